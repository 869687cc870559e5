"""Riders: delivered, opened, talked over, signed, unsigned, countersigned, struck clause by clause."""

from __future__ import annotations

from beforehand.journal.act import Body, Data, act


@act("record_rider", direction="neutral")
class RecordRider(Body):
    """A rider for the envelope's scene: ``clauses`` are {id, number, kind, box, text}, in order.

    ``digest`` is of all that the signer reads; ``alteration`` and ``present`` are of
    :mod:`beforehand.agreement.rider_terms`. ``texts`` are all its words, in each language that it is drawn up in
    (:mod:`beforehand.agreement.locales.rider_text`); ``governs`` is the tag of the one that holds.
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
    alteration: str = "none"
    present: str = "open"
    texts: tuple[Data, ...] = ()
    governs: str = ""


@act("deliver_rider", direction="neutral")
class DeliverRider(Body):
    """The rider was delivered to the performer now; its notice runs from the act's server time."""

    rider: str


@act("open_rider", direction="neutral")
class OpenRider(Body):
    """The performer opened a rider that was delivered to them, to read it."""

    rider: str


@act("talk_over_rider", direction="neutral")
class TalkOverRider(Body):
    """The performer wants a conversation before they sign."""

    rider: str


@act("sign_rider", direction="widens")
class SignRider(Body):
    """The performer, or a representative whom they let, signs what they read, by ``digest``, in ``language``.

    ``device`` says in words on which device, since when it was signed in, and where the PIN was set: whoever made
    the signer's link could have used it first, and this cannot be rewritten afterwards. It is "" for what was
    signed before it was noted.
    """

    rider: str
    digest: str
    language: str
    device: str = ""


@act("take_back_signature", direction="narrows")
class TakeBackSignature(Body):
    """The performer's side is unsigned again: undo, as long as production does not have the rider.

    What the rider fences off stays fenced off: to lift that would be widening.
    """

    rider: str


@act("countersign_rider", direction="neutral")
class CountersignRider(Body):
    """A producer signs a rider that has reached production, by the ``digest`` of what they read."""

    rider: str
    digest: str


@act("strike_clause", direction="narrows")
class StrikeClause(Body):
    """The performer strikes one clause, at once."""

    rider: str
    clause: str
