"""What each kind of act does to the tables. Replay calls the same functions; nothing else writes a row.

No clock, no chance, no framework in here: ids and times come from the act, so that the same journal makes
the same tables, byte for byte.
"""

from beforehand.store.apply import (
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
from beforehand.store.apply.registry import apply

__all__ = [
    "answers",
    "apply",
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
