from __future__ import annotations

from datetime import timedelta

import pytest
from attrs import evolve

from beforehand.agreement.inside import inside
from beforehand.agreement.record import Hold, Plan, RosterEntry, SceneRecord
from beforehand.agreement.standing import (
    Standing,
    riders_signed,
    shootable,
    standing,
    touched,
    verdict,
)
from tests.agreement.cast import JONAS, KIT, MARA, TEODOR
from tests.agreement.scenes import (
    CALL,
    DELIVERED,
    PUBLISHED,
    all_open,
    bare_shoulder,
    entry,
    narrowed,
    rider,
    scene,
    scene_42,
    touching,
    with_boundaries,
    with_riders,
)
from tests.agreement.told import scene_may_be_shot

HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)
LATE = DELIVERED + 30 * HOUR  # its notice runs out 22 hours before the call
ALL = {"dance", "kiss", "waist"}


def touches(before: SceneRecord, after: SceneRecord, *, narrowing: bool) -> bool:
    return touched(standing(before), standing(after), narrowing=narrowing)


def late_rider() -> SceneRecord:
    return with_riders(scene_42(), MARA, rider(MARA, delivered_at=LATE))


def test_a_scene_may_be_shot_from_its_notice_until_a_day_after_its_call() -> None:
    record = late_rider()
    starts, ends = LATE + 48 * HOUR, CALL + 24 * HOUR
    now_standing = standing(record)
    assert (now_standing.may_from, now_standing.may_until) == (starts, ends)
    for now, said in (
        (starts - MOMENT, "not yet"),
        (starts, "may shoot"),
        (ends - MOMENT, "may shoot"),
        (ends, "not yet"),
    ):
        assert verdict(now_standing, now) == said
        assert scene_may_be_shot(record, now) is (said == "may shoot")
        assert shootable(record, now) == (ALL if said == "may shoot" else set())


def test_nothing_is_shot_before_the_plan_was_published() -> None:
    record = scene_42()
    assert record.plan is not None
    after = evolve(record, plan=evolve(record.plan, at=CALL + HOUR))
    assert standing(after).may_from == CALL + HOUR
    assert standing(record).may_from == max(PUBLISHED, DELIVERED + 48 * HOUR)


def test_each_beat_has_a_time_of_its_own() -> None:
    cloth = [touching(MARA, side, layers=frozenset({"cloth"})) for side in ("agents", "targets")]
    skin = rider(MARA, 2, delivered_at=LATE)
    record = with_riders(scene_42(), MARA, rider(MARA, 1, tuple(cloth)), skin)
    assert shootable(record, DELIVERED + 48 * HOUR) == {"dance", "waist"}
    assert shootable(record, LATE + 48 * HOUR) == ALL


def test_a_principals_rider_has_its_notice_too() -> None:
    beats = {"seen": bare_shoulder(KIT, doubles={KIT: MARA}, also=(JONAS,))}
    record = scene("42", beats, (MARA, JONAS, KIT), TEODOR)
    record = with_riders(record, MARA, rider(MARA, doubling="within_rider", delivered_at=LATE))
    assert standing(record).may_from == LATE + 48 * HOUR
    assert shootable(record, LATE + 48 * HOUR - MOMENT) == set()
    assert shootable(record, LATE + 48 * HOUR) == {"seen"}


@pytest.mark.parametrize(
    ("on_hold", "with_coordinator", "said"),
    [
        (True, True, "on hold"),
        (True, False, "on hold"),
        (False, True, "with the coordinator"),
        (False, False, "may shoot"),
    ],
)
def test_the_order_of_weight(on_hold: bool, with_coordinator: bool, said: str) -> None:
    whole = Standing("plan", with_coordinator, on_hold, CALL, CALL + HOUR, ())
    assert verdict(whole, CALL) == said


def test_without_a_day_or_with_a_finding_it_is_not_yet() -> None:
    assert verdict(Standing("plan", False, False, None, CALL + HOUR, ()), CALL) == "not yet"
    assert verdict(Standing("plan", False, False, CALL, None, ()), CALL) == "not yet"
    assert verdict(standing(with_riders(scene_42(), MARA)), CALL) == "not yet"


def test_the_bit_is_about_the_scene_and_not_about_its_beats() -> None:
    record = scene_42(with_coordinator=True)
    assert shootable(record, CALL) == ALL
    assert not scene_may_be_shot(record, CALL)
    assert standing(record).may_from is None


