"""A production begins; people and roles come and go."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from beforehand.agreement.keeping import LONGEST_KEPT, is_day
from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.people import AddPerson, GrantRole, RevokeRole, SetKeeping, StartProduction
from beforehand.packs.reading import LONGEST_NOTICE, read_pack
from beforehand.store.scene_reading import PERFORMING, POWERFUL
from beforehand.studio import entry
from beforehand.studio.desk import Desk, Receipt, desk
from beforehand.studio.words import LINE, NAME, words
from beforehand.studio.zones import zones

ROLES: Final = (
    "coordinator",
    "deputy",
    "director",
    "assistant_director",
    "producer",
    "performer",
    "double",
    "costume",
    "script_supervisor",
    "editor",
    "representative",
    "guardian",
    "reviewer",
    "counsel",
)
PRONOUNS: Final = ("she", "he", "they")
RUNNING: Final = ("coordinator", "deputy")
"""Who runs the record; only these add people, write candidates and publish."""
APART: Final = POWERFUL | PERFORMING | {"representative", "guardian"}
"""What nobody is who runs the record: they read what every performer says in private."""


def start_production(
    *,
    title: str,
    coordinator: str,
    timezone: str,
    pack: str,
    operator: str,
    openers: str = "",
    pronouns: str = "they",
    notice_hours: int | None = None,
    unit: str = "",
    at: datetime | None = None,
) -> tuple[str, str]:
    """Begin a production with its first coordinator.

    Args:
        title: its title.
        coordinator: the coordinator's full name.
        timezone: an IANA name.
        pack: key of a pack; its notice is the production's, unless it asks more.
        operator: who operates this server; named on the sign-in page.
        openers: who can open sealed records; the operator when empty.
        pronouns: the coordinator's, for sentences.
        notice_hours: whole hours before call that this production asks; the pack's when None.
        unit: such as "Second unit"; "" where there is one alone.
        at: server time, now when None.

    Returns:
        The production's id and the coordinator's.

    Raises:
        Refusal: ``no_timezone``, ``no_pack``, ``notice_below_pack``, ``pronouns``, and those of :func:`words`.
    """
    production, person = str(uuid.uuid4()), str(uuid.uuid4())
    if timezone not in zones():
        raise Refusal("no_timezone", f"“{timezone}” is no time zone; give one such as Europe/London.")
    body = StartProduction(
        title=words(title, "title", LINE),
        timezone=ZoneInfo(timezone).key,
        pack=pack,
        operator=words(operator, "operator's name", LINE),
        openers=words(openers or operator, "line on who can open sealed records", LINE),
        notice_hours=own_notice(pack, notice_hours),
        unit=words(unit, "unit", NAME, least=0),
    )
    with desk(production, at) as table:
        table.record(body, author=person)
        _add(table, author=person, person=person, name=coordinator, pronouns=pronouns)
        grant = GrantRole(grant=str(uuid.uuid4()), person=person, role="coordinator", scene="", character="")
        table.record(grant, author=person)
    return production, person


def own_notice(pack: str, asked: int | None) -> int:
    """Whole hours of notice of a production that keeps to this pack; the pack's where it asks for none of its own.

    Raises:
        Refusal: ``no_pack``, ``notice_below_pack``: the pack's hours are a floor (DESIGN §3, pack).
    """
    floor = read_pack(pack)
    if asked is not None and not floor.notice_hours <= asked <= LONGEST_NOTICE:
        raise Refusal(
            "notice_below_pack",
            f"{floor.title} asks for {floor.notice_hours} hours; a production may ask more, up to "
            f"{LONGEST_NOTICE}, and never less.",
        )
    return asked if asked is not None else floor.notice_hours


def set_keeping(
    production: str, author: str, *, wrap: str, months: int, at: datetime | None = None
) -> Receipt:
    """Say how long the record is kept: whole months after the day of wrap. For the coordinator and deputies.

    Args:
        production: its id.
        author: who sets it.
        wrap: the day of wrap as YYYY-MM-DD, or "" while nobody knows it.
        months: 1 to 240.
        at: server time, now when None.

    Raises:
        Refusal: ``no_such``, ``keeping_wrap``, ``keeping_months``.
    """
    if wrap and not is_day(wrap):
        raise Refusal("keeping_wrap", f"“{wrap}” is no day; give one such as 2027-02-26.")
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        row = table.tables.get("production", production)
        least = (read_pack(row.data["pack"]).keep_months if row else None) or 1
        if not least <= months <= LONGEST_KEPT:
            raise Refusal("keeping_months", f"Give {least} to {LONGEST_KEPT} whole months after wrap.")
        return table.record(SetKeeping(wrap, months), author=author)


def add_person(
    production: str, author: str, *, name: str, pronouns: str = "they", at: datetime | None = None
) -> str:
    """Add somebody who takes part; the new person's id. For the coordinator and deputies."""
    person = str(uuid.uuid4())
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        _add(table, author=author, person=person, name=name, pronouns=pronouns)
    return person


