"""After each act of the whole story, reading only what was written gives what reading everything gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from beforehand.store.scene_reading import read_scene
from beforehand.store.settle import carry_out
from tests.every_act import play_still
from tests.memory import MemoryTables


@pytest.mark.django_db(databases=["default", "vaults"])
def test_reading_again(tmp_path: Path) -> None:
    tables = MemoryTables()
    for saved in play_still(tmp_path).acts:
        for scene, known in carry_out(saved, tables).items():
            assert known.record == read_scene(tables, scene), type(saved.body).kind
