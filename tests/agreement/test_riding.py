from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.beats import Beat
from beforehand.agreement.doubling import doubled
from beforehand.agreement.notice import Notice
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.riders import Rider
from beforehand.agreement.riding import Ridden, notice_runs_out, riders_of
from tests.agreement.cast import JONAS, KIT, MARA
from tests.agreement.scenes import (
    CALL,
    DELIVERED,
    bare_shoulder,
    clause,
    dance,
    rider,
    scene_42,
    seen,
    touching,
    waist,
    with_riders,
)

HOUR = timedelta(hours=1)
ZONES = ("UTC", "Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")
CLOTH = touching(MARA, "targets", layers=frozenset({"cloth"}))
SKIN = touching(MARA, "targets", layers=frozenset({"skin"}))


def ridden(*riders: Rider, beat: Beat | None = None, who: str = MARA) -> Ridden:
    record = with_riders(scene_42(), who, *riders)
    return riders_of(record, who).ridden(beat or waist(), who)


@pytest.mark.parametrize(("production", "own", "hours"), [(48, 0, 48), (48, 72, 72), (48, 24, 48)])
def test_a_rider_may_ask_for_more_notice_and_never_for_less(production: int, own: int, hours: int) -> None:
    assert notice_runs_out(rider(MARA, notice_hours=own), Notice(production)) == DELIVERED + hours * HOUR


LATE_YEARS = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1))


@given(
    zone=st.sampled_from(ZONES),
    local=LATE_YEARS,
    hours=st.integers(1, 400),
    early=st.integers(-200, 200),
)
def test_notice_is_hours_that_pass_wherever_the_call_is_and_whatever_its_clock_does(
    zone: str, local: datetime, hours: int, early: int
) -> None:
    """An hour that a clock leaves out or shows twice makes no notice shorter or longer."""
    call = local.replace(tzinfo=ZoneInfo(zone))
    passed = hours * 3600 + early * 60
    delivered = datetime.fromtimestamp(call.timestamp() - passed, ZoneInfo("Pacific/Apia"))
    runs_out = notice_runs_out(rider(MARA, notice_hours=0, delivered_at=delivered), Notice(hours))
    assert runs_out is not None
    assert runs_out.timestamp() - delivered.timestamp() == hours * 3600
    assert (runs_out.timestamp() <= call.timestamp()) == (early >= 0)


def test_notice_does_not_run_before_delivery() -> None:
    assert notice_runs_out(rider(MARA, delivered_at=None), Notice(48)) is None


def test_of_several_clauses_the_one_whose_notice_has_run_first_is_named() -> None:
    late = rider(MARA, 1, (CLOTH,), delivered_at=DELIVERED + 9 * HOUR)
    early = rider(MARA, 2, (SKIN, CLOTH))
    found = ridden(late, early)
    assert [(c.rider, c.clause) for c in found.covers] == [(early, early.clauses[1])] * 2
    assert found.may_from == DELIVERED + 48 * HOUR


def test_every_clause_needed_has_to_have_run() -> None:
    late = rider(MARA, 2, (touching(MARA, "agents"),), delivered_at=DELIVERED + 9 * HOUR)
    found = ridden(rider(MARA, 1, (CLOTH,)), late, beat=dance())
    assert found.may_from == DELIVERED + 57 * HOUR


def test_one_clause_covers_alone_or_not_at_all() -> None:
    hands = [touching(MARA, "targets", leaves=frozenset({leaf})) for leaf in ("upper_back", "waist")]
    assert ridden(rider(MARA, 1, tuple(hands))).word == "covered"  # each place is a box of its own
    short = touching(MARA, "targets", seconds=3)
    assert ridden(rider(MARA, 1, (short, short))).word == "outside"


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({}, "covered"),
        ({"signed_at": None}, "unsigned"),
        ({"signed_at": None, "delivered_at": None}, "unsigned"),
        ({"delivered_at": None}, "unsigned"),
    ],
)
def test_only_what_is_delivered_and_signed_covers(more: dict[str, Any], word: str) -> None:
    found = ridden(evolve(rider(MARA), **more))
    assert found.word == word
    assert (found.may_from is None) == (word != "covered")


def test_struck_permits_nothing_and_is_told_from_what_was_never_there() -> None:
    one = rider(MARA, 1, (CLOTH,))
    struck = evolve(one, clauses=(evolve(one.clauses[0], struck=True),))
    found = ridden(struck)
    assert (found.word, found.covers[0].clause) == ("struck", struck.clauses[0])
    assert ridden(rider(MARA, 1, (SKIN,))).word == "outside"
    assert ridden().word == "no rider"


@pytest.mark.parametrize("struck", [False, True])
@pytest.mark.parametrize("delivered", [DELIVERED, None])
def test_a_fence_of_any_signed_rider_fences(struck: bool, delivered: object) -> None:
    fence = clause("amendment", 1, CLOTH, "fence", struck=struck)
    amendment = rider(MARA, 2, clauses=(fence,), delivered_at=delivered)
    found = ridden(rider(MARA), amendment)
    assert (found.word, found.covers[0].clause) == ("fenced", fence)


