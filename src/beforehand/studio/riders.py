"""Riders, on the coordinator's side: recorded and delivered."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from beforehand.agreement.boxes_data import box_data, box_from
from beforehand.agreement.locales.catalogue import ORIGINAL
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.rider_terms import check_terms
from beforehand.agreement.riders import Clause, Rider
from beforehand.journal.acts.riders import DeliverRider, RecordRider
from beforehand.studio.desk import Receipt, desk
from beforehand.studio.drawing_up import drawn_up
from beforehand.studio.production import RUNNING
from beforehand.studio.words import words

MOST_CLAUSES = 60
DOUBLING = ("none", "within_rider", "by_named_consent")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


def record_rider(
    production: str,
    author: str,
    *,
    scene: str,
    person: str,
    clauses: Iterable[Mapping[str, Any]],
    source_digest: str = "",
    doubling: str = "none",
    named_doubles: Iterable[str] = (),
    notice_hours: int = 0,
    alteration: str = "none",
    present: str = "open",
    locales: Iterable[str] = (),
    governs: str = ORIGINAL,
    at: datetime | None = None,
) -> str:
    """Record a rider of a performer for a scene; its id.

    Args:
        production, author, scene, person: where, by whom, for whom.
        clauses: {kind: permit | fence, box: as :func:`box_data`, text} in order.
        source_digest: SHA-256 (hex) of the document when it was signed elsewhere, else "".
        doubling: ``none``, ``within_rider`` or ``by_named_consent``.
        named_doubles: ids, for ``by_named_consent``.
        notice_hours: 0 for the production's; more is kept, less refused (``notice_too_short``).
        alteration, present: of :mod:`beforehand.agreement.rider_terms`.
        locales: tags of the languages that it is drawn up in beside English.
        governs: the tag of the one that holds where they differ.
        at: server time, now when None.

    Raises:
        Refusal: ``no_such``, ``no_clauses``, ``too_many``, ``clause_kind``, ``source_digest``, ``doubling``,
            ``notice_too_short``, those of :func:`check_terms`, :func:`drawn_up`, :func:`box_from` and :func:`words`.
    """
    made = _clauses(clauses)
    if source_digest and not _SHA256.match(source_digest):
        raise Refusal("source_digest", "The document's digest is SHA-256 in 64 lowercase hex characters.")
    if doubling not in DOUBLING or (doubling == "by_named_consent") != bool(tuple(named_doubles)):
        raise Refusal("doubling", "Doubling is none, within the rider, or by consent naming the double.")
    check_terms(alteration, present)
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        record = table.scene(scene)
        if person not in record.performers:
            raise Refusal("no_such", "There is no such thing here.")
        rider = Rider(
            id=str(uuid.uuid4()),
            person=person,
            number=len(record.riders.get(person, ())) + 1,
            source="elsewhere" if source_digest else "typed",
            source_digest=source_digest,
            doubling=doubling,
            named_doubles=frozenset(named_doubles),
            notice_hours=_notice(record, notice_hours),
            clauses=made,
            digest="",
            alteration=alteration,
            present=present,
        )
        rider, texts = drawn_up(table, record, rider, locales, governs)
        table.record(_body(rider, texts), author=author, scene=scene)
    return rider.id


def deliver_rider(
    production: str, author: str, *, scene: str, rider: str, at: datetime | None = None
) -> Receipt:
    """Deliver it; notice runs from the server's time of this act."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        found = known_rider(table.scene(scene), rider)
        if found.delivered_at:
            raise Refusal("delivered_already", "This rider was delivered already; its notice runs from then.")
        return table.record(DeliverRider(rider), author=author, scene=scene)


def _clauses(clauses: Iterable[Mapping[str, Any]]) -> tuple[Clause, ...]:
    given = tuple(clauses)
    if not given:
        raise Refusal("no_clauses", "A rider has at least one clause.")
    if len(given) > MOST_CLAUSES:
        raise Refusal("too_many", f"A rider has at most {MOST_CLAUSES} clauses.")
    return tuple(_clause(number, c) for number, c in enumerate(given, start=1))


def _clause(number: int, given: Mapping[str, Any]) -> Clause:
    if given["kind"] not in ("permit", "fence"):
        raise Refusal("clause_kind", "A clause permits something or fences it off.")
    text = words(given["text"], f"text of clause {number}", 600)
    return Clause(str(uuid.uuid4()), number, given["kind"], box_from(given["box"]), text)


def _notice(record: SceneRecord, hours: int) -> int:
    if hours and hours < record.notice.hours:
        raise Refusal(
            "notice_too_short", f"This production gives {record.notice.hours} hours' notice, never less."
        )
    return hours or record.notice.hours


def _body(rider: Rider, texts: tuple[dict[str, Any], ...]) -> RecordRider:
    return RecordRider(
        rider=rider.id,
        person=rider.person,
        number=rider.number,
        source=rider.source,
        source_digest=rider.source_digest,
        doubling=rider.doubling,
        named_doubles=tuple(sorted(rider.named_doubles)),
        notice_hours=rider.notice_hours,
        clauses=tuple(
            {"id": c.id, "number": c.number, "kind": c.kind, "box": box_data(c.box), "text": c.text}
            for c in rider.clauses
        ),
        digest=rider.digest,
        alteration=rider.alteration,
        present=rider.present,
        texts=texts,
        governs=rider.governs,
    )


def known_rider(record: SceneRecord, rider: str) -> Rider:
    """The rider of this scene, or a refusal ``no_such``."""
    found = next((r for riders in record.riders.values() for r in riders if r.id == rider), None)
    if found is None:
        raise Refusal("no_such", "There is no such thing here.")
    return found
