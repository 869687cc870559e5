"""The same act id is the same act: recorded once, answered the same; with other content it is refused."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.store.tables.log import Act
from beforehand.studio import answers, boundaries, production, scenes, sets, signing
from beforehand.studio.verify import verify
from tests.world import World, fence_entry, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def world() -> World:
    return may_shoot_42()


def act_id() -> str:
    return str(uuid.uuid4())


def fence(world: World, act: str) -> Any:
    entry = fence_entry(world["mara"], {"throat"}, frozenset({world["jonas"]}))
    return boundaries.set_boundary(world.production, world["mara"], entry, act=act, at=world.tick())


def end(world: World, act: str, boundary: str) -> Any:
    return boundaries.end_boundary(
        world.production, world["mara"], boundary=boundary, act=act, at=world.tick()
    )


def strike(world: World, act: str) -> Any:
    rider = world.riders["mara", "42"]
    clause = world.record().riders[world["mara"]][0].clauses[0].id
    return signing.strike_clause(**world.by("mara"), rider=rider, clause=clause, act=act)


def answer(name: str) -> Callable[[World, str], Any]:
    use: Any = getattr(answers, name)
    return lambda world, act: use(**world.by("mara"), digest=world.digest("kiss"), act=act)


def agree(world: World, act: str) -> Any:
    return answers.agree(**world.by("mara"), digest=world.digest("kiss"), seen=(), act=act)


WAYS: dict[str, Callable[[World, str], Any]] = {
    **{name: answer(name) for name in ("talk", "decline", "withdraw", "less_today")},
    "agree": agree,
    "set_boundary": fence,
    "strike_clause": strike,
    "hold": lambda world, act: sets.hold(**world.by("mara"), act=act),
}


@pytest.mark.parametrize("way", WAYS)
def test_sent_twice_it_is_one_act_and_one_answer(way: str, world: World) -> None:
    act, before = act_id(), Act.objects.count()
    first = WAYS[way](world, act)
    assert WAYS[way](world, act) == first
    assert Act.objects.count() == before + 1
    assert verify().whole


def test_ending_a_boundary_twice_is_one_act_though_it_is_gone_the_second_time(world: World) -> None:
    boundary, act = fence(world, ""), act_id()
    assert end(world, act, boundary) == end(world, act, boundary)
    with pytest.raises(Refusal) as refused:
        end(world, act_id(), boundary)
    assert refused.value.code == "no_such"


def test_agreeing_twice_is_answered_though_it_was_withdrawn_meanwhile(world: World) -> None:
    act = act_id()
    first = agree(world, act)
    answer("withdraw")(world, act_id())
    assert agree(world, act) == first
    assert world.record().with_coordinator, "the second sending changed nothing"


@pytest.mark.parametrize("way", WAYS)
def test_the_id_of_another_act_is_refused_and_nothing_is_written(way: str, world: World) -> None:
    act = act_id()
    answers.talk(**world.by("jonas"), digest=world.digest("kiss"), act=act)
    before = Act.objects.count()
    with pytest.raises(Refusal) as refused:
        WAYS[way](world, act)
    assert refused.value.code == "act_taken"
    assert Act.objects.count() == before
    assert verify().whole


def test_the_same_words_about_another_beat_scene_or_production_are_another_act(world: World) -> None:
    act = act_id()
    sets.hold(**world.by("mara"), act=act)
    world.add_scene("43", "Boathouse, dawn", ("mara",))
    with pytest.raises(Refusal) as elsewhere:
        sets.hold(**world.by("mara", "43"), act=act)
    assert elsewhere.value.code == "act_taken"
    assert world.record("43").holds == ()
    talk = act_id()
    answers.talk(**world.by("mara"), digest=world.digest("kiss"), act=talk)
    with pytest.raises(Refusal) as of_another:
        answers.talk(**world.by("mara"), digest=world.digest("dance"), act=talk)
    assert of_another.value.code == "act_taken"


def test_an_agreement_that_saw_more_is_another_act(world: World) -> None:
    act, digest = act_id(), world.digest("kiss")
    agree(world, act)
    talk = answers.talk(**world.by("mara"), digest=digest).act
    with pytest.raises(Refusal) as refused:
        answers.agree(**world.by("mara"), digest=digest, seen=[talk], act=act)
    assert refused.value.code == "act_taken"


@pytest.mark.parametrize("act", ["1", "x" * 36, "A" * 8 + "-" + "b" * 27, "' OR 1=1 --"])
def test_an_id_that_is_none_is_refused(act: str, world: World) -> None:
    with pytest.raises(Refusal) as refused:
        sets.hold(**world.by("mara"), act=act)
    assert refused.value.code == "act_id"


def test_an_id_of_another_production_is_refused_as_well(world: World) -> None:
    act = sets.hold(**world.by("mara")).act
    other, author = production.start_production(
        title="Low Water",
        coordinator="Ines Duarte",
        timezone="Europe/London",
        pack="house",
        operator="North Quay Intimacy Coordination",
        at=world.tick(),
    )
    scene = scenes.write_scene(other, author, number="1", title="Shore", lines=["Wind."], at=world.tick())
    with pytest.raises(Refusal) as refused:
        sets.hold(other, author, scene=scene, act=act, at=world.tick())
    assert refused.value.code == "act_taken"
