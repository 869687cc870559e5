"""A production, its people and their roles."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("start_production", direction="neutral")
class StartProduction(Body):
    """A production begins; the envelope's ``production`` is its id.

    ``notice_hours`` is the production's own notice before call, never less than its pack's.
    """

    title: str
    timezone: str
    pack: str
    operator: str
    openers: str
    notice_hours: int


@act("add_person", direction="neutral")
class AddPerson(Body):
    """Somebody who takes part. ``pronouns`` is ``she``, ``he`` or ``they``, for sentences."""

    person: str
    name: str
    pronouns: str


@act("grant_role", direction="widens")
class GrantRole(Body):
    """A role in the production, or narrowed to a scene when ``scene`` is not empty.

    It widens: a beat may be shot only while everybody in it performs in the scene. It can narrow as well, since
    who performs in a scene can no longer stand as its approver for production.
    """

    grant: str
    person: str
    role: str
    scene: str
    character: str


@act("revoke_role", direction="widens")
class RevokeRole(Body):
    """A role ends. Taking a performer out, or a power away, is widening (DESIGN rule 2)."""

    grant: str


@act("write_export", direction="neutral")
class WriteExport(Body):
    """An export was handed to a named person: what of, and the SHA-256 of the file, lowercase hex."""

    to: str
    what: str
    digest: str
