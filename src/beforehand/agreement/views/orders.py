"""Who has agreed to the order of a proposal, for the coordinator (DESIGN rule 4)."""

from __future__ import annotations

from typing import Any

from beforehand.agreement.answers import word
from beforehand.agreement.judging import Judge
from beforehand.agreement.offers import order_may_be_put_to
from beforehand.agreement.orders import order_digest
from beforehand.agreement.record import Person, Proposal, SceneRecord


def orders(record: SceneRecord, judge: Judge, proposal: Proposal) -> list[dict[str, Any]]:
    """For each performer with two beats or more in it: whether they agreed to their part in this order."""
    found = []
    for person in record.performers.values():
        own = tuple(
            record.candidates[c].digest
            for c in proposal.beats
            if person.id in record.candidates[c].beat.people
        )
        if len(own) > 1:
            found.append(_order(record, judge, proposal, person, own))
    return found


def _order(
    record: SceneRecord, judge: Judge, proposal: Proposal, person: Person, own: tuple[str, ...]
) -> dict[str, Any]:
    digest = order_digest(record.scene, own)
    refusal = order_may_be_put_to(record, proposal, person.id)
    agreed = judge.order_agreed(person, own)
    day = record.day.id if record.day else None
    return {
        "person": person.id,
        "name": judge.names[person.id].short,
        "digest": digest,
        "answer": "agreed" if agreed else word(record.answers.get((person.id, digest)), day),
        "put": digest in record.open_orders.get(person.id, frozenset())
        or (person.id, digest) in record.answers,
        "may_put": refusal.code if refusal else "",
    }