def grant_role(
    production: str,
    author: str,
    *,
    person: str,
    role: str,
    scene: str = "",
    character: str = "",
    at: datetime | None = None,
) -> str:
    """Give a role, in the production or in one scene; the grant's id.

    Performers and doubles are always of a scene.

    Raises:
        Refusal: ``role``, ``role_needs_scene``, ``role_held``, ``power_beside`` (who runs the record reads what
            performers say in private, so neither performs, holds power nor represents anybody).
    """
    if role not in ROLES:
        raise Refusal("role", f"“{role}” is no role here.")
    if role in ("performer", "double") and not scene:
        raise Refusal("role_needs_scene", "Who performs does so in a scene: name it.")
    grant = str(uuid.uuid4())
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        _known_person(table, person)
        if scene:
            table.scene(scene)
        held = [r for r in table.tables.roles_of(person) if (r.word, r.scene) == (role, scene)]
        if held:
            raise Refusal("role_held", "This person has that role already.")
        _check_apart(table, person, role)
        body = GrantRole(grant, person, role, scene, words(character, "character", NAME, least=0))
        table.record(body, author=author, scene=scene or None)
    return grant


def revoke_role(production: str, author: str, *, grant: str, at: datetime | None = None) -> Receipt:
    """End a role, at once. The last coordinator's stays (``last_coordinator``): somebody must mend things.

    With a role that runs the record, links end too that its holder made and nobody used yet.
    """
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        role = table.tables.get("role", grant)
        if role is None or role.production != production:
            raise Refusal("no_such", "There is no such thing here.")
        if role.word == "coordinator" and _coordinators(table) == 1:
            raise Refusal("last_coordinator", "This is the only coordinator. Name another first.")
        if role.word in RUNNING:
            # A link that they made and nobody used would let them in as somebody else.
            entry.stop_links_by(entry.account_of(role.person, production), at=table.at)
        return table.record(RevokeRole(grant), author=author, scene=role.scene or None)


def _add(table: Desk, *, author: str, person: str, name: str, pronouns: str) -> None:
    if pronouns not in PRONOUNS:
        raise Refusal("pronouns", "Pronouns are she, he or they.")
    body = AddPerson(person=person, name=words(name, "name", NAME), pronouns=pronouns)
    table.record(body, author=author)


def _check_apart(table: Desk, person: str, role: str) -> None:
    held = {r.word for r in table.tables.roles_of(person) if r.production == table.production} | {role}
    if held & set(RUNNING) and held & APART:
        raise Refusal(
            "power_beside",
            "Who coordinates reads what performers say in private, so neither performs here, holds power nor "
            "represents anybody.",
        )


def _known_person(table: Desk, person: str) -> None:
    row = table.tables.get("person", person)
    if row is None or row.production != table.production:
        raise Refusal("no_such", "There is no such thing here.")


def _coordinators(table: Desk) -> int:
    roles = table.tables.of_production(table.production)["role"]
    return sum(r.word == "coordinator" for r in roles)
