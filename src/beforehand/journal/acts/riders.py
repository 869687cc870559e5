"""Riders, their delivery, signature and struck clauses."""

from __future__ import annotations

from beforehand.journal.act import Body, Data, act


@act("record_rider", direction="neutral")
class RecordRider(Body):
    """A rider for the envelope's scene: ``clauses`` are {id, number, kind, box, text}, in order.

    ``digest`` is of all that the signer reads.
    """

    rider: str
    person: str
    number: int
    source: str
    source_digest: str
    doubling: str
    named_doubles: tuple[str, ...]
    notice_hours: int
    clauses: tuple[Data, ...]
    digest: str


@act("deliver_rider", direction="neutral")
class DeliverRider(Body):
    """The rider was delivered to the performer now; its notice runs from the act's server time."""

    rider: str


@act("sign_rider", direction="widens")
class SignRider(Body):
    """The performer signs what they read, by ``digest``, in ``language``, on their own device."""

    rider: str
    digest: str
    language: str


@act("strike_clause", direction="narrows")
class StrikeClause(Body):
    """The performer strikes one clause, at once."""

    rider: str
    clause: str
