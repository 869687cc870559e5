"""People, their roles and their scenes, as the coordinator's *People* page lists them."""

from __future__ import annotations

from attrs import frozen

from beforehand.store.rows import Row
from beforehand.store.scene_reading import PERFORMING, POWERFUL, surname
from beforehand.store.tables.django_tables import DjangoTables


@frozen
class Held:
    """A role that somebody holds.

    Attributes:
        grant: the grant's id.
        role: its name.
        scene: the scene's id, or "" for the whole production.
        character: whom they play, or "".
    """

    grant: str
    role: str
    scene: str
    character: str


@frozen
class Member:
    """Somebody of the production.

    Attributes:
        person: the id.
        name: in full.
        held: the roles, wide ones first.
    """

    person: str
    name: str
    held: tuple[Held, ...]

    @property
    def performs(self) -> bool:
        """Performs in some scene."""
        return any(h.role in PERFORMING for h in self.held)

    @property
    def powerful(self) -> bool:
        """Holds power somewhere."""
        return any(h.role in POWERFUL for h in self.held)


@frozen
class CastList:
    """Everybody in order of surname, and the scenes a role can be narrowed to: (id, number, title)."""

    members: tuple[Member, ...]
    scenes: tuple[tuple[str, str, str], ...]


def cast_list(production: str) -> CastList:
    """Everybody of the production with all their roles. Three queries, whatever the number of people."""
    tables = DjangoTables()
    roles = tables.roles_in_production(production)
    people = sorted(tables.of_production(production)["person"], key=lambda row: surname(row.data["name"]))
    scenes = [
        (scene, facts["scene_number"], facts["title"]) for scene, facts in tables.open_standings(production)
    ]
    scenes.sort(key=lambda s: (len(s[1]), s[1]))
    place = {"": -1} | {scene: n for n, (scene, _, _) in enumerate(scenes)}
    return CastList(
        members=tuple(_member(row, [r for r in roles if r.person == row.id], place) for row in people),
        scenes=tuple(scenes),
    )


def _member(person: Row, roles: list[Row], place: dict[str, int]) -> Member:
    held = [Held(r.id, r.word, r.scene, r.data["character"]) for r in roles]
    held.sort(key=lambda h: (place[h.scene], h.role))
    return Member(person.id, person.data["name"], tuple(held))
