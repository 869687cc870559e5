"""What happened since somebody was last here: the newest acts of a production in words, for its coordinator.

It is no history of anybody (DESIGN rule 13). Of each person in each scene the last private answer alone is told,
with its day and no time, so that the list is the same however often they changed their mind; boundaries, which come
and go without leaving a trace elsewhere, are not told here at all: what they touch is in the scenes' standing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import Saved, instant
from beforehand.journal.acts.on_paper import AnswerOnPaper, FenceOnPaper
from beforehand.store.settle import OWN_ACTS
from beforehand.store.tables import journal_store
from beforehand.store.tables.log import Act
from beforehand.studio.history import SAID

SHOWN: Final = 6
OPENED: Final = 120
"""How many acts are opened for it at most, newest first."""

ENTERED: Final = (AnswerOnPaper, FenceOnPaper)
"""Entered from paper by whoever runs the record; whose they are, a line with its author's name would not say."""

NOUNS: Final = ("Hold", "Less", "The ", "A ")
"""How the words begin that are no sentence about who did it."""

OWN: Final = frozenset({"publish_plan", "take_back", "deliver_rider", "end_hold"})
"""Of one's own acts only these are told: who just imported a schedule wants to read what others did."""


@frozen
class Event:
    """One line.

    Attributes:
        at: server time.
        who: the author's id.
        scene: the scene's id, or "".
        said: what was done, in words.
        private: an answer, of which the day alone is told.
    """

    at: datetime
    who: str
    scene: str
    said: str
    private: bool


def events_since(production: str, person: str, since: datetime | None) -> list[Event]:
    """The newest events, newest first, one for each private answerer and scene, one for what comes again.

    Args:
        production: where.
        person: who reads; of their own acts few are told.
        since: acts after this are told; None for the newest, whenever they were.
    """
    found: dict[tuple[str, str, str], Event] = {}
    for saved in _newest(production, since):
        if _is_told(saved, person):
            event = _event(saved)
            found.setdefault((event.who, event.scene, "" if event.private else event.said), event)
        if len(found) == SHOWN:
            break
    return list(found.values())


def _is_told(saved: Saved, person: str) -> bool:
    kind = type(saved.body)
    if kind in OWN_ACTS or kind in ENTERED:
        return False
    return saved.author != person or kind.kind in OWN


def _event(saved: Saved) -> Event:
    said = SAID[type(saved.body)](saved.body)
    return Event(saved.at, saved.author, saved.scene or "", said, type(saved.body).vault == "person")


def _newest(production: str, since: datetime | None) -> Iterator[Saved]:
    rows = Act.objects.filter(production=production).order_by("-seq")
    if since is not None:
        rows = rows.filter(saved_at__gt=instant(since))
    for row in rows[:OPENED]:
        try:
            yield journal_store.open_entry(row).saved
        except Refusal:
            continue  # its key was destroyed: what it said is told to nobody


def told(event: Event, names: Mapping[str, str], numbers: Mapping[str, str], reader: str = "") -> str:
    """The event as one sentence: who, what, in which scene; what the reader did themself is told as theirs."""
    who = "You" if event.who == reader else names.get(event.who, "Somebody")
    first, said = event.said[:1].lower(), event.said[1:].rstrip(".")
    between = ": " if event.said.startswith(NOUNS) else " "
    where = f", scene {numbers[event.scene]}" if event.scene in numbers else ""
    return f"{who}{between}{first}{said}{where}"
