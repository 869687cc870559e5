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
    """

    id: str
    number: int
    kind: str
    box: Box
    text: str
    struck: bool = False


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
        signed_at: server time of the performer's signature, or None.
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
