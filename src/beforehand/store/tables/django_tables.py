"""The tables' port on a database.

Plain SQL and not the ORM, because one act on a large scene reads and writes some hundred rows: the ORM's cost
per row was most of an act's time. Rows are put in order here and not by the database, whose collation is its
own: a replay elsewhere must meet the same order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any, Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from beforehand.store.rows import PERSON_TABLES, PRODUCTION_TABLES, SCENE_TABLES, Row
from beforehand.store.tables.sealed_rows import columns_of, facts_of, row_of
from beforehand.store.tables.statements import COLUMNS, FACTS, WIDE_OR_POWERFUL, among, select, union, upsert

_BY_CALL: Final = ("call", "scene_number", "scene")
_ORDER: Final = itemgetter(*[("source", *COLUMNS).index(name) for name in ("number", "at", "id")])


_IN_TABLE: Final = itemgetter(*[COLUMNS.index(name) for name in ("number", "at", "id")])


class DjangoTables:
    """Rows in a database: the record's own, or another one that a replay fills."""

    def __init__(self, connection: BaseDatabaseWrapper | None = None) -> None:
        self._other = connection

    @property
    def connection(self) -> BaseDatabaseWrapper:
        """The connection; the record's own is asked for each time, as every thread has its own."""
        return self._other or connections["default"]

    def put(self, table: str, row: Row) -> None:
        """Insert the row, or replace the one of that id."""
        self._execute(upsert(table), columns_of(table, row))

    def drop(self, table: str, id: str) -> None:  # noqa: A002  the port's own name
        """Remove the row."""
        self._execute(f'DELETE FROM "{table}" WHERE id = %s', [id])  # noqa: S608  a name of ours

    def get(self, table: str, id: str) -> Row | None:  # noqa: A002  the port's own name
        """The row of that id, or None."""
        found = self._select(select(table, "id = %s"), [id])
        return next((row_of(table, values) for values in found), None)

    def of_scene(self, scene: str, tables: Iterable[str] = SCENE_TABLES) -> dict[str, list[Row]]:
        """The scene's rows by table, in one query."""
        names = tuple(tables)
        return self._by_table(names, union(names, "scene"), [scene] * len(names))

    def of_production(self, production: str) -> dict[str, list[Row]]:
        """Production, people, days, exports; roles of the whole production and powerful ones of any scene."""
        sql = union(PRODUCTION_TABLES, "production", also=WIDE_OR_POWERFUL)
        return self._by_table(PRODUCTION_TABLES, sql, [production] * len(PRODUCTION_TABLES))

    def of_people(self, production: str, people: Iterable[str]) -> dict[str, list[Row]]:
        """These people's boundaries and met gates."""
        ids = tuple(people)
        if not ids:
            return {name: [] for name in PERSON_TABLES}
        sql = union(PERSON_TABLES, "production", also=among(len(ids)))
        return self._by_table(PERSON_TABLES, sql, [production, *ids] * len(PERSON_TABLES))

    def roles_in(self, scene: str) -> list[Row]:
        """Roles narrowed to this scene."""
        return self.of_scene(scene, ("role",))["role"]

    def roles_of(self, person: str) -> list[Row]:
        """All roles of a person."""
        return [row_of("role", v) for v in sorted(self._select(select("role", "person = %s"), [person]))]

    def roles_in_production(self, production: str) -> list[Row]:
        """All roles of a production, narrowed ones too."""
        found = self._select(select("role", "production = %s ORDER BY id"), [production])
        return [row_of("role", values) for values in found]

    def granted_to(self, production: str, person: str) -> list[Row]:
        """What performers let this representative see, oldest first."""
        found = self._select(select("granted", "production = %s AND parent = %s"), [production, person])
        return sorted((row_of("granted", values) for values in found), key=lambda row: (row.at, row.id))

    def requests_of(self, scene: str, person: str) -> list[Row]:
        """The person's own requests in this scene, oldest first; nobody else's is opened for it."""
        found = self._select(select("request", "scene = %s AND person = %s"), [scene, person])
        return sorted((row_of("request", values) for values in found), key=lambda row: (row.at, row.id))

    def scenes_of(self, production: str, person: str) -> list[str]:
        """Ids of the scenes in which the person has a role of their own."""
        sql = """SELECT DISTINCT scene FROM "role"
                 WHERE production = %s AND person = %s AND scene <> ''"""
        return sorted(scene for (scene,) in self._select(sql, [production, person]))

    def scenes_in(self, production: str) -> list[str]:
        """Ids of all scenes of the production."""
        sql = 'SELECT id FROM "scene" WHERE production = %s'
        return sorted(scene for (scene,) in self._select(sql, [production]))

    def scenes_on(self, day: str) -> list[str]:
        """Ids of the scenes placed on this day."""
        sql = 'SELECT scene FROM "placement" WHERE parent = %s'
        return sorted(scene for (scene,) in self._select(sql, [day]))

    def days_of_scenes(self, production: str) -> dict[str, str]:
        """Day by scene, for the scenes that are on one."""
        sql = 'SELECT scene, parent FROM "placement" WHERE production = %s'
        return dict(self._select(sql, [production]))

    def under(self, table: str, parent: str, first: int = 0, last: int = 2**31 - 1) -> list[Row]:
        """The rows of a table under one parent with ``first <= number <= last``, in order of (number, at, id)."""
        found = self._select(select(table, "parent = %s AND number BETWEEN %s AND %s"), [parent, first, last])
        return [row_of(table, values) for values in sorted(found, key=_IN_TABLE)]

    def of_all(self, table: str, production: str) -> list[Row]:
        """All rows that a production has in one table, in the same order."""
        found = self._select(select(table, "production = %s"), [production])
        return [row_of(table, values) for values in sorted(found, key=_IN_TABLE)]

    def of_scenes(
        self, tables: Iterable[str], production: str, scenes: Iterable[str]
    ) -> dict[str, list[Row]]:
        """The rows of several scenes of a production by table, in one query."""
        names, ids = tuple(tables), tuple(scenes)
        if not ids:
            return {name: [] for name in names}
        sql = union(names, "production", also=among(len(ids), "scene"))
        return self._by_table(names, sql, [production, *ids] * len(names))

    def productions(self) -> list[str]:
        """Ids of all productions here, oldest first."""
        return [p for _, p in sorted(self._select('SELECT at, id FROM "production"', []))]

    def standings(self, production: str) -> list[Row]:
        """All scenes of a production, opened, in order of call and number: a coordinator's home page."""
        found = self._select(select("standing", "production = %s"), [production])
        place = [(*COLUMNS, *FACTS).index(name) for name in _BY_CALL]
        return [row_of("standing", v) for v in sorted(found, key=itemgetter(*place))]

    def open_standings(self, production: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Scene ids and open columns, nothing opened: the home page of those with power."""
        names = ("scene", *FACTS)
        columns = ", ".join(f'"{name}"' for name in names)
        found = self._select(f'SELECT {columns} FROM "standing" WHERE production = %s', [production])  # noqa: S608  as above
        found.sort(key=itemgetter(*[names.index(name) for name in _BY_CALL]))
        return [(scene, facts_of(facts)) for scene, *facts in found]

    def _by_table(self, names: Iterable[str], sql: str, params: list[Any]) -> dict[str, list[Row]]:
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for name, *values in sorted(self._select(sql, params), key=_ORDER):
            found[name].append(row_of(name, values))
        return {name: found[name] for name in names}

    def _select(self, sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def _execute(self, sql: str, params: list[Any]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
