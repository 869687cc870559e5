"""The example folder becomes a record by real acts, and its demo stands as it says."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from beforehand.agreement.standing import standing, verdict
from beforehand.script.drafts.carrying import OPEN
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.drafts.anchors import standing_beats
from beforehand.studio.drafts.changes import compared
from beforehand.studio.drafts.lists import all_drafts, texts_in, whole_draft
from beforehand.studio.drafts.stands import stands_on_change
from beforehand.studio.folder import read_folder
from beforehand.studio.load import load
from beforehand.studio.playing import play
from beforehand.studio.playing_script import ADDED, DISMISSED, KEPT, READ
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


@pytest.mark.django_db(databases=["default", "vaults"])
def test_candidates_stand_in_the_order_of_their_file_whichever_ids_they_get():
    folder = read_folder(FOLDER)
    loaded = load(folder, at=NOW)
    for scene in folder.scenes:
        record = read_scene(DjangoTables(), loaded.scenes[scene.number])
        assert record is not None
        assert list(record.candidates) == [
            loaded.candidates[scene.number, told.key] for told in scene.candidates
        ]


@pytest.mark.django_db(databases=["default", "vaults"])
def test_the_demo_has_its_script_read_in_one_draft_and_a_later_one_that_changes_scene_61():
    folder = read_folder(FOLDER)
    loaded = load(folder, at=NOW)
    play(folder, loaded, at=NOW)
    pink, blue = all_drafts(loaded.production)
    assert (pink.name, blue.name) == ("Pink, 16 Nov 2026", "Blue, 14 Nov 2026")
    first = whole_draft(loaded.production, blue.id)
    assert first is not None
    assert {h.data["number"]: h.to for h in first.heads} == loaded.scenes, "each scene is the record's own"
    assert sum(h.data["read"] for h in first.heads) == len(READ)
    found = [p.data["mark"] for h in first.heads for p in h.passages]
    counted = Counter(found)
    assert (counted["kept"], counted["dismissed"]) == (len(KEPT) + len(ADDED), len(DISMISSED))
    assert counted[OPEN], "something is left for whoever opens the demo"
    second = whole_draft(loaded.production, pink.id)
    assert second is not None
    texts = texts_in(second.id, second.heads)
    anchored = standing_beats(loaded.production, second.heads, texts)
    (at_42,) = (anchored[h.index] for h in second.heads if h.data["number"] == "42")
    assert [b.number for b in at_42.beats if b.number] == [1, 2, 3], "the plan stands on its lines"
    stands = stands_on_change(loaded.production, compared(loaded.production, second), texts)
    assert "61" in {one.number for one in stands}
