"""The tables' port on a database answers as it does in memory: the same rows in the same order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import attrs
import pytest

from beforehand.journal.act import plain
from beforehand.store.rows import PERSON_TABLES, PUBLIC_TABLES, SCENE_TABLES, TABLES, Row, Tables
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.guard import writing
from tests.memory import MemoryTables

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
WORDS = ("performer", "director", "producer", "costume")
DATA = {"text": "Ä, ß, ’, 𝄞", "list": [1, True, None, {"a": "b"}], "empty": {}}


class Chance:
    """Rows of few people and scenes, so that they meet."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.known = [self.id() for _ in range(4)]

    def id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def one(self) -> str:
        return self.random.choice([*self.known, ""])

    def row(self, table: str) -> Row:
        return Row(
            id=self.random.choice([self.id(), *self.known]),
            production=self.random.choice(self.known[:2]),
            act=self.id(),
            at=AT + timedelta(minutes=self.random.randrange(3), microseconds=self.random.randrange(2)),
            scene=self.one(),
            person=self.one(),
            parent=self.one(),
            number=self.random.randrange(-1, 3),
            word=self.random.choice(WORDS) if table == "role" else "",
            data=DATA,
            facts=self.facts() if table == "standing" else {},
        )

    def facts(self) -> dict[str, Any]:
        bit = self.random.random() < 0.5
        return {
            "scene_number": self.random.choice(["42", "61", "7A", "7b", "Ä"]),
            "title": "Boathouse, night",
            "call": self.random.choice([AT, None]),
            "day": "Day 14",
            "place": "",
            "plan": self.one(),
            "version": 3,
            "with_coordinator": bit,
            "on_hold": not bit,
            "may_from": self.random.choice([AT, None]),
            "may_until": None,
            "riders_signed": bit,
        }


def plain_rows(found: Any) -> Any:
    """Rows whose sealed values are lists again, as they were put."""
    if isinstance(found, dict):
        return {name: plain_rows(rows) for name, rows in found.items()}
    if isinstance(found, list):
        return [plain_rows(row) for row in found]
    return attrs.evolve(found, data=plain(found.data)) if isinstance(found, Row) else found


def answers(tables: Tables, one: str, people: list[str]) -> dict[str, Any]:
    """Every question of the port, asked about one id."""
    return {
        "get": [tables.get(name, one) for name in TABLES],
        "of_scene": tables.of_scene(one),
        "public": tables.of_scene(one, PUBLIC_TABLES),
        "roles_in": tables.roles_in(one),
        "of_production": tables.of_production(one),
        "of_people": tables.of_people(one, people),
        "of_nobody": tables.of_people(one, []),
        "scenes_of": [tables.scenes_of(one, person) for person in people],
        "scenes_on": tables.scenes_on(one),
    }


@pytest.mark.parametrize("seed", range(8))
def test_both_answer_the_same(seed: int) -> None:
    chance, memory, database = Chance(seed), MemoryTables(), DjangoTables()
    with writing():
        for _ in range(200):
            table = chance.random.choice(TABLES)
            row = chance.row(table)
            for tables in (memory, database):
                tables.put(table, row)
            if chance.random.random() < 0.1:
                for tables in (memory, database):
                    tables.drop(table, row.id)
    for one in chance.known:
        assert plain_rows(answers(database, one, chance.known)) == plain_rows(
            answers(memory, one, chance.known)
        )
    assert set(memory.of_scene("")) == set(SCENE_TABLES)
    assert set(memory.of_people(chance.known[0], chance.known)) == set(PERSON_TABLES)


@pytest.mark.parametrize("seed", range(3))
def test_scenes_stand_in_order_of_call_and_number_on_any_database(seed: int) -> None:
    chance, database = Chance(seed), DjangoTables()
    rows = [attrs.evolve(chance.row("standing"), id=chance.id(), scene=chance.id()) for _ in range(12)]
    rows = [attrs.evolve(row, production=chance.known[0]) for row in rows]
    with writing():
        for row in rows:
            database.put("standing", row)
    wanted = sorted(
        rows, key=lambda r: (str(r.facts["call"] or ""), r.facts["scene_number"].encode(), r.scene)
    )
    found = database.standings(chance.known[0])
    assert [row.id for row in found] == [row.id for row in wanted]
    assert database.open_standings(chance.known[0]) == [(row.scene, row.facts) for row in wanted]
    assert database.standings(chance.known[1]) == []
