"""Scenes that are read together are the same as each read alone, and cost no more the more there are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beforehand.agreement.actions import Macro
from beforehand.store.published_reading import read_published
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.read_scenes import ReadScenes
from beforehand.studio.own_scenes import own_scenes
from tests.world import World, beat, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def with_more(world: World, *numbers: str) -> World:
    """Mara and Teodor, who directs, in further scenes."""
    for number in numbers:
        world.add_scene(number, f"Scene {number}", ("mara", "teodor"))
        walk = Macro("hand_in_hand", (world["mara"], world["teodor"]), "cloth", "surface", 4)
        world.write(f"walk {number}", beat(world, walk, seconds=4), scene=number)
    return world


def test_together_they_are_what_each_is_alone() -> None:
    world = with_more(may_shoot_42(), "61", "62")
    scenes = list(world.scenes.values())
    together = ReadScenes(world.production, scenes)
    for scene in scenes:
        assert read_scene(together, scene) == read_scene(DjangoTables(), scene)
        assert read_published(together, scene) == read_published(DjangoTables(), scene)


def test_more_scenes_take_no_more_queries() -> None:
    world = with_more(may_shoot_42(), "61")
    counts = []
    for number in ("62", "63", "64"):
        with CaptureQueriesContext(connection) as queries:
            found = own_scenes(world.production, world["mara"])
        counts.append(len(queries))
        with_more(world, number)
    assert len(found) == 4
    assert counts == [counts[0]] * 3
    assert counts[0] <= 7
