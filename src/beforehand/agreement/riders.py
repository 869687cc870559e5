"""Riders: the most a performer may be asked to do, be shown, be used for; a contract, so told to production."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from beforehand.agreement.boxes import Box


@frozen(cache_hash=True)
class Clause:
    """One line of a rider.

    Attributes:
        id: the clause's id.
        number: as printed, 1-based.
        kind: ``permit`` or ``fence`` (off limits).
        box: what it speaks of.
        text: as it is read.
        struck: the performer struck it; it permits nothing any more. A struck fence still fences.
        struck_at: server time of the strike, or None.
    """

    id: str
    number: int
    kind: str
    box: Box
    text: str
    struck: bool = False
    struck_at: datetime | None = None


@frozen
class Signature:
    """One name under a rider.

    Attributes:
        person: who signed.
        part: ``performer``, ``representative`` (where the performer granted it) or ``producer``.
        at: server time.
        language: of the text that was read, as a language tag; "" for the producer.
        act: id of the act.
    """

    person: str
    part: str
    at: datetime
    language: str = ""
    act: str = ""


@frozen(cache_hash=True)
class Rider:
    """A rider for one scene, or an amendment to an earlier one (both count, each with its own notice).

    Attributes:
        id: the rider's id.
        person: whose it is.
        number: 1 for the first of this person in this scene, then 2 for the first amendment.
        source: ``typed`` here, or ``elsewhere`` (a document signed outside, named by ``source_digest``).
        source_digest: SHA-256 of that document, lowercase hex, or "".
        doubling: ``none``, ``within_rider`` or ``by_named_consent``.
        named_doubles: ids, for ``by_named_consent``.
        notice_hours: whole hours before call; never less than the production's.
        clauses: in order of number.
        digest: of all that the signer reads.
        delivered_at: server time of delivery, or None.
        signed_at: server time of the first signature on the performer's side (their own, or that of a
            representative to whom they granted it), or None.
        alteration: of :data:`beforehand.agreement.rider_terms.ALTERATION`.
        present: of :data:`beforehand.agreement.rider_terms.PRESENT`.
        opened_at: server time when the performer opened it first, or None.
        talk_at: server time when the performer last asked to talk it over, or None.
        signatures: all of them, in order of time.
        once_signed: the performer's side signed it at some time. What it fences off, and how closed a set it asks
            for, stand from then on, though the signature was taken back: undo is a narrowing.
        texts: (tag, digest of the text) for each language it is drawn up in; none for one of before there were any.
        governs: the tag of the one that holds where they differ, or "".
    """

    id: str
    person: str
    number: int
    source: str
    source_digest: str
    doubling: str
    named_doubles: frozenset[str]
    notice_hours: int
    clauses: tuple[Clause, ...]
    digest: str
    delivered_at: datetime | None = None
    signed_at: datetime | None = None
    alteration: str = "none"
    present: str = "open"
    opened_at: datetime | None = None
    talk_at: datetime | None = None
    signatures: tuple[Signature, ...] = ()
    once_signed: bool = False
    texts: tuple[tuple[str, str], ...] = ()
    governs: str = ""

    def signed_by(self, part: str) -> Signature | None:
        """The signature of this part, or None."""
        return next((signature for signature in self.signatures if signature.part == part), None)
