"""The rules of the house (DESIGN §2) as properties of the pure model; each has its number in its name."""

from __future__ import annotations

from datetime import datetime

import attrs
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.answers import Agreement, Answers, Narrowing
from beforehand.agreement.beats import Beat
from beforehand.agreement.findings import private_only
from beforehand.agreement.offers import may_be_put_to, order_may_be_put_to
from beforehand.agreement.publishing import available, publishable, still_stands
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.standing import (
    shootable,
    standing,
    touched,
    verdict,
)
from tests.agreement import naive
from tests.agreement.cast import MARA, TEODOR
from tests.agreement.records import NOWS, narrowings, performers, private_changes, records
from tests.agreement.scenes import (
    candidate,
    kiss,
    person,
    scene_42,
    scene_61,
    with_boundaries,
    with_candidate,
)
from tests.agreement.told import private_findings, scene_may_be_shot


@given(records(), NOWS)
def test_rule_1_a_beat_is_shootable_iff_nothing_is_missing(record: SceneRecord, now: datetime) -> None:
    assert shootable(record, now) == naive.shootable(record, now)


@given(records(), NOWS)
def test_rule_1_findings_and_shootable_say_the_same(record: SceneRecord, now: datetime) -> None:
    found = standing(record).findings
    missing = {f.beat for f in found if f.beat}
    may = shootable(record, now)
    assert not may & missing
    if any(f.code in ("on_hold", "no_plan", "no_day") for f in found):
        assert may == set()


@given(st.data(), records(), NOWS)
def test_rule_2_narrowings_add_no_shootable_beat(
    data: st.DataObject, record: SceneRecord, now: datetime
) -> None:
    before, scene_before = shootable(record, now), scene_may_be_shot(record, now)
    for _ in range(data.draw(st.integers(1, 3))):
        record = data.draw(narrowings(record))
        after = shootable(record, now)
        assert after <= before
        assert scene_before or not scene_may_be_shot(record, now)
        before = after


@given(records(), NOWS)
def test_rule_2_a_scene_may_be_shot_only_with_all_of_its_plan(record: SceneRecord, now: datetime) -> None:
    if scene_may_be_shot(record, now):
        assert record.plan is not None
        assert record.plan.beats
        assert shootable(record, now) == set(record.plan.beats)


@given(st.data(), records(most=3))
def test_rule_3_silence_is_no(data: st.DataObject, record: SceneRecord) -> None:
    who = data.draw(performers(record))
    silent = evolve(record, answers={k: v for k, v in record.answers.items() if k[0] != who})
    mine = {c.id for c in record.candidates.values() if who in c.beat.people}
    assert not mine & set(available(silent))
    assert {f.beat for f in private_findings(silent)} >= mine & set(record.plan.beats if record.plan else ())
    touching = {c.id for c in record.candidates.values() if any(who in b for b in _people(c.beat))}
    assert not touching & set(available(with_boundaries(record, who)))


_SIDES = ("agents", "targets", "people")


def _people(beat: Beat) -> list[frozenset[str]]:
    return [getattr(box, side) for box in beat.expanded for side in _SIDES if hasattr(box, side)]


@given(st.data())
def test_rule_4_agreement_is_to_exactly_this_and_to_nothing_smaller(data: st.DataObject) -> None:
    smaller = data.draw(
        st.sampled_from(
            [
                kiss(masking="over his shoulder"),
                kiss(dress={MARA: "a coat"}),
                kiss(barriers=("a folded blanket",)),
                kiss(closed_set="essential"),
                kiss(manner="container"),
                kiss(anchors=("hands stay",)),
                kiss(stop_cue="“Hold”"),
                evolve(kiss(), seconds=2),
                evolve(kiss(), language="sv"),
                evolve(kiss(), text="A kiss."),
            ]
        )
    )
    record = with_candidate(scene_42(), candidate("smaller", smaller))
    assert set(available(record)) == {"dance", "kiss", "waist"}


@given(st.data())
def test_rule_4_an_order_is_agreed_by_itself_and_leaving_out_makes_no_new_one(data: st.DataObject) -> None:
    whole = scene_42()
    order = data.draw(st.permutations(tuple(whole.candidates)))
    kept = tuple(c for c in order if data.draw(st.booleans()))
    asked = evolve(whole.proposals["proposal"], beats=tuple(order))
    whole = evolve(whole, proposals={"proposal": asked})
    found = {f.code for f in publishable(whole, "proposal", kept)}
    places = [list(whole.candidates).index(c) for c in kept]
    in_order = places == sorted(places)
    assert ("order_not_agreed" in found) is (not in_order)
    assert found <= {"order_not_agreed", "no_plan"}


def test_rule_5_no_narrowing_has_a_place_for_a_reason() -> None:
    assert {a.name for a in attrs.fields(Narrowing)} == {"id", "kind", "day", "at", "claimed_at"}


