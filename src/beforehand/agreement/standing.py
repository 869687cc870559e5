"""Standing: what may be shot, from when, and what is missing (DESIGN rule 1).

A beat is shootable iff it is in the plan in force, everybody in it agreed to exactly it, it is inside each
one's rider and boundaries, its notice has run, and no withdrawal, hold or unmet gate stands against it. A
scene may be shot only under a published plan all of whose beats are shootable (rule 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from attrs import frozen

from beforehand.agreement import missing
from beforehand.agreement.findings import Finding, private_only
from beforehand.agreement.judging import Judge
from beforehand.agreement.record import SceneRecord

DAY_LASTS = timedelta(hours=24)
"""From the call: a night shoot stays one day."""


@frozen
class Standing:
    """What may be shot of a scene.

    Attributes:
        plan: the plan in force, or None.
        with_coordinator: the one bit (rule 6).
        on_hold: a hold stands.
        may_from: from when its plan may be shot; None while a finding stands or it is with the coordinator.
        may_until: until when, exclusive; None without a day.
        findings: what is missing, for the coordinator alone.
    """

    plan: str | None
    with_coordinator: bool
    on_hold: bool
    may_from: datetime | None
    may_until: datetime | None
    findings: tuple[Finding, ...]


def standing(record: SceneRecord) -> Standing:
    """The scene's standing: all findings of the plan in force, or the instant from which it may be shot.

    A private finding means *with the coordinator*, whatever the record's own bit says: it must never be told
    as *not yet*, which would tell it from a rider that is not signed. While the bit is set, ``may_from`` is
    None whoever set it, for the same reason.
    """
    judge = Judge(record)
    findings = tuple(_findings(judge))
    with_coordinator = record.with_coordinator or bool(private_only(findings))
    return Standing(
        plan=record.plan.id if record.plan else None,
        with_coordinator=with_coordinator,
        on_hold=bool(record.holds),
        may_from=None if findings or with_coordinator else _may_from(judge),
        may_until=record.day.call + DAY_LASTS if record.day else None,
        findings=findings,
    )


def verdict(now_standing: Standing, now: datetime) -> str:
    """``on hold``, ``with the coordinator``, ``not yet`` or ``may shoot``, in that order of weight."""
    if now_standing.on_hold:
        return "on hold"
    if now_standing.with_coordinator:
        return "with the coordinator"
    starts, ends = now_standing.may_from, now_standing.may_until
    return "may shoot" if starts and ends and starts <= now < ends else "not yet"


def shootable(record: SceneRecord, now: datetime) -> frozenset[str]:
    """Candidates' ids of the plan's beats that are shootable at this instant, each by itself (rule 1).

    The bit *with the coordinator* is no part of it: it is about the scene. Nor is the order of the beats.
    """
    if record.plan is None or record.day is None or record.holds:
        return frozenset()
    if not now < record.day.call + DAY_LASTS:
        return frozenset()
    judge = Judge(record)
    clear = [c for c in judge.plan_candidates if next(judge.beat_findings(c), None) is None]
    times = [(c.id, judge.may_from(c)) for c in clear]
    return frozenset(beat for beat, at in times if at is not None and at <= now)


def touched(before: Standing, after: Standing, *, narrowing: bool) -> bool:
    """Whether an act set *with the coordinator*: the plan in force has a finding that it did not have.

    Any private finding counts, whatever act brought it, so that without the bit there is none. Another finding
    counts when a narrowing brought it (a struck clause). Holds are public as holds, and do not.
    """
    if after.plan is None or before.plan != after.plan:
        return False
    known = {f.key for f in before.findings}
    new = [f for f in after.findings if f.key not in known and f.code != "on_hold"]
    return any(f.private or narrowing for f in new)


def riders_signed(record: SceneRecord) -> bool:
    """The one word for a scene: every performer has a rider, and every delivered rider is signed."""
    return bool(record.performers) and all(has_signed(record, person) for person in record.performers)


def has_signed(record: SceneRecord, person: str) -> bool:
    """Whether this performer has a signed rider for the scene, and none delivered that is not signed."""
    riders = record.riders.get(person, ())
    return any(r.signed_at for r in riders) and all(r.signed_at for r in riders if r.delivered_at)


def _findings(judge: Judge) -> Iterator[Finding]:
    """Of the plan's beats, then of the scene."""
    plan, record = judge.record.plan, judge.record
    if plan is None or not plan.beats:
        yield missing.no_plan()
    else:
        for candidate in judge.plan_candidates:
            yield from judge.beat_findings(candidate)
        yield from judge.order_findings(judge.plan_candidates)
        yield from judge.approval_findings(plan.proposal, plan.beats)
    if plan is not None and record.day is None:
        yield missing.no_day()
    if record.holds:
        yield missing.on_hold()


def _may_from(judge: Judge) -> datetime | None:
    assert judge.record.plan is not None, "without a plan there is a finding"
    times = [judge.may_from(c) for c in judge.plan_candidates]
    known = [at for at in times if at is not None]
    return max([judge.record.plan.at, *known]) if len(known) == len(times) else None
