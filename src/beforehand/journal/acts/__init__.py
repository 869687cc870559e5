"""The kinds of act, by the noun they are about. Importing this package declares them all."""

from beforehand.journal.acts import (
    answers,
    boundaries,
    candidates,
    days,
    drafts,
    grants,
    on_paper,
    people,
    plans,
    requests,
    riders,
    sets,
)

__all__ = [
    "answers",
    "boundaries",
    "candidates",
    "days",
    "drafts",
    "grants",
    "on_paper",
    "people",
    "plans",
    "requests",
    "riders",
    "sets",
]
