"""A rider on the performer's side: opened, talked over, signed, unsigned again, struck; then production signs.

Nothing here asks why. Undo ends where production has the rider; from then on a clause is struck, one by one.
"""

from __future__ import annotations

from datetime import datetime

from beforehand.agreement.locales.catalogue import ORIGINAL
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.riders import Rider
from beforehand.journal.acts.riders import (
    CountersignRider,
    OpenRider,
    SignRider,
    StrikeClause,
    TakeBackSignature,
    TalkOverRider,
)
from beforehand.studio.desk import Receipt, desk
from beforehand.studio.representing import may_sign_for
from beforehand.studio.riders import known_rider


def open_rider(
    production: str, author: str, *, scene: str, rider: str, at: datetime | None = None
) -> Receipt:
    """The performer opens what was delivered to them (``opened_already``)."""
    with desk(production, at) as table:
        found = _delivered(_own(table.scene(scene), rider, author))
        if found.opened_at:
            raise Refusal("opened_already", "You have opened this rider.")
        return table.record(OpenRider(rider), author=author, scene=scene)


def talk_over_rider(
    production: str, author: str, *, scene: str, rider: str, act: str = "", at: datetime | None = None
) -> Receipt:
    """The performer wants a conversation before they sign (``signed_already``)."""
    with desk(production, at) as table:
        found = _delivered(_own(table.scene(scene), rider, author))
        body = TalkOverRider(rider)
        earlier = table.again(act, body, author=author, scene=scene)
        if earlier:
            return earlier
        if found.signed_at:
            raise Refusal("signed_already", "You have signed this rider. A clause of it can be struck.")
        return table.record(body, author=author, scene=scene, act=act)


def sign_rider(
    production: str,
    author: str,
    *,
    scene: str,
    rider: str,
    digest: str,
    language: str = ORIGINAL,
    device: str = "",
    at: datetime | None = None,
) -> Receipt:
    """The performer signs what they read, or a representative whom they let sign it.

    Args:
        production, author, scene, rider, at: as in all of this room.
        digest: of what was read.
        language: the tag of the text that was read; one of those it is drawn up in.
        device: what ``entry.signed_on`` says of the device that signs.

    Raises:
        Refusal: ``no_such`` (neither theirs nor granted to them), ``not_delivered``, ``signed_already``,
            ``stale_page`` when the digest is not the rider's, ``locale_unknown``.
    """
    with desk(production, at) as table:
        found = known_rider(table.scene(scene), rider)
        part = "performer"
        if found.person != author:
            if not may_sign_for(table, scene, found, author):
                raise Refusal("no_such", "There is no such thing here.")
            part = "representative"
        _delivered(found)
        if found.signed_by(part):
            raise Refusal("signed_already", "You have signed this rider.")
        _check_read(found, digest)
        _check_language(found, language)
        return table.record(SignRider(rider, digest, language, device), author=author, scene=scene)


def take_back_signature(
    production: str, author: str, *, scene: str, rider: str, act: str = "", at: datetime | None = None
) -> Receipt:
    """Undo: the performer's side is unsigned again, as long as production does not have it.

    Raises:
        Refusal: ``no_such``, ``not_signed``, ``production_has_it``.
    """
    with desk(production, at) as table:
        record, body = table.scene(scene), TakeBackSignature(rider)
        found = _own(record, rider, author)
        earlier = table.again(act, body, author=author, scene=scene)
        if earlier:
            return earlier
        if rider in record.told:
            raise Refusal(
                "production_has_it", "Production has this rider now. Strike a clause to take it back."
            )
        if found.signed_at is None:
            raise Refusal("not_signed", "This rider is not signed.")
        return table.record(body, author=author, scene=scene, act=act)


def strike_clause(
    production: str,
    author: str,
    *,
    scene: str,
    rider: str,
    clause: str,
    act: str = "",
    at: datetime | None = None,
) -> Receipt:
    """The performer strikes a clause, at once, signed or not."""
    with desk(production, at) as table:
        found = _own(table.scene(scene), rider, author)
        if clause not in {c.id for c in found.clauses}:
            raise Refusal("no_such", "There is no such thing here.")
        return table.record(StrikeClause(rider, clause), author=author, scene=scene, act=act)


def countersign_rider(
    production: str, author: str, *, scene: str, rider: str, digest: str, at: datetime | None = None
) -> Receipt:
    """A producer signs a rider that has reached production; who performs in the scene does not.

    Raises:
        Refusal: ``no_such`` (also for a rider that has not reached production), ``signed_already``, ``stale_page``.
    """
    with desk(production, at) as table:
        record = table.scene(scene)
        table.require(author, "producer", scene=scene)
        if rider not in record.told or author in record.performers:
            raise Refusal("no_such", "There is no such thing here.")
        found = known_rider(record, rider)
        if found.signed_by("producer"):
            raise Refusal("signed_already", "Production has signed this rider.")
        _check_read(found, digest)
        return table.record(CountersignRider(rider, digest), author=author, scene=scene)


def _check_read(rider: Rider, digest: str) -> None:
    if digest != rider.digest:
        raise Refusal("stale_page", "This changed while you were reading it. Read it again, then answer.")


def _check_language(rider: Rider, language: str) -> None:
    if language not in dict(rider.texts or [(ORIGINAL, "")]):
        raise Refusal("locale_unknown", "This rider is not drawn up in that language.")


def _delivered(rider: Rider) -> Rider:
    if rider.delivered_at is None:
        raise Refusal("not_delivered", "This rider has not been delivered to you yet.")
    return rider


def _own(record: SceneRecord, rider: str, person: str) -> Rider:
    found = known_rider(record, rider)
    if found.person != person:
        raise Refusal("no_such", "There is no such thing here.")
    return found
