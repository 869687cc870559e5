"""The server's clock jumps: the record's own times never run backwards, and nobody's no waits for a clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.store.tables import journal_store
from beforehand.store.tables.log import Act
from beforehand.studio import answers, scenes
from beforehand.studio.desk import CLOCK_SLACK
from beforehand.studio.verify import verify
from tests.world import CALL, World, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

DAYS = timedelta(days=3)


@pytest.fixture
def world() -> World:
    return may_shoot_42()


def last_time() -> str:
    return journal_store.last()[1]


def withdraw(world: World, at: datetime, beat: str = "kiss") -> datetime:
    use = world.by("mara") | {"at": at}
    return answers.withdraw(**use, digest=world.digest(beat)).at


def refused(world: World, at: datetime) -> list[str]:
    """The codes with which a widening and a neutral act are refused at that time."""
    production, ines, day = world.production, world["ines"], world.days["Day 14"]
    uses: tuple[Callable[[], object], ...] = (
        lambda: scenes.move_call(production, ines, day=day, call=CALL, at=at),
        lambda: scenes.set_day(production, ines, label="Day 16", call=CALL, at=at),
    )
    codes = []
    for use in uses:
        try:
            use()
        except Refusal as refusal:
            codes.append(refusal.code)
    return codes


def test_three_days_back_a_narrowing_is_taken_at_the_time_of_the_last_act(world: World) -> None:
    before = world.at
    assert withdraw(world, before - DAYS) == before
    assert world.record().with_coordinator
    assert verify().whole


def test_three_days_back_nothing_else_is_taken_and_nothing_is_written(world: World) -> None:
    count, at = Act.objects.count(), world.at
    assert refused(world, at - DAYS) == ["clock_behind"] * 2
    assert Act.objects.count() == count


def test_a_little_back_everything_is_taken_at_the_time_of_the_last_act(world: World) -> None:
    at, last = world.at, last_time()
    assert refused(world, at - CLOCK_SLACK) == []
    assert last_time() == last
    assert refused(world, at - CLOCK_SLACK - timedelta(microseconds=1)) == ["clock_behind"] * 2


def test_after_a_jump_forward_and_back_only_narrowings_are_taken_until_the_clock_has_caught_up(
    world: World,
) -> None:
    right = world.at
    wrong = right + DAYS
    assert refused(world, wrong) == []
    assert withdraw(world, right) == wrong
    assert refused(world, right) == ["clock_behind"] * 2
    assert withdraw(world, right + timedelta(minutes=1), "waist") == wrong
    assert refused(world, wrong - CLOCK_SLACK) == []
    assert verify().whole


def test_notice_counts_from_a_time_that_was_never_set_back(world: World) -> None:
    """A rider delivered while the clock lies behind would look as if it had been delivered days ago."""
    world.at -= DAYS
    with pytest.raises(Refusal) as late:
        world.rider("mara", signed=False)
    assert late.value.code == "clock_behind"


def test_times_never_run_backwards_in_the_order_of_the_acts(world: World) -> None:
    for at in (world.at - DAYS, world.at + DAYS, world.at):
        withdraw(world, at)
    times = list(Act.objects.order_by("seq").values_list("saved_at", flat=True))
    assert times == sorted(times)
