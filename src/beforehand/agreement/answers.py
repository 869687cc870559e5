"""A performer's three answers, and how later ones stand against earlier ones.

The fold does not depend on the order in which acts arrive (a phone may have been without a network): an
agreement stands against just those narrowings whose ids its page had shown; any other narrowing wins.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Narrowing:
    """Talk, decline, withdraw, or less today.

    Attributes:
        id: the act's id.
        kind: ``talk``, ``decline``, ``withdraw`` or ``less_today``.
        day: for ``less_today`` the shooting day's id it is limited to, else None.
        at: server time of the act, as RFC 3339 text (only to tell which word to show).
        claimed_at: for one that was entered from paper, the time that the paper gives, as RFC 3339 text.
    """

    id: str
    kind: str
    day: str | None = None
    at: str = ""
    claimed_at: str = ""


@frozen
class Agreement:
    """An *agree*.

    Attributes:
        id: the act's id.
        seen: ids of the narrowings that the page showed when it was given.
        at: server time of the act, as RFC 3339 text.
    """

    id: str
    seen: frozenset[str] = frozenset()
    at: str = ""


@frozen
class Answers:
    """All that one person answered to one digest."""

    agreements: tuple[Agreement, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()


def stands_against(answers: Answers, day: str | None) -> frozenset[str]:
    """Ids of the narrowings that count on ``day`` (a shooting day's id, or None for no day)."""
    return frozenset(n.id for n in answers.narrowings if n.day is None or n.day == day)


def agreed(answers: Answers | None, day: str | None) -> bool:
    """Whether an agreement stands on ``day``: one that saw every narrowing which counts there. Silence is no."""
    if answers is None:
        return False
    if not answers.narrowings:
        return bool(answers.agreements)
    against = stands_against(answers, day)
    return any(against <= a.seen for a in answers.agreements)


def word(answers: Answers | None, day: str | None) -> str:
    """The answer as one word: ``agreed``, ``talk``, ``declined``, ``withdrawn``, ``less today``, ``no answer``."""
    if answers is None or not (answers.agreements or answers.narrowings):
        return "no answer"
    if agreed(answers, day):
        return "agreed"
    words = {"talk": "talk", "decline": "declined", "withdraw": "withdrawn", "less_today": "less today"}
    counting = [n for n in answers.narrowings if n.day is None or n.day == day]
    return words[max(counting, key=lambda n: (n.at, n.id)).kind] if counting else "no answer"
