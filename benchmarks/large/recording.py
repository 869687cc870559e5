"""The production recorded by real acts: its lists imported, and each scene as far on as chance has it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from attrs import define, field

from beforehand.agreement.record import SceneRecord
from beforehand.sheets.headings import headed
from beforehand.sheets.opening import open_table
from beforehand.sheets.rows import Clocks, read_rows
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import production, scenes
from beforehand.studio.imports import carry_out, fates_of
from beforehand.studio.imports.known import known_of
from benchmarks.large.lists import Lists, made

START = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
FIRST_DAY = date(2026, 12, 7)
ZONE = ZoneInfo("Europe/London")
CREW = (("Teodor Hale", "director"), ("Calder Wyeth", "producer"), ("Priya Nair", "assistant_director"))


@define
class Large:
    """Ids of what is in it, and a clock that goes on by a second with each act.

    Attributes:
        production, coordinator: ids.
        crew: ids by role.
        scenes: ids by number.
        performers: ids of the performers by scene's id.
        chance: what is left to chance.
    """

    production: str
    coordinator: str
    chance: Random
    crew: dict[str, str] = field(factory=dict)
    scenes: dict[str, str] = field(factory=dict)
    performers: dict[str, list[str]] = field(factory=dict)
    at: datetime = START

    def next(self) -> datetime:
        """The next second."""
        self.at += timedelta(seconds=1)
        return self.at

    def by(self, author: str, scene: str) -> dict[str, Any]:
        """What a use case in a scene is called with."""
        return {"production": self.production, "author": author, "scene": scene, "at": self.next()}

    def record(self, scene: str) -> SceneRecord:
        """The scene as it stands."""
        found = read_scene(DjangoTables(), scene)
        assert found is not None, "the scene was recorded"
        return found


def begun(seed: int) -> Large:
    """Start it, name the crew, and import its lists."""
    told, ines = production.start_production(
        title="The Long Tide",
        unit="Main unit",
        coordinator="Ines Duarte",
        timezone=ZONE.key,
        pack="house",
        operator="North Quay",
        at=START,
    )
    large = Large(told, ines, Random(seed))
    for name, role in CREW:
        large.crew[role] = production.add_person(told, ines, name=name, at=large.next())
        production.grant_role(told, ines, person=large.crew[role], role=role, at=large.next())
    lists = made(seed, FIRST_DAY)
    for data in (lists.schedule, lists.cast):
        imported(large, data)
    _find(large)
    return large


def imported(large: Large, data: bytes) -> None:
    """Import one list as its page does."""
    clocks = Clocks(ZONE, "", FIRST_DAY)
    known = known_of(large.production)
    fates = fates_of(read_rows(headed(open_table(data)), clocks), known)
    assert not fates.wrong, [fate for fate in fates.rows if fate.state == "wrong"]
    carry_out(large.production, large.coordinator, fates, known, at=large.next())


def _find(large: Large) -> None:
    tables = DjangoTables()
    for scene, facts in tables.open_standings(large.production):
        large.scenes[facts["scene_number"]] = scene
    for role in tables.roles_in_production(large.production):
        if role.word == "performer":
            large.performers.setdefault(role.scene, []).append(role.person)


def with_intents(large: Large, share: float) -> None:
    """The director says what the story needs in this share of the scenes."""
    for scene in large.scenes.values():
        if large.chance.random() < share:
            scenes.state_intent(
                **large.by(large.crew["director"], scene), text="They cannot say it, so they stay."
            )


__all__ = ["Large", "Lists", "begun", "imported", "with_intents"]
