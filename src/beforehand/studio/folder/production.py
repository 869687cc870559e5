"""``production.toml``, ``people.toml`` and ``days.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from beforehand.agreement.names import PRONOUNS
from beforehand.packs.reading import LONGEST_NOTICE, read_pack
from beforehand.studio.folder.fields import Fields
from beforehand.studio.folder.refused import refused, told_at
from beforehand.studio.folder.values import Person, Production, ShootingDay
from beforehand.studio.zones import zones

_KEY = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_NOT_HERE = ("performer", "double")


def read_production(data: object) -> Production:
    """The production itself."""
    names = ("title", "timezone", "pack", "notice_hours", "operator", "openers", "draft")
    fields = Fields(data, "production.toml", names)
    zone = fields.text("timezone")
    if zone not in zones():
        raise refused("no_timezone", fields.where, f"“{zone}” is no time zone; Europe/London is one.")
    pack = fields.text("pack")
    with told_at(fields.where):
        floor = read_pack(pack).notice_hours
    asked = fields.whole("notice_hours", floor, LONGEST_NOTICE) if "notice_hours" in fields else None
    return Production(
        fields.text("title"),
        zone,
        pack,
        fields.text("operator"),
        fields.text("openers"),
        fields.text("draft", ""),
        asked,
    )


def read_people(data: object, roles: tuple[str, ...]) -> tuple[Person, ...]:
    """Everybody, each with a key of their own; one at least is the coordinator."""
    entries = Fields(data, "people.toml", ("people",)).tables("people")
    people = tuple(_person(where, one, roles) for where, one in entries)
    once([p.key for p in people], "people.toml", "key")
    once([p.name for p in people], "people.toml", "name")
    if not any("coordinator" in person.roles for person in people):
        raise refused("no_coordinator", "people.toml", "nobody here has the role “coordinator”.")
    return people


def _person(where: str, data: object, roles: tuple[str, ...]) -> Person:
    fields = Fields(data, where, ("key", "name", "pronouns", "roles", "scene_roles", "character"))
    held = _words(fields.texts("roles", ()), roles, where)
    narrow: list[tuple[str, str]] = []
    for at, one in fields.tables("scene_roles") if "scene_roles" in fields else ():
        entry = Fields(one, at, ("role", "scenes"))
        (role,) = _words((entry.text("role"),), roles, at)
        narrow += [(role, scene) for scene in entry.texts("scenes", most=16)]
    once([f"{role} in scene {scene}" for role, scene in narrow], where, "role")
    return Person(
        key(fields),
        fields.text("name", most=120),
        fields.word("pronouns", PRONOUNS),
        held,
        tuple(narrow),
        fields.text("character", "", 120),
    )


def _words(said: Iterable[str], roles: tuple[str, ...], where: str) -> tuple[str, ...]:
    said = tuple(said)
    for role in said:
        if role in _NOT_HERE:
            sentence = f"who is a {role} is said in scenes.toml, scene by scene."
            raise refused("role_needs_scene", where, sentence)
        if role not in roles:
            raise refused("unknown_word", where, f"“{role}” is no role; roles are {', '.join(roles)}.")
    return once(said, where, "role")


def read_days(data: object, timezone: str) -> tuple[ShootingDay, ...]:
    """The shooting days, in the order of the file."""
    entries = Fields(data, "days.toml", ("days",)).tables("days")
    days = tuple(_day(where, one, timezone) for where, one in entries)
    once([day.key for day in days], "days.toml", "key")
    once([day.label for day in days], "days.toml", "label")
    return days


def _day(where: str, data: object, timezone: str) -> ShootingDay:
    fields = Fields(data, where, ("key", "label", "date", "call", "place"))
    call = _local(fields.raw("date"), fields.raw("call"), ZoneInfo(timezone), where)
    return ShootingDay(key(fields), fields.text("label", most=80), call, fields.text("place", ""))


def _local(day: Any, clock: Any, zone: ZoneInfo, where: str) -> datetime:
    """The moment a local clock shows; an hour that clocks skip or show twice is refused, not guessed."""
    if type(day) is not date or type(clock) is not time:
        sentence = "write the date as 2026-11-26 and the call as 08:00:00, both without quotation marks."
        raise refused("not_a_time", where, sentence)
    moment = datetime.combine(day, clock, zone)
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise refused(
            "no_such_time", where, f"the clocks change at {clock:%H:%M} that day; give another time."
        )
    return datetime.fromtimestamp(moment.astimezone(UTC).timestamp(), zone)


def key(fields: Fields) -> str:
    """The short key of an entry."""
    said = fields.text("key")
    if not _KEY.fullmatch(said):
        sentence = f"“{said}” is no key: a letter a–z, then at most 31 of a–z, 0–9, - and _."
        raise refused("not_a_key", fields.where, sentence)
    return said


def once(said: Iterable[str], where: str, what: str) -> tuple[str, ...]:
    """``said``, if nothing in it stands twice."""
    found = tuple(said)
    for one in found:
        if found.count(one) > 1:
            raise refused("said_twice", where, f"the {what} “{one}” stands here twice.")
    return found
