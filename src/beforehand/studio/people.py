"""Who somebody is in a production: what the frame of every page says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from beforehand.agreement.keeping import Keeping, keeping_from
from beforehand.agreement.notice import Notice
from beforehand.packs.reading import read_pack
from beforehand.store.notice_reading import read_notice
from beforehand.store.rows import Row
from beforehand.store.scene_reading import PERFORMING, POWERFUL, surname
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.production import RUNNING

ROLE_WORDS: Final = {
    "coordinator": "Coordinator",
    "deputy": "Deputy",
    "director": "Director",
    "assistant_director": "Assistant director",
    "producer": "Producer",
    "performer": "Performer",
    "double": "Double",
    "costume": "Costume",
    "script_supervisor": "Script supervisor",
    "editor": "Editor",
    "representative": "Representative",
    "guardian": "Guardian",
    "reviewer": "Reviewer",
    "counsel": "Counsel",
}
"""Roles in words, most general first."""


POWERFUL_ROLES: Final = tuple(sorted(POWERFUL))
PERFORMING_ROLES: Final = tuple(sorted(PERFORMING))


@frozen
class Place:
    """A person's place in a production.

    Attributes:
        production: the production's title.
        unit: the unit, or "".
        timezone: its IANA name.
        notice: the production's before a call.
        pack: key of the pack whose rules it keeps to.
        name: the person's full name.
        wide: roles held in the whole production.
        in_scenes: (scene id, role) for those narrowed to a scene.
        keeping: how long the production's record is kept.
    """

    production: str
    unit: str
    timezone: str
    notice: Notice
    pack: str
    name: str
    wide: frozenset[str]
    in_scenes: frozenset[tuple[str, str]]
    keeping: Keeping

    @property
    def notice_hours(self) -> int:
        """The production's notice before a call, whole hours."""
        return self.notice.hours

    @property
    def runs(self) -> bool:
        """Coordinator or deputy."""
        return bool(self.wide & set(RUNNING))

    @property
    def powerful(self) -> bool:
        """Holds power anywhere."""
        return bool((self.wide | {role for _, role in self.in_scenes}) & POWERFUL)

    @property
    def performs(self) -> bool:
        """Performs in some scene."""
        return any(role in PERFORMING for _, role in self.in_scenes)

    def has(self, *roles: str) -> bool:
        """Whether they hold one of these roles anywhere."""
        return bool((self.wide | {role for _, role in self.in_scenes}) & set(roles))

    def holds(self, scene: str, *roles: str) -> bool:
        """Whether they hold one of these roles for this scene, narrowed to it or everywhere."""
        return bool(self.wide & set(roles)) or any(s == scene and r in roles for s, r in self.in_scenes)


def place_of(production: str, person: str) -> Place | None:
    """The person's place, or None where the production has no such person. Two queries."""
    tables = DjangoTables()
    wide = tables.of_production(production)
    names = [r for r in wide["person"] if r.id == person]
    if not names or not wide["production"]:
        return None
    roles = tables.roles_of(person)
    return _place(wide["production"][0], names[0], [r for r in roles if r.production == production])


@frozen
class Powers:
    """Who takes part, and who of them holds power where.

    Attributes:
        names: full names of everybody, by id.
        held: (person's id, role, scene's id or "" for everywhere), of powerful roles and wide ones.
    """

    names: Mapping[str, str]
    held: tuple[tuple[str, str, str], ...]

    def who(self, scene: str, role: str) -> list[str]:
        """Full names of whoever holds this role for this scene, in order of surname."""
        people = {person for person, held, where in self.held if held == role and where in ("", scene)}
        return sorted((self.names[person] for person in people), key=surname)


def powers_in(production: str) -> Powers:
    """Everybody's names and powers. One query."""
    wide = DjangoTables().of_production(production)
    return Powers(
        names={r.id: r.data["name"] for r in wide["person"]},
        held=tuple((r.person, r.word, r.scene) for r in wide["role"]),
    )


def runs(production: str, person: str) -> bool:
    """Whether the person runs the record: coordinates it or is a deputy. One query."""
    roles = DjangoTables().roles_of(person)
    return any((r.production, r.scene) == (production, "") and r.word in RUNNING for r in roles)


def names_in(production: str) -> dict[str, str]:
    """Full names of everybody in the production, by id. One query."""
    return {r.id: r.data["name"] for r in DjangoTables().of_production(production)["person"]}


def performers_of(production: str) -> list[tuple[str, str]]:
    """(id, full name) of whoever performs in some scene, in order of name. Two queries."""
    roles = DjangoTables().roles_in_production(production)
    performing = {r.person for r in roles if r.word in PERFORMING and r.scene}
    found = [(person, name) for person, name in names_in(production).items() if person in performing]
    return sorted(found, key=lambda pair: (pair[1], pair[0]))


def _place(production: Row, person: Row, roles: list[Row]) -> Place:
    return Place(
        production=production.data["title"],
        unit=production.data["unit"],
        timezone=production.data["timezone"],
        notice=read_notice(production),
        pack=production.data["pack"],
        name=person.data["name"],
        wide=frozenset(r.word for r in roles if not r.scene),
        in_scenes=frozenset((r.scene, r.word) for r in roles if r.scene),
        keeping=keeping_from(production.data.get("keeping"), read_pack(production.data["pack"]).keep_months),
    )


def cast_of() -> list[tuple[str, str, Place]]:
    """Everybody of every production here: (production's id, person's id, place), in order of being added."""
    tables = DjangoTables()
    found = []
    for production in tables.productions():
        wide = tables.of_production(production)
        for person in wide["person"]:
            place = _place(wide["production"][0], person, tables.roles_of(person.id))
            found.append((production, person.id, place))
    return found


def role_words(place: Place) -> str:
    """The person's roles as words, most general first."""
    held = place.wide | {role for _, role in place.in_scenes}
    return ", ".join(words for role, words in ROLE_WORDS.items() if role in held)