def test_a_private_finding_without_the_bit_is_still_told_as_the_bit() -> None:
    record = with_boundaries(scene_42(), MARA)
    assert not record.with_coordinator
    assert verdict(standing(record), CALL) == "with the coordinator"


def struck(record: SceneRecord, who: str, *numbers: int) -> SceneRecord:
    riders = tuple(
        evolve(r, clauses=tuple(evolve(c, struck=c.struck or c.number in numbers) for c in r.clauses))
        for r in record.riders[who]
    )
    return with_riders(record, who, *riders)


def test_a_strike_touches_the_plan_when_the_plan_needs_the_clause() -> None:
    record = scene_42()
    assert touches(record, struck(record, MARA, 1), narrowing=True)
    assert not touches(record, struck(record, MARA, 3), narrowing=True)  # nothing is shown in this plan
    spare = with_riders(record, MARA, rider(MARA, 1), rider(MARA, 2))
    assert not touches(spare, struck(spare, JONAS, 3), narrowing=True)


def test_a_second_strike_touches_a_plan_that_was_past_the_rider_already() -> None:
    whole = scene_42()
    record = evolve(
        with_riders(whole, MARA, rider(MARA, 1, (touching(MARA, "agents"),))), plan=only_kiss(whole)
    )
    assert [f.missing for f in standing(record).findings] == ["It is past what Mara’s rider covers."]
    once = struck(record, MARA, 1)
    assert {f.code for f in standing(once).findings} == {"outside_rider"}
    assert touches(record, once, narrowing=True)


def test_each_struck_clause_is_told_by_itself() -> None:
    record = scene_42()
    record = evolve(record, plan=only_kiss(record))
    once, twice = struck(record, MARA, 1), struck(record, MARA, 1, 2)
    assert [len(standing(one).findings) for one in (once, twice)] == [1, 2]
    assert touches(once, twice, narrowing=True)


def only_kiss(record: SceneRecord) -> Plan:
    assert record.plan is not None
    return evolve(record.plan, beats=("kiss",))


def test_paperwork_that_widens_or_comes_late_touches_nothing() -> None:
    record = scene_42()
    unsigned = with_riders(record, MARA, rider(MARA, signed_at=None))
    assert not touches(record, unsigned, narrowing=False)
    assert touches(record, unsigned, narrowing=True)
    assert not touches(unsigned, record, narrowing=False)
    held = evolve(record, holds=(Hold("h", CALL),))
    assert not touches(record, held, narrowing=True)


def test_answers_and_limits_beside_the_plan_touch_nothing() -> None:
    record = scene_42()
    fence = entry(MARA, "received", "fence", leaves=frozenset({"left_hand"}))
    assert not touches(record, with_boundaries(record, MARA, *all_open(MARA), fence), narrowing=True)
    assert record.plan is not None
    smaller = evolve(record, plan=evolve(record.plan, beats=("dance",)))
    kiss = record.candidates["kiss"].digest
    assert not touches(smaller, narrowed(smaller, MARA, kiss, "decline"), narrowing=True)
    assert touches(record, narrowed(record, MARA, kiss, "decline"), narrowing=True)


def test_a_visitor_is_noticed_by_limits_that_were_asked_before() -> None:
    gate = entry(MARA, "received", "gate", gate="no_visitors")
    record = with_boundaries(scene_42(), MARA, *all_open(MARA), gate)
    kiss = record.candidates["kiss"]
    visitor = RosterEntry("r", "Petra Holm", "visitor", "asked to see it", "floor")
    assert inside(record, MARA, kiss) == ()
    assert [c.gate for c in inside(evolve(record, roster=(visitor,)), MARA, kiss)] == ["no_visitors"]
    assert inside(record, MARA, kiss) == ()


def test_what_a_fence_shuts_is_not_said_twice() -> None:
    record = with_boundaries(scene_42(), MARA, entry(MARA, "received", "fence"))
    assert [c.kind for c in inside(record, MARA, record.candidates["waist"])] == ["fence", "fence"]


def test_riders_signed_is_one_word_for_all() -> None:
    record = scene_42()
    assert riders_signed(record)
    assert not riders_signed(with_riders(record, MARA))
    assert not riders_signed(with_riders(record, MARA, rider(MARA), rider(MARA, 2, signed_at=None)))
    draft = rider(MARA, 2, signed_at=None, delivered_at=None)
    assert riders_signed(with_riders(record, MARA, rider(MARA), draft))
    assert not riders_signed(evolve(record, performers={}))
