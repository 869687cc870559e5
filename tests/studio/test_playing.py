"""The example folder becomes a record by real acts, and its demo stands as it says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from beforehand.agreement.standing import standing, verdict
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.folder import read_folder
from beforehand.studio.load import load
from beforehand.studio.playing import play
from beforehand.studio.verify import verify

FOLDER = Path(__file__).parents[2] / "examples" / "the-long-tide"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.mark.django_db(databases=["default", "vaults"])
def test_the_demo_is_recorded_and_scene_42_may_be_shot_at_its_call():
    folder = read_folder(FOLDER)
    loaded = load(folder, at=NOW)
    play(folder, loaded, at=NOW)
    record = read_scene(DjangoTables(), loaded.scenes["42"])
    assert record is not None
    assert record.day is not None
    now = standing(record)
    assert now.findings == ()
    assert verdict(now, record.day.call) == "may shoot"
    assert verdict(now, record.day.call + timedelta(hours=24)) == "not yet"
    assert verify().faults == ()
