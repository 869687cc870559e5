"""Rule 1 read plainly: no masks, nothing kept, set against set. Slow, and shares no code with ``judging``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from attrs import evolve

from beforehand.agreement.answers import Answers
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boxes import Box, Contact, Exposure, dimensions
from beforehand.agreement.record import Candidate, SceneRecord
from beforehand.agreement.riders import Clause, Rider


def shootable(record: SceneRecord, now: datetime) -> frozenset[str]:
    """Candidates of the plan's beats that may be shot at this instant, each by itself."""
    if record.plan is None or record.day is None or record.holds:
        return frozenset()
    if now >= record.day.call + timedelta(hours=24):
        return frozenset()
    return frozenset(c for c in record.plan.beats if _may(record, record.candidates[c], now))


def _may(record: SceneRecord, candidate: Candidate, now: datetime) -> bool:
    people = candidate.beat.people
    return all(
        who in record.performers
        and not record.performers[who].erased
        and _agreed(record, who, candidate.digest)
        and _inside(record, who, candidate)
        and _ridden(record, record.riders.get(who, ()), _concerning(who, candidate), now)
        for who in people
    ) and all(_doubled(record, candidate, *pair, now) for pair in candidate.beat.doubles)


def _agreed(record: SceneRecord, who: str, digest: str) -> bool:
    answers = record.answers.get((who, digest), Answers())
    assert record.day is not None
    against = {n.id for n in answers.narrowings if n.kind != "less_today" or n.day == record.day.id}
    return any(not against - a.seen for a in answers.agreements)


def _concerning(who: str, candidate: Candidate) -> list[Box]:
    return [
        box
        for box in candidate.beat.expanded
        if who in (box.agents | box.targets if isinstance(box, Contact) else box.people)
    ]


def _inside(record: SceneRecord, who: str, candidate: Candidate) -> bool:
    for box in _concerning(who, candidate):
        sides = ["shown"] if isinstance(box, Exposure) else []
        if isinstance(box, Contact):
            sides = [d for d, there in (("given", box.agents), ("received", box.targets)) if who in there]
        for direction in sides:
            own = [b for b in record.boundaries.get(who, ()) if b.direction == direction]
            met = [b for b in own if b.disposition == "open" or _gate_met(record, b, candidate)]
            shut = [b for b in own if b not in met]
            if any(_meet(box, b.box) for b in shut) or not any(_within(box, b.box) for b in met):
                return False
    return True


def _gate_met(record: SceneRecord, b: Boundary, candidate: Candidate) -> bool:
    beat = candidate.beat
    if b.disposition != "gate":
        return False
    if b.gate in ("over_cloth", "barrier"):
        fine = {"cloth", "barrier"} if b.gate == "over_cloth" else {"barrier"}
        through = [
            box
            for box in beat.expanded
            if isinstance(box, Contact) and _meet(evolve(box, layers=b.layers or box.layers), b.box)
        ]
        return b.direction != "shown" and all(box.layers <= fine for box in through)
    assert record.day is not None
    return {
        "set_choreography": beat.manner == "set" and not beat.placeholder,
        "closed_set": beat.closed_set in ("closed", "essential"),
        "rehearsed": candidate.digest in record.rehearsed,
        "no_visitors": not [e for e in record.roster if e.role == "visitor" and e.where != "remote"],
        "own_words": (b.person, b.id, candidate.digest, record.day.id) in record.gates_met,
    }[b.gate]


def _ridden(record: SceneRecord, riders: Iterable[Rider], boxes: list[Box], now: datetime) -> bool:
    signed = [r for r in riders if r.signed_at]
    running = [r for r in signed if r.delivered_at and _run(record, r) <= now]
    fences = [c.box for r in signed for c in r.clauses if c.kind == "fence"]
    permits = [c.box for r in running for c in r.clauses if _permits(c)]
    return bool(running) and all(
        any(_within(box, p) for p in permits) and not any(_meet(box, f) for f in fences) for box in boxes
    )


def _permits(clause: Clause) -> bool:
    return clause.kind == "permit" and not clause.struck


def _run(record: SceneRecord, rider: Rider) -> datetime:
    """When its notice has run; never, when that is after the call."""
    assert rider.delivered_at is not None
    assert record.day is not None
    figures = [rider.notice_hours, record.notice.hours]
    for until, hours in record.notice.before:
        if not until < rider.delivered_at:
            figures.append(hours)
    run = rider.delivered_at + timedelta(hours=max(figures))
    return run if run <= record.day.call else datetime.max.replace(tzinfo=run.tzinfo)


def _doubled(record: SceneRecord, candidate: Candidate, double: str, principal: str, now: datetime) -> bool:
    riders = record.riders.get(principal, ())
    allowing = [
        r
        for r in riders
        if r.doubling == "within_rider" or (r.doubling == "by_named_consent" and double in r.named_doubles)
    ]
    fencing = [
        evolve(r, clauses=tuple(c for c in r.clauses if c.kind == "fence"), delivered_at=None)
        for r in riders
        if r not in allowing
    ]
    shown = [
        evolve(box, people=frozenset({principal}))
        for box in candidate.beat.expanded
        if isinstance(box, Exposure) and double in box.people
    ]
    return _ridden(record, [*allowing, *fencing], list(shown), now)


def _within(box: Box, permit: Box) -> bool:
    return (
        type(box) is type(permit)
        and all(getattr(box, d) <= getattr(permit, d) for d in dimensions(box))
        and box.seconds <= permit.seconds
        and box.repeats <= permit.repeats
    )


def _meet(box: Box, fence: Box) -> bool:
    return type(box) is type(fence) and all(getattr(box, d) & getattr(fence, d) for d in dimensions(box))
