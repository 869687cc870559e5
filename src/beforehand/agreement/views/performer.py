"""What a performer sees of a scene: what was put to them, their own acts, and what is published of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.agreement.boundary_data import boundary_data
from beforehand.agreement.own import Own, OwnAnswer, OwnBeat, OwnOrder
from beforehand.agreement.published import Published
from beforehand.agreement.riders import Clause, Rider
from beforehand.agreement.riding import notice_hours, notice_runs_out
from beforehand.agreement.views.frame import frame

SEEN_BY = "You and {coordinator} only"


def performer_view(own: Own, scene: Published, now: datetime) -> dict[str, Any]:
    """Their beats with their own answers, their own crossings, boundaries and riders; the plan as it is published.

    Nothing of anybody else's answers, boundaries or riders is an argument here.

    Args:
        own: what is theirs.
        scene: what is public.
        now: server time.
    """
    return {
        **frame(scene, now),
        "person": {"id": own.person, "name": own.name, "powerful": own.powerful},
        "seen_by": SEEN_BY.format(coordinator=scene.coordinator.split()[0] if scene.coordinator else ""),
        "beats": [_beat(beat) for beat in own.beats],
        "orders": [_order(order) for order in own.orders],
        "plan": _plan(own, scene),
        "boundaries": [{"id": b.id, **boundary_data(b)} for b in own.boundaries],
        "riders": [_rider(rider, own) for rider in own.riders],
    }


def _beat(beat: OwnBeat) -> dict[str, Any]:
    return {
        "id": beat.id,
        **_answer(beat.answer),
        "name": beat.name,
        "text": beat.text,
        "facts": [list(fact) for fact in beat.facts],
        "expands": list(beat.expands),
        "shown": list(beat.shown),
        "crosses": list(beat.crosses),
        "kinds": list(beat.kinds),
        "gates": [{"boundary": gate.boundary, "words": gate.words} for gate in beat.gates],
        "lines": list(beat.lines),
        "placeholder": beat.placeholder,
    }


def _answer(answer: OwnAnswer) -> dict[str, Any]:
    return {
        "digest": answer.digest,
        "answer": answer.word,
        "seen": list(answer.seen),
        "open": answer.open,
        "act": answer.act,
        "at": answer.at,
        "claimed_at": answer.claimed_at,
    }


def _order(order: OwnOrder) -> dict[str, Any]:
    return {**_answer(order.answer), "beats": list(order.beats), "named": list(order.named)}


def _plan(own: Own, scene: Published) -> dict[str, Any] | None:
    """The plan's beats that involve them, by their numbers in the plan."""
    if scene.plan is None:
        return None
    beats = [
        {
            "number": n,
            "id": beat.id,
            "text": beat.text,
            "facts": [list(fact) for fact in beat.facts],
            "lines": list(beat.lines),
            "placeholder": beat.placeholder,
        }
        for n, beat in enumerate(scene.plan.beats, start=1)
        if own.person in beat.people
    ]
    return {"version": scene.plan.version, "at": scene.plan.at, "beats": beats}


def _rider(rider: Rider, own: Own) -> dict[str, Any]:
    return {
        "id": rider.id,
        "number": rider.number,
        "digest": rider.digest,
        "source": rider.source,
        "source_digest": rider.source_digest,
        "doubling": rider.doubling,
        "doubles": list(own.doubles.get(rider.id, ())),
        "notice_hours": notice_hours(rider, own.notice),
        "delivered_at": rider.delivered_at,
        "signed_at": rider.signed_at,
        "runs_out": notice_runs_out(rider, own.notice),
        "clauses": [_clause(clause, own) for clause in rider.clauses],
    }


def _clause(clause: Clause, own: Own) -> dict[str, Any]:
    return {
        "id": clause.id,
        "number": clause.number,
        "kind": clause.kind,
        "text": clause.text,
        "covers": own.covers.get(clause.id, ""),
        "struck": clause.struck,
    }