@given(st.data(), records(), NOWS)
def test_rule_6_the_bit_is_set_by_whatever_private_comes_to_stand_against_the_plan(
    data: st.DataObject, record: SceneRecord, now: datetime
) -> None:
    after = data.draw(private_changes(record))
    if private_findings(record) or record.with_coordinator:
        return
    new = bool(private_findings(after))
    assert touched(standing(record), standing(after), narrowing=False) is new
    assert standing(after).with_coordinator is new
    if not new:
        assert verdict(standing(after), now) == verdict(standing(record), now)


@given(st.data(), records(), NOWS)
def test_rule_6_while_the_bit_is_set_standing_tells_nothing_else(
    data: st.DataObject, record: SceneRecord, now: datetime
) -> None:
    one = evolve(record, with_coordinator=True)
    other = data.draw(private_changes(one))
    told = [
        (s.plan, s.with_coordinator, s.on_hold, s.may_from, s.may_until) for s in map(standing, (one, other))
    ]
    assert told[0] == told[1]
    assert verdict(standing(one), now) == verdict(standing(other), now)
    assert not scene_may_be_shot(one, now)


@given(records())
def test_rule_6_a_touch_is_about_the_plan_in_force_alone(record: SceneRecord) -> None:
    before = standing(record)
    assert not touched(before, before, narrowing=True)
    assert not touched(before, standing(evolve(record, plan=None)), narrowing=True)
    if record.plan:
        again = evolve(record, plan=evolve(record.plan, id="next", version=2))
        assert not touched(before, standing(with_boundaries(again, MARA)), narrowing=True)


@given(records())
def test_rule_6_what_may_be_published_leaves_nothing_private(record: SceneRecord) -> None:
    stands = still_stands(record)
    assert record.plan is None or set(stands) <= set(record.plan.beats)
    if stands:
        assert record.plan is not None
        assert publishable(record, record.plan.proposal, stands) == ()
        published = evolve(record, plan=evolve(record.plan, version=2, beats=stands), with_coordinator=False)
        assert private_findings(published) == ()
        assert not standing(published).with_coordinator
    if record.plan and not publishable(record, record.plan.proposal, record.plan.beats):
        assert private_findings(record) == ()


@given(st.data(), records())
def test_rule_7_who_holds_power_is_asked_last(data: st.DataObject, record: SceneRecord) -> None:
    for one in record.candidates.values():
        refusal = may_be_put_to(record, one.id, TEODOR)
        if TEODOR not in record.performers or TEODOR not in one.beat.people:
            assert refusal is not None
            assert refusal.code == "not_in_beat"
            continue
        day = record.day.id if record.day else None
        others = [record.performers[p] for p in one.beat.people if p != TEODOR]
        waiting = [p for p in others if p.erased or not _has_agreed(record, p.id, one.digest, day)]
        assert (refusal is not None) is bool(waiting)


def _has_agreed(record: SceneRecord, who: str, digest: str, day: str | None) -> bool:
    answers = record.answers.get((who, digest), Answers())
    against = {n.id for n in answers.narrowings if n.day in (None, day)}
    return any(against <= a.seen for a in answers.agreements)


def test_rule_7_powerful_performers_among_themselves_are_asked_in_any_order() -> None:
    record = scene_61()
    both = {who: evolve(p, powerful=True) for who, p in record.performers.items()}
    nobody = evolve(record, performers=both, answers={})
    assert may_be_put_to(nobody, "kiss", TEODOR) is None
    assert may_be_put_to(nobody, "kiss", MARA) is None


def test_rule_7_of_an_order_too() -> None:
    record = scene_61()
    asked = record.proposals["proposal"]
    assert order_may_be_put_to(record, asked, TEODOR) is None
    without = evolve(record, orders={})
    refusal = order_may_be_put_to(without, asked, TEODOR)
    assert refusal is not None
    assert refusal.code == "asked_last"
    assert order_may_be_put_to(without, asked, MARA) is None


@given(records())
def test_rule_7_a_performer_approves_nothing(record: SceneRecord) -> None:
    asked = record.proposals["proposal"]
    by_performer = asked.approved_by is None or asked.approved_by in record.performers
    found = {f.code for f in publishable(record, "proposal", asked.beats)}
    assert ("not_approved" in found) is by_performer


@given(st.data(), records(), NOWS)
def test_rule_9_an_erased_person_agrees_to_nothing(
    data: st.DataObject, record: SceneRecord, now: datetime
) -> None:
    who = data.draw(performers(record))
    erased = evolve(record, performers={**record.performers, who: person(who, erased=True)})
    again = evolve(
        erased,
        answers={
            **erased.answers,
            **{(who, c.digest): Answers((Agreement("late"),)) for c in erased.candidates.values()},
        },
    )
    mine = {c.id for c in record.candidates.values() if who in c.beat.people}
    assert not mine & shootable(again, now)
    assert not mine & set(available(again))
    assert not mine & set(still_stands(again))
    assert private_only(standing(again).findings) or not mine & set(again.plan.beats if again.plan else ())
