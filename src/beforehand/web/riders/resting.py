"""What each beat rests on: for every performer in it the clauses that cover it, and when their notice has run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.asked import needed
from beforehand.agreement.called import names_of
from beforehand.agreement.missing_riders import clause_of
from beforehand.agreement.record import Candidate, SceneRecord
from beforehand.agreement.riding import COVERED, Cover, riders_of
from beforehand.web.notice_left import runs_out_words

WORDS: Final = {
    "no rider": "No rider yet",
    "unsigned": "In a rider that is not signed",
    "struck": "In a clause that was struck",
    "outside": "Past what their riders cover",
    "fenced": "Ruled out by a clause",
}


def resting(record: SceneRecord, beats: list[Candidate], now: datetime) -> list[dict[str, Any]]:
    """One row a beat: its text, and for each performer in it the clauses with their notice.

    Args:
        record: the scene.
        beats: those that riders are written for, in order.
        now: server time.
    """
    return [
        {"number": n, "text": beat.beat.text, "people": list(_people(record, beat, now))}
        for n, beat in enumerate(beats, start=1)
    ]


def _people(record: SceneRecord, one: Candidate, now: datetime) -> Iterator[dict[str, Any]]:
    names = names_of(record)
    call = record.day.call if record.day else None
    for person in record.performers:
        if person not in one.beat.people:
            continue
        ridden = riders_of(record, person).of_boxes(needed(one.beat, person))
        if ridden.word != COVERED:
            yield {"name": names[person].short, "clauses": [WORDS[ridden.word]]}
            continue
        said = dict.fromkeys(_words(cover, call, now) for cover in ridden.covers)
        yield {"name": names[person].short, "clauses": list(said) or ["Nothing is asked of them"]}


def _words(cover: Cover, call: datetime | None, now: datetime) -> str:
    """Words such as "Clause 3 of the rider: notice has run since Wed 18 Nov, 09:51; 7 d before the call of …"."""
    assert cover.rider is not None, "what is covered names its clause"
    assert cover.clause is not None, "as above"
    assert cover.runs_out is not None, "and its time"
    words = clause_of(cover.rider, cover.clause)
    return f"{words[:1].upper()}{words[1:]}: notice {runs_out_words(cover.runs_out, call, now)}"
