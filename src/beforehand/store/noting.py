"""The tables' port with a note of what was written, so that only that is read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from beforehand.store.rows import SCENE_TABLES, Row, Tables


class Noting:
    """Passes everything on to other tables.

    Attributes:
        put_rows: by table, the rows that were put, in order.
        dropped: names of the tables that a row was dropped from.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.put_rows: defaultdict[str, list[Row]] = defaultdict(list)
        self.dropped: set[str] = set()

    @property
    def written(self) -> frozenset[str]:
        """Names of the tables that were put to or dropped from."""
        return frozenset(self.put_rows) | self.dropped

    def put(self, table: str, row: Row) -> None:
        """Insert the row, or replace the one of that id."""
        self.put_rows[table].append(row)
        self._tables.put(table, row)

    def drop(self, table: str, id: str) -> None:  # noqa: A002  the port's own name
        """Remove the row."""
        self.dropped.add(table)
        self._tables.drop(table, id)

    def get(self, table: str, id: str) -> Row | None:  # noqa: A002  the port's own name
        """The row of that id, or None."""
        return self._tables.get(table, id)

    def of_scene(self, scene: str, tables: Iterable[str] = SCENE_TABLES) -> dict[str, list[Row]]:
        """The scene's rows by table."""
        return self._tables.of_scene(scene, tables)

    def of_production(self, production: str) -> dict[str, list[Row]]:
        """The production's rows by table."""
        return self._tables.of_production(production)

    def of_people(self, production: str, people: Iterable[str]) -> dict[str, list[Row]]:
        """These people's boundaries and met gates."""
        return self._tables.of_people(production, people)

    def roles_in(self, scene: str) -> list[Row]:
        """Roles narrowed to this scene."""
        return self._tables.roles_in(scene)

    def scenes_of(self, production: str, person: str) -> list[str]:
        """Ids of the scenes in which the person has a role."""
        return self._tables.scenes_of(production, person)

    def scenes_in(self, production: str) -> list[str]:
        """Ids of all scenes of the production."""
        return self._tables.scenes_in(production)

    def scenes_on(self, day: str) -> list[str]:
        """Ids of the scenes placed on this day."""
        return self._tables.scenes_on(day)
