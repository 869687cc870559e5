"""The clauses that a new rider is offered: what planned beats ask of a performer, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from beforehand.agreement.asked import needed
from beforehand.agreement.boxes import Box
from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.called import names_of
from beforehand.agreement.canonical import digest_of
from beforehand.agreement.ceilings import Ceiling, compiled
from beforehand.agreement.clause_texts import clause_text
from beforehand.agreement.clauses_needed import clauses_needed
from beforehand.agreement.record import Candidate, SceneRecord
from beforehand.agreement.rider_terms import kept_to
from beforehand.agreement.riding import OUTSIDE, STRUCK, riders_of

SOURCES: Final = {
    "plan": "the plan’s beats",
    "order": "the order asked for",
    "palette": "the palette",
    "candidates": "the candidates",
}


def offer(record: SceneRecord, person: str, source: str = "") -> dict[str, Any]:
    """Clauses for a new rider of this performer, from beats that are planned.

    Args:
        record: the scene.
        person: whose rider it would be.
        source: a key of :func:`sources`; "" for the first that has beats.

    Returns:
        ``of`` (which beats they come from, in words), ``clauses`` (``box`` as plain data, ``text``, ``needed``:
        False where riders that the person has would cover it), ``present`` (the level of the closed set that all
        these beats keep to), and ``digest`` of it all, to know it by.
    """
    word, beats = planned(record, source)
    boxes = clauses_needed((c.beat for c in beats), person)
    lacking = _uncovered(record, beats, person)
    names = names_of(record)
    clauses = [
        {"box": box_data(box), "text": clause_text(box, names), "needed": _asks_for(box, lacking)}
        for box in boxes
    ]
    told = {"of": word, "clauses": clauses, "present": kept_to(tuple(c.beat for c in beats))}
    return {**told, "digest": digest_of(told)}


def sources(record: SceneRecord) -> dict[str, tuple[str, ...]]:
    """Whose beats riders may be written for, nearest to the day first, as far as there are any: key to ids."""
    latest = max(record.proposals.values(), key=lambda p: (p.at, p.id), default=None)
    found = {
        "plan": record.plan.beats if record.plan else (),
        "order": latest.beats if latest else (),
        "palette": record.palette.beats if record.palette else (),
        "candidates": tuple(record.candidates),
    }
    return {key: beats for key, beats in found.items() if beats}


def planned(record: SceneRecord, source: str = "") -> tuple[str, list[Candidate]]:
    """The beats that riders are written for, with their word.

    A beat with somebody who is not in the scene any more is left out: nobody here signs for it.

    Args:
        record: the scene.
        source: a key of :func:`sources`; "" or one that has no beats gives the first that has.
    """
    known = sources(record)
    key = source if source in known else next(iter(known), "candidates")
    found = [record.candidates[c] for c in known.get(key, ())]
    return SOURCES[key], [c for c in found if record.performers.keys() >= set(c.beat.people)]


def _uncovered(record: SceneRecord, beats: Iterable[Candidate], person: str) -> frozenset[Box]:
    """Of the clauses on offer, those that ask for something no rider of theirs permits, signed or not."""
    ridden, lacking = riders_of(record, person), []
    for beat in beats:
        covers = ridden.of_boxes(needed(beat.beat, person)).covers
        lacking += [cover.box for cover in covers if cover.word in (OUTSIDE, STRUCK)]
    return frozenset(lacking)


def _asks_for(clause: Box, lacking: Iterable[Box]) -> bool:
    """Whether the clause would permit one of the boxes that nothing permits yet."""
    return any(compiled(Ceiling(permits=(clause,))).judge(box)[0] is not None for box in lacking)
