"""Where a beat goes past one's own boundary is said on one's own page, and a condition can be met there."""

from __future__ import annotations

from typing import Any

import pytest

from beforehand.studio import boundaries, scenes
from tests.web.mine.conftest import PhoneOf
from tests.web.phone import acts
from tests.world import World, fence_entry, may_shoot_42, new_world, open_entry, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

WORDS = "After we have rehearsed it that day"


def with_fence(world: World) -> World:
    entry = fence_entry(world["mara"], {"lips"}, frozenset(world.people.values()))
    boundaries.set_boundary(world.production, world["mara"], entry, at=world.tick())
    return world


def with_condition(world: World) -> str:
    """Mara lets herself be touched at the waist once she says that her condition is met; the entry's id."""
    entry: dict[str, Any] = open_entry(world["mara"], "received", frozenset({world["jonas"]}), "gate")
    entry |= {"gate": "own_words", "words": WORDS, "leaves": ["waist"]}
    return boundaries.set_boundary(world.production, world["mara"], entry, at=world.tick())


def test_a_beat_past_ones_own_fence_says_so_to_its_owner_alone(phone_of: PhoneOf) -> None:
    world = with_fence(scene_42(new_world()))
    told = phone_of(world, "mara").text()
    assert "Past your own boundary: a fence. " in told
    assert "Agreeing opens nothing: your boundary stands until you change it" in told
    assert "boundary:" not in phone_of(world, "jonas").text()


def test_agreeing_to_it_is_taken_and_the_fence_stands(phone_of: PhoneOf) -> None:
    world = with_fence(scene_42(new_world()))
    phone = phone_of(world, "mara")
    phone.do("agree", digest=world.digest("kiss"))
    assert "Past your own boundary: a fence. " in phone.text()


def test_a_condition_in_own_words_is_met_for_one_beat_and_one_day(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    gate = with_condition(world)
    phone = phone_of(world, "mara")
    assert f"“{WORDS}”" in phone.text()
    assert "It is met, Thu 26 Nov" in phone.text()
    phone.do("meet_gate", boundary=gate)
    (met,) = world.record().gates_met
    assert met == (world["mara"], gate, world.digest("waist"), world.days["Day 14"])
    assert f"“{WORDS}”" not in phone.text()


def test_without_a_day_no_condition_can_be_met(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    with_condition(world)
    phone = phone_of(world, "mara")
    form = phone.form("meet_gate")
    scenes.unplace_scene(**world.by("ines"))
    assert "A condition is met for one day; this scene has none yet." in phone.text()
    assert not [f for f in phone.forms() if f.get("act") in ("meet_gate", "less_today")]
    before = acts()
    refused = phone.post(form)
    assert refused.status_code == 409
    assert "The scene is on no day yet" in refused.content.decode()
    assert acts() == before


def test_a_condition_that_is_read_from_the_plan_takes_no_mark(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    gate = with_condition(world)
    phone = phone_of(world, "mara")
    form = phone.form("meet_gate", boundary=gate)
    opened = next(b.id for b in world.record().boundaries[world["mara"]] if b.disposition == "open")
    before = acts()
    assert phone.post({**form, "boundary": opened}).status_code == 409
    assert acts() == before
