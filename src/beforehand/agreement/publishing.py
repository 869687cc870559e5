"""What may go into a palette, what may be published as the plan, and what of a plan still stands."""

from __future__ import annotations

from beforehand.agreement import missing
from beforehand.agreement.findings import Finding
from beforehand.agreement.gates import CONTENT_GATES
from beforehand.agreement.judging import Judge
from beforehand.agreement.record import Candidate, SceneRecord
from beforehand.agreement.riding import FENCED, STRUCK


def available(record: SceneRecord) -> tuple[str, ...]:
    """Candidates that everybody in them has agreed to and that are inside all limits, in the order written.

    A gate on preparation that is not met yet does not keep a beat from the palette: it can be met before the
    take. A gate that the beat itself does not meet does.
    """
    judge = Judge(record)
    return tuple(c.id for c in record.candidates.values() if _is_available(judge, c))


def publishable(record: SceneRecord, proposal: str, beats: tuple[str, ...]) -> tuple[Finding, ...]:
    """What forbids publishing these beats, in this order, as the plan; nothing when they may be.

    They are an approved proposal, or a part of it in its order; and nothing private stands against any of
    them, so that while the plan is in force and untouched, no page depends on anything private. Riders and
    notice do not forbid it: the plan is then in force and not yet to be shot.
    """
    judge = Judge(record)
    chosen = tuple(record.candidates[c] for c in beats if c in record.candidates)
    return (
        *([] if beats else [missing.no_beats()]),
        *judge.approval_findings(proposal, beats),
        *(finding for candidate in chosen for finding in judge.content_findings(candidate)),
        *judge.order_findings(chosen),
    )


def still_stands(record: SceneRecord) -> tuple[str, ...]:
    """The beats of the plan in force that can be published again as they are, in order.

    Where somebody ended their agreement to the order, beats are taken from the start as long as each one's own
    part is in an order they agreed to. What can be published is nothing at all when production's approval
    does not stand.
    """
    judge = Judge(record)
    if record.plan is None or any(judge.approval_findings(record.plan.proposal, record.plan.beats)):
        return ()
    kept: tuple[Candidate, ...] = ()
    for candidate in judge.plan_candidates:
        if not _fallen(judge, candidate) and not any(judge.order_findings((*kept, candidate))):
            kept = (*kept, candidate)
    return tuple(candidate.id for candidate in kept)


def publishable_part(record: SceneRecord, proposal: str) -> tuple[str, ...]:
    """Of an approved proposal, the beats that nothing private stands against, in its order.

    None of it while it is not approved, or while somebody in these beats has not agreed to their order: that is
    to be asked, not to be gone round by publishing less.
    """
    judge = Judge(record)
    asked = record.proposals[proposal]
    free = tuple(c for c in (record.candidates[b] for b in asked.beats) if not any(judge.content_findings(c)))
    if any(judge.approval_findings(proposal, asked.beats)) or any(judge.order_findings(free)):
        return ()
    return tuple(candidate.id for candidate in free)


def _is_available(judge: Judge, candidate: Candidate) -> bool:
    standing_against = [f for f in judge.content_findings(candidate) if f.code != "gate_unmet"]
    if standing_against:
        return False
    crossings = [c for p in candidate.beat.people for c in judge.crossings(candidate, p)]
    return not any(crossing.gate in CONTENT_GATES for crossing in crossings)


def _fallen(judge: Judge, candidate: Candidate) -> bool:
    """Whether it can be published no more, or was taken out of a rider: a struck clause, a clause against it."""
    if any(judge.content_findings(candidate)):
        return True
    riders = [judge.ridden(candidate, person) for person in candidate.beat.people]
    if any(cover.word in (FENCED, STRUCK) for ridden in riders for cover in ridden.covers):
        return True
    return any(f.code == "double_not_allowed" for f in judge.beat_findings(candidate))
