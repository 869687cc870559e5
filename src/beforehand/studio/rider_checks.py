"""Does each rider's digest cover what its act says, and does each signature stand under that digest?

The commitment of an act proves that it was not changed since; this proves that what was signed is the text that the
act holds, in every language it was drawn up in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from beforehand.agreement.boxes_data import box_from
from beforehand.agreement.locales.catalogue import ORIGINAL
from beforehand.agreement.locales.rider_text import text_digests
from beforehand.agreement.rider_digest import rider_digest
from beforehand.agreement.riders import Clause, Rider
from beforehand.journal.act import Saved, plain
from beforehand.journal.acts.riders import CountersignRider, RecordRider, SignRider


@define
class RiderChecks:
    """The riders recorded so far: by id the digest, and the tags of their languages."""

    known: dict[str, tuple[str, frozenset[str]]] = field(factory=dict)

    def faults(self, saved: Saved) -> Iterator[str]:
        """What is not so, in sentences; none for an act that is about no rider."""
        body = saved.body
        if isinstance(body, RecordRider):
            yield from self._recorded(saved, body)
        elif isinstance(body, SignRider | CountersignRider):
            yield from self._signed(saved, body)

    def _recorded(self, saved: Saved, body: RecordRider) -> Iterator[str]:
        rider = recorded(body)
        self.known[body.rider] = (
            body.digest,
            frozenset(tag for tag, _ in rider.texts) or frozenset({ORIGINAL}),
        )
        if rider_digest(saved.scene or "", rider) != body.digest:
            yield f"The rider of act {saved.id} bears a digest that is not that of its text."

    def _signed(self, saved: Saved, body: SignRider | CountersignRider) -> Iterator[str]:
        digest, tags = self.known.get(body.rider, ("", frozenset[str]()))
        if body.digest != digest:
            yield f"The signature of act {saved.id} is under another digest than that of its rider."
        if isinstance(body, SignRider) and body.language not in tags:
            yield f"The signature of act {saved.id} is to a text that its rider was not drawn up in."


def recorded(body: RecordRider) -> Rider:
    """The rider that the act records.

    Raises:
        Refusal: a box of it cannot be read.
    """
    texts: list[dict[str, Any]] = [plain(text) for text in body.texts]
    return Rider(
        id=body.rider,
        person=body.person,
        number=body.number,
        source=body.source,
        source_digest=body.source_digest,
        doubling=body.doubling,
        named_doubles=frozenset(body.named_doubles),
        notice_hours=body.notice_hours,
        clauses=tuple(_clause(clause) for clause in body.clauses),
        digest=body.digest,
        alteration=body.alteration,
        present=body.present,
        texts=text_digests(texts),
        governs=body.governs,
    )


def _clause(said: Mapping[str, Any]) -> Clause:
    return Clause(said["id"], said["number"], said["kind"], box_from(plain(said["box"])), said["text"])
