"""The tables' port on a dictionary: what the pure tests run acts against."""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.store.rows import PERSON_TABLES, PRODUCTION_TABLES, SCENE_TABLES, TABLES, Row
from beforehand.store.scene_reading import POWERFUL


class MemoryTables:
    """Rows in memory, in the orders that the port promises."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Row]] = {name: {} for name in TABLES}

    def copy(self) -> MemoryTables:
        made = MemoryTables()
        made.tables = {name: dict(rows) for name, rows in self.tables.items()}
        return made

    def put(self, table: str, row: Row) -> None:
        self.tables[table][row.id] = row

    def drop(self, table: str, id: str) -> None:  # noqa: A002  the port's own name
        self.tables[table].pop(id, None)

    def get(self, table: str, id: str) -> Row | None:  # noqa: A002  the port's own name
        return self.tables[table].get(id)

    def of_scene(self, scene: str, tables: Iterable[str] = SCENE_TABLES) -> dict[str, list[Row]]:
        return {t: _ordered(r for r in self.tables[t].values() if r.scene == scene) for t in tables}

    def of_production(self, production: str) -> dict[str, list[Row]]:
        rows = {
            t: [r for r in self.tables[t].values() if r.production == production] for t in PRODUCTION_TABLES
        }
        return {t: _ordered(r for r in rows[t] if r.scene == "" or r.word in POWERFUL) for t in rows}

    def of_people(self, production: str, people: Iterable[str]) -> dict[str, list[Row]]:
        ids = set(people)
        return {
            t: _ordered(r for r in self.tables[t].values() if r.production == production and r.person in ids)
            for t in PERSON_TABLES
        }

    def roles_in(self, scene: str) -> list[Row]:
        return self.of_scene(scene, ("role",))["role"]

    def scenes_of(self, production: str, person: str) -> list[str]:
        roles = self.tables["role"].values()
        return sorted(
            {r.scene for r in roles if r.production == production and r.person == person and r.scene}
        )

    def scenes_in(self, production: str) -> list[str]:
        return sorted(r.id for r in self.tables["scene"].values() if r.production == production)

    def scenes_on(self, day: str) -> list[str]:
        return sorted(r.scene for r in self.tables["placement"].values() if r.parent == day)


def _ordered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda r: (r.number, r.at, r.id))
