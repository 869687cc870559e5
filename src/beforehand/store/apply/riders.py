"""Riders, clauses, signatures."""

from __future__ import annotations

import attrs

from beforehand.agreement.locales.rider_text import text_digests
from beforehand.journal.act import Saved, instant, plain
from beforehand.journal.acts.riders import (
    CountersignRider,
    DeliverRider,
    OpenRider,
    RecordRider,
    SignRider,
    StrikeClause,
    TakeBackSignature,
    TalkOverRider,
)
from beforehand.store.apply.registry import applies, known, row
from beforehand.store.rows import Tables, key


@applies(RecordRider)
def record_rider(saved: Saved, body: RecordRider, tables: Tables) -> None:
    """The rider's row, one for each clause, and one for the text in each language."""
    texts = [plain(text) for text in body.texts]
    data = {
        "source": body.source,
        "source_digest": body.source_digest,
        "doubling": body.doubling,
        "named_doubles": list(body.named_doubles),
        "notice_hours": body.notice_hours,
        "digest": body.digest,
        "alteration": body.alteration,
        "present": body.present,
        "delivered_at": "",
        "opened_at": "",
        "talk_at": "",
        "once_signed": False,
        "texts": [list(pair) for pair in text_digests(texts)],
        "governs": body.governs,
    }
    tables.put("rider", row(saved, body.rider, person=body.person, number=body.number, data=data))
    for clause in body.clauses:
        words = {"kind": clause["kind"], "box": plain(clause["box"]), "text": clause["text"]}
        words |= {"struck": False, "struck_at": ""}
        columns = {"person": body.person, "parent": body.rider, "number": clause["number"], "data": words}
        tables.put("clause", row(saved, clause["id"], **columns))
    for text in texts:
        columns = {"person": body.person, "parent": body.rider, "data": text}
        tables.put("rider_text", row(saved, key(body.rider, text["locale"]), **columns))


@applies(DeliverRider)
def deliver_rider(saved: Saved, body: DeliverRider, tables: Tables) -> None:
    """Delivered at the act's server time, from which notice runs."""
    _note(saved, tables, body.rider, "delivered_at")


@applies(OpenRider)
def open_rider(saved: Saved, body: OpenRider, tables: Tables) -> None:
    """Opened at the act's server time."""
    _note(saved, tables, body.rider, "opened_at")


@applies(TalkOverRider)
def talk_over_rider(saved: Saved, body: TalkOverRider, tables: Tables) -> None:
    """A conversation is asked for since the act's server time."""
    _note(saved, tables, body.rider, "talk_at")


@applies(SignRider)
def sign_rider(saved: Saved, body: SignRider, tables: Tables) -> None:
    """One row a signature; whoever signs another's rider is their representative."""
    rider = known(tables, "rider", body.rider)
    tables.put("rider", attrs.evolve(rider, act=saved.id, data={**rider.data, "once_signed": True}))
    part = "performer" if rider.person == saved.author else "representative"
    _sign(saved, tables, body.rider, part, {"digest": body.digest, "language": body.language})


@applies(CountersignRider)
def countersign_rider(saved: Saved, body: CountersignRider, tables: Tables) -> None:
    """One row for production's signature."""
    _sign(saved, tables, body.rider, "producer", {"digest": body.digest, "language": ""})


@applies(TakeBackSignature)
def take_back_signature(saved: Saved, body: TakeBackSignature, tables: Tables) -> None:
    """The signatures of the performer's side go; the acts stay."""
    rows = tables.of_scene(saved.scene or "", ("signature",))["signature"]
    for signed in rows:
        if signed.parent == body.rider and signed.word != "producer":
            tables.drop("signature", signed.id)


@applies(StrikeClause)
def strike_clause(saved: Saved, body: StrikeClause, tables: Tables) -> None:
    """The clause permits nothing from now on; a second strike leaves the time of the first."""
    clause = known(tables, "clause", body.clause)
    struck_at = clause.data["struck_at"] or instant(saved.at)
    data = {**clause.data, "struck": True, "struck_at": struck_at}
    tables.put("clause", attrs.evolve(clause, act=saved.id, data=data))


def _note(saved: Saved, tables: Tables, ident: str, when: str) -> None:
    rider = known(tables, "rider", ident)
    tables.put("rider", attrs.evolve(rider, act=saved.id, data={**rider.data, when: instant(saved.at)}))


def _sign(saved: Saved, tables: Tables, rider: str, part: str, data: dict[str, str]) -> None:
    tables.put("signature", row(saved, saved.id, person=saved.author, parent=rider, word=part, data=data))
