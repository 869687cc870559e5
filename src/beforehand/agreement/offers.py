"""To whom a candidate or an order may be put now: who holds power is asked last (DESIGN rule 7)."""

from __future__ import annotations

from beforehand.agreement.answers import agreed
from beforehand.agreement.judging import Judge
from beforehand.agreement.record import Person, Proposal, SceneRecord
from beforehand.agreement.refusals import Refusal


def may_be_put_to(record: SceneRecord, candidate: str, person: str) -> Refusal | None:
    """Why the candidate may not be put to this person now, or None when it may.

    Somebody who holds power anywhere in the production hears of it only when everybody else in it, but for
    others with power, has agreed.
    """
    beat = record.candidates[candidate].beat
    asked = record.performers.get(person)
    if asked is None or person not in beat.people:
        return Refusal("not_in_beat", "A beat is put to those who are in it.")
    others = [record.performers.get(p) for p in beat.people if p != person]
    digest = record.candidates[candidate].digest
    if asked.powerful and not all(_has_agreed(record, other, digest) for other in others):
        return _last()
    return None


def order_may_be_put_to(record: SceneRecord, proposal: Proposal, person: str) -> Refusal | None:
    """The same for the order of a proposal: everybody else must have agreed to their own part of it."""
    if not record.performers[person].powerful:
        return None
    judge = Judge(record)
    beats = [record.candidates[c] for c in proposal.beats]
    for other in record.performers.values():
        own = tuple(c.digest for c in beats if other.id in c.beat.people)
        if not other.powerful and not judge.order_agreed(other, own):
            return _last()
    return None


def _has_agreed(record: SceneRecord, other: Person | None, digest: str) -> bool:
    """Whether this other performer need not be waited for; somebody who left the scene is, for ever."""
    if other is None:
        return False
    day = record.day.id if record.day else None
    return other.powerful or (not other.erased and agreed(record.answers.get((other.id, digest)), day))


def _last() -> Refusal:
    return Refusal(
        "asked_last",
        "This person holds power in the production, so they are asked when everybody else in it has agreed.",
    )