def test_a_fence_nobody_signed_does_not_fence() -> None:
    amendment = rider(MARA, 2, clauses=(clause("a", 1, CLOTH, "fence"),), signed_at=None)
    assert ridden(rider(MARA), amendment).word == "covered"


def test_a_beat_that_touches_nobody_still_needs_a_signed_rider() -> None:
    nothing = bare_shoulder(JONAS, also=(MARA,))
    assert ridden(beat=nothing).word == "no rider"
    assert ridden(rider(MARA, signed_at=None), beat=nothing).word == "unsigned"
    assert ridden(rider(MARA), beat=nothing).may_from == DELIVERED + 48 * HOUR


def test_anothers_rider_never_counts() -> None:
    record = with_riders(scene_42(), MARA)
    assert riders_of(record, MARA).ridden(waist(), MARA).word == "no rider"
    assert riders_of(record, JONAS).ridden(waist(), JONAS).word == "covered"


DOUBLED = bare_shoulder(KIT, doubles={KIT: MARA})


def principal(*riders: Rider) -> SceneRecord:
    return with_riders(scene_42(), MARA, *riders)


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({"doubling": "none"}, False),
        ({"doubling": "within_rider"}, True),
        ({"doubling": "by_named_consent", "named_doubles": frozenset({KIT})}, True),
        ({"doubling": "by_named_consent", "named_doubles": frozenset({JONAS})}, False),
        ({"doubling": "within_rider", "signed_at": None}, False),
    ],
)
def test_doubling_is_the_principals_to_allow(more: dict[str, Any], allowed: bool) -> None:
    (found,) = doubled(principal(rider(MARA, **more)), DOUBLED)
    assert (found.allowed, found.ridden is not None) == (allowed, allowed)


def test_what_is_shown_of_a_double_is_read_as_shown_of_the_principal() -> None:
    shoulder = seen(MARA, leaves=frozenset({"right_shoulder"}))
    of_kit = seen(KIT, leaves=frozenset({"right_shoulder"}))
    words = {
        box: doubled(principal(rider(MARA, 1, (box,), doubling="within_rider")), DOUBLED)[0].ridden
        for box in (shoulder, of_kit)
    }
    assert [found.word for found in words.values() if found] == ["covered", "outside"]


def test_only_riders_that_allow_the_double_permit_and_every_signed_fence_counts() -> None:
    wide = rider(MARA, 1)  # covers it, and allows no double
    allowing = rider(MARA, 2, (touching(MARA, "agents"),), doubling="within_rider")
    assert [d.ridden and d.ridden.word for d in doubled(principal(wide, allowing), DOUBLED)] == ["outside"]
    fence = clause("f", 1, seen(MARA), "fence")
    fencing = rider(MARA, 1, clauses=(fence,))
    allowing = rider(MARA, 2, doubling="within_rider")
    assert [d.ridden and d.ridden.word for d in doubled(principal(fencing, allowing), DOUBLED)] == ["fenced"]


def test_notice_runs_for_the_principals_rider_too() -> None:
    late = rider(MARA, doubling="within_rider", delivered_at=CALL - 10 * HOUR)
    (found,) = doubled(principal(late), DOUBLED)
    assert found.ridden is not None
    assert found.ridden.may_from == CALL + 38 * HOUR


DAY = timedelta(days=1)
EARLIER = st.lists(st.tuples(st.integers(-20, 20), st.integers(0, 200)), max_size=4)


def noticed(hours: int, earlier: list[tuple[int, int]]) -> Notice:
    """A notice that was changed some days before or after the delivery."""
    return Notice(hours, tuple((DELIVERED + days * DAY, was) for days, was in sorted(earlier)))


@given(st.integers(0, 200), EARLIER, st.integers(0, 200), st.integers(1, 40))
def test_no_change_of_a_productions_notice_shortens_what_was_delivered(
    hours: int, earlier: list[tuple[int, int]], then: int, days: int
) -> None:
    mine, before = rider(MARA), noticed(hours, earlier)
    until = max([DELIVERED, *(at for at, _ in before.before)]) + days * DAY
    after = Notice(then, (*before.before, (until, hours)))
    was, now = notice_runs_out(mine, before), notice_runs_out(mine, after)
    assert was is not None
    assert now is not None
    assert now == max(was, DELIVERED + max(then, mine.notice_hours) * HOUR)


def test_less_notice_counts_for_what_is_delivered_after_it() -> None:
    lowered = Notice(48, ((DELIVERED - DAY, 48), (DELIVERED, 96)))
    runs = [notice_runs_out(rider(MARA, delivered_at=DELIVERED + h * HOUR), lowered) for h in (-1, 0, 1)]
    assert runs == [DELIVERED + hours * HOUR for hours in (95, 96, 49)]
