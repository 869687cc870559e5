"""Tables that ask the database the same question once: a page that needs one scene in two ways reads it once."""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.store.rows import SCENE_TABLES, Row
from beforehand.store.tables.django_tables import DjangoTables


class ReadOnce(DjangoTables):
    """For one reading and then thrown away: what is written meanwhile, it does not see."""

    def __init__(self) -> None:
        super().__init__()
        self._scenes: dict[tuple[str, tuple[str, ...]], dict[str, list[Row]]] = {}
        self._productions: dict[str, dict[str, list[Row]]] = {}

    def of_scene(self, scene: str, tables: Iterable[str] = SCENE_TABLES) -> dict[str, list[Row]]:
        """The scene's rows by table, in one query for each set of tables."""
        asked = (scene, tuple(tables))
        if asked not in self._scenes:
            self._scenes[asked] = super().of_scene(*asked)
        return self._scenes[asked]

    def of_production(self, production: str) -> dict[str, list[Row]]:
        """The production's rows by table, in one query."""
        if production not in self._productions:
            self._productions[production] = super().of_production(production)
        return self._productions[production]
