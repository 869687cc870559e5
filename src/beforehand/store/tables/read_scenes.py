"""Tables that read several scenes of a production at once: a page of somebody's scenes costs what one costs."""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.store.rows import SCENE_TABLES, Row
from beforehand.store.scene_reading import PERFORMING
from beforehand.store.tables.read_once import ReadOnce
from beforehand.store.tables.sealed_rows import row_of
from beforehand.store.tables.statements import among, select

WHOLE = (*SCENE_TABLES, "role")


class ReadScenes(ReadOnce):
    """For one reading and then thrown away. Any other scene is asked for as ever.

    Args:
        production: whose scenes.
        scenes: their ids. Three queries, whatever their number.
    """

    def __init__(self, production: str, scenes: Iterable[str]) -> None:
        super().__init__()
        ids = tuple(scenes)
        self._whole: dict[str, dict[str, list[Row]]] = {scene: {name: [] for name in WHOLE} for scene in ids}
        for name, rows in self.of_scenes(WHOLE, production, ids).items():
            for row in rows:
                self._whole[row.scene][name].append(row)
        self._standings = {row.scene: row for row in self._standings_of(production, ids)}
        self._people = super().of_people(production, self._performing())

    def of_scene(self, scene: str, tables: Iterable[str] = SCENE_TABLES) -> dict[str, list[Row]]:
        """The scene's rows by table."""
        if scene not in self._whole:
            return super().of_scene(scene, tables)
        return {name: self._whole[scene][name] for name in tables}

    def of_people(self, production: str, people: Iterable[str]) -> dict[str, list[Row]]:
        """These people's boundaries and met gates."""
        ids = frozenset(people)
        if not ids <= self._performing():
            return super().of_people(production, ids)
        return {name: [row for row in rows if row.person in ids] for name, rows in self._people.items()}

    def get(self, table: str, id: str) -> Row | None:  # noqa: A002  the port's own name
        """The row of that id, or None."""
        if table == "standing" and id in self._standings:
            return self._standings[id]
        return super().get(table, id)

    def _performing(self) -> frozenset[str]:
        roles = (row for rows in self._whole.values() for row in rows["role"])
        return frozenset(row.person for row in roles if row.word in PERFORMING)

    def _standings_of(self, production: str, ids: tuple[str, ...]) -> Iterable[Row]:
        if not ids:
            return []
        sql = select("standing", f"production = %s {among(len(ids), 'scene')}")
        return [row_of("standing", values) for values in self._select(sql, [production, *ids])]
