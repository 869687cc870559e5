"""Riders, clauses, signatures."""

from __future__ import annotations

import attrs

from beforehand.journal.act import Saved, instant, plain
from beforehand.journal.acts.riders import DeliverRider, RecordRider, SignRider, StrikeClause
from beforehand.store.apply.registry import applies, known, row
from beforehand.store.rows import Tables


@applies(RecordRider)
def record_rider(saved: Saved, body: RecordRider, tables: Tables) -> None:
    """The rider's row and one for each clause."""
    data = {
        "source": body.source,
        "source_digest": body.source_digest,
        "doubling": body.doubling,
        "named_doubles": list(body.named_doubles),
        "notice_hours": body.notice_hours,
        "digest": body.digest,
        "delivered_at": "",
    }
    tables.put("rider", row(saved, body.rider, person=body.person, number=body.number, data=data))
    for clause in body.clauses:
        words = {"kind": clause["kind"], "box": plain(clause["box"]), "text": clause["text"], "struck": False}
        columns = {"person": body.person, "parent": body.rider, "number": clause["number"], "data": words}
        tables.put("clause", row(saved, clause["id"], **columns))


@applies(DeliverRider)
def deliver_rider(saved: Saved, body: DeliverRider, tables: Tables) -> None:
    """Delivered at the act's server time, from which notice runs."""
    rider = known(tables, "rider", body.rider)
    data = {**rider.data, "delivered_at": instant(saved.at)}
    tables.put("rider", attrs.evolve(rider, act=saved.id, data=data))


@applies(SignRider)
def sign_rider(saved: Saved, body: SignRider, tables: Tables) -> None:
    """One row a signature."""
    data = {"digest": body.digest, "language": body.language}
    tables.put("signature", row(saved, saved.id, person=saved.author, parent=body.rider, data=data))


@applies(StrikeClause)
def strike_clause(saved: Saved, body: StrikeClause, tables: Tables) -> None:
    """The clause permits nothing from now on."""
    clause = known(tables, "clause", body.clause)
    tables.put("clause", attrs.evolve(clause, act=saved.id, data={**clause.data, "struck": True}))
