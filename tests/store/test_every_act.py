"""Every kind of act, recorded for real: what the tables hold afterwards is a text that can be read."""

from __future__ import annotations

import os
from pathlib import Path

import attrs
import pytest

from beforehand.journal.act import KINDS, plain
from beforehand.store.apply.registry import APPLIERS
from beforehand.store.rows import TABLES, Row
from beforehand.store.settle import carry_out
from tests.every_act import Played
from tests.memory import MemoryTables
from tests.rows_as_text import rows_as_text

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

GOLDEN = Path(__file__).with_name("every_act.json")
WRITE = "BEFOREHAND_WRITE_GOLDEN"


def test_the_story_has_every_kind_of_act(played: Played) -> None:
    assert {type(act.body).kind for act in played.acts} == set(KINDS)


def test_every_kind_has_an_applier() -> None:
    assert set(APPLIERS) == set(KINDS.values())


def test_the_story_leaves_no_table_empty(played: Played) -> None:
    assert [name for name in TABLES if not played.rows[name]] == []


def test_the_rows_are_those_of_the_golden_text(played: Played) -> None:
    text = rows_as_text(played)
    if os.environ.get(WRITE) == "1":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), f"{WRITE}=1 writes it anew; read the difference first"


def test_in_memory_the_same_acts_make_the_same_rows(played: Played) -> None:
    tables = MemoryTables()
    for act in played.acts:
        carry_out(act, tables)
    assert _plain(tables.tables) == _plain(played.rows)


def _plain(rows: dict[str, dict[str, Row]]) -> dict[str, dict[str, Row]]:
    """A database gives lists back as tuples; both are the same JSON."""
    return {t: {i: attrs.evolve(r, data=plain(r.data)) for i, r in of.items()} for t, of in rows.items()}
