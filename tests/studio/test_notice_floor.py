"""A production may ask for more notice than its pack, never less."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.agreement.standing import Standing, standing, verdict
from beforehand.studio import plans, production
from beforehand.studio.contracts import contracts_of_scene
from beforehand.studio.notice import set_notice
from beforehand.studio.people import place_of
from beforehand.studio.reading import has_production, last_seq
from tests.world import CALL, World, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def start(notice_hours: int | None) -> int:
    made, ines = production.start_production(
        title="Saltmarsh",
        coordinator="Noor Vance",
        timezone="Europe/London",
        pack="sag-aftra",
        operator="Vance Coordination",
        notice_hours=notice_hours,
    )
    place = place_of(made, ines)
    assert place is not None
    return place.notice_hours


@pytest.mark.parametrize(("asked", "kept"), [(None, 48), (48, 48), (72, 72), (672, 672)])
def test_the_pack_is_a_floor(asked: int | None, kept: int) -> None:
    assert start(asked) == kept


@pytest.mark.parametrize("asked", [-1, 0, 47, 673])
def test_less_is_refused_and_nothing_is_written(asked: int) -> None:
    with pytest.raises(Refusal, match="may ask more, up to 672, and never less") as refusal:
        start(asked)
    assert refusal.value.code == "notice_below_pack"
    assert not has_production()


def standing_of(world: World) -> Standing:
    return standing(world.record())


def runs_out(world: World, who: str) -> datetime:
    """When the notice of this person's first rider has run, as their own page has it."""
    (found,) = [c for c in contracts_of_scene(world.production, world.scenes["42"]) if c.person == world[who]]
    assert found.runs_out is not None
    return found.runs_out


def test_more_notice_counts_at_once_and_less_shortens_nothing_that_was_delivered() -> None:
    """Until the call of 26 November at 08:00; riders were delivered on the 16th."""
    world = may_shoot_42()
    was, said = runs_out(world, "mara"), standing_of(world)
    assert said.may_from is not None
    set_notice(world.production, world["ines"], hours=96, at=world.tick())
    assert runs_out(world, "mara") == was + timedelta(hours=48)
    assert standing_of(world).may_from == said.may_from + timedelta(hours=48)
    assert not standing_of(world).with_coordinator
    set_notice(world.production, world["ines"], hours=48, at=world.tick())
    assert runs_out(world, "mara") == was + timedelta(hours=48), "promised is promised"
    assert place_of(world.production, world["ines"]).notice.hours == 48  # type: ignore[union-attr]  # she is there


def test_notice_raised_past_the_call_takes_the_scene_to_the_coordinator() -> None:
    world = may_shoot_42()
    set_notice(world.production, world["ines"], hours=24 * 14, at=world.tick())
    found = standing_of(world)
    assert found.with_coordinator
    assert {f.code for f in found.findings} == {"notice_short"}
    assert found.may_from is None
    plans.republish(**world.by("ines"))
    assert not standing_of(world).with_coordinator
    assert verdict(standing_of(world), CALL) == "not yet"


@pytest.mark.parametrize(
    ("hours", "code"), [(47, "notice_below_pack"), (673, "notice_below_pack"), (48, "notice_same")]
)
def test_below_the_pack_and_no_change_are_refused(hours: int, code: str) -> None:
    world = may_shoot_42()
    before = last_seq()
    with pytest.raises(Refusal) as refusal:
        set_notice(world.production, world["ines"], hours=hours, at=world.tick())
    assert (refusal.value.code, last_seq()) == (code, before)


@pytest.mark.parametrize("who", ["calder", "teodor", "mara"])
def test_only_who_runs_the_record_changes_notice(who: str) -> None:
    world = may_shoot_42()
    with pytest.raises(Refusal) as refusal:
        set_notice(world.production, world[who], hours=72, at=world.tick())
    assert refusal.value.code == "no_such"
