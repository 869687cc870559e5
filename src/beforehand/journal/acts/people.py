"""A production, its people and their roles."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("start_production", direction="neutral")
class StartProduction(Body):
    """A production begins; the envelope's ``production`` is its id.

    ``notice_hours`` is the production's own notice before call, never less than its pack's. ``unit`` is "" where
    there is one unit alone.
    """

    title: str
    timezone: str
    pack: str
    operator: str
    openers: str
    notice_hours: int
    unit: str = ""


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


@act("hand_over", direction="neutral")
class HandOver(Body):
    """The author hands the coordinator's role to ``to``, under the new grant ``grant``, and holds it no more.

    ``ended`` are the grants that end with it: every running role of the author in the whole production, and those
    of ``to`` that the new one contains. Only running roles change hands, by which nothing may be shot that
    might not before.
    """

    to: str
    grant: str
    ended: tuple[str, ...]


@act("raise_notice", direction="narrows")
class RaiseNotice(Body):
    """The production asks for more notice: ``hours`` whole hours before a call, for what was delivered before too."""

    hours: int


@act("lower_notice", direction="neutral")
class LowerNotice(Body):
    """The production asks for less notice, never less than its pack.

    It counts for riders delivered from now on. What was delivered keeps the most that it was promised, so that
    nothing may be shot by it that might not before.
    """

    hours: int


@act("set_keeping", direction="neutral")
class SetKeeping(Body):
    """How long the record is kept: ``months`` whole months after ``wrap``, a date as YYYY-MM-DD or "" while unset."""

    wrap: str
    months: int


@act("write_export", direction="neutral")
class WriteExport(Body):
    """An export was handed to a named person: what of, and the SHA-256 of the file, lowercase hex."""

    to: str
    what: str
    digest: str
