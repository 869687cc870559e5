"""What is cut from the record for one performer, and how it is said to them."""

from __future__ import annotations

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.actions import Action, Macro, Show, Touch, Undress
from beforehand.agreement.box_words import box_words
from beforehand.agreement.facts import facts
from beforehand.agreement.own import Own, OwnAnswer, OwnBeat, OwnOrder, own
from beforehand.agreement.own_facts import own_facts
from beforehand.agreement.record import Day
from beforehand.agreement.regions_said import region_words
from beforehand.agreement.short_names import short_name
from beforehand.agreement.views.own_days import day_section
from beforehand.agreement.vocabulary import VOCABULARY, leaves
from tests.agreement.cast import JONAS, MARA, NAMES
from tests.agreement.scenes import (
    CALL,
    DAY,
    OTHER_DAY,
    agreed,
    all_open,
    beat,
    candidate,
    dance,
    entry,
    kiss,
    narrowed,
    rider,
    scene_42,
    scene_61,
    seen,
    touching,
    waist,
    with_boundaries,
    with_candidate,
    with_riders,
)
from tests.agreement.told import published

KINDS = st.sampled_from(["talk", "decline", "withdraw", "less_today"])


def test_nothing_in_the_cut_has_a_place_for_somebody_else() -> None:
    """Every answer in it hangs on a digest alone; a person is named once, and it is oneself."""
    fields = {kind: {f.name for f in attrs.fields(kind)} for kind in (Own, OwnBeat, OwnOrder, OwnAnswer)}
    assert fields[Own] & {"person", "name"} == {"person", "name"}
    for kind in (OwnBeat, OwnOrder, OwnAnswer):
        assert not fields[kind] & {"person", "people", "by", "answers", "others"}
    whole = own(scene_42(), MARA)
    assert {b.person for b in whole.boundaries} == {r.person for r in whole.riders} == {MARA}


@given(
    kinds=st.lists(st.tuples(KINDS, st.sampled_from(["dance", "kiss", "waist"])), max_size=4),
    fenced=st.booleans(),
    unsigned=st.booleans(),
)
def test_rule_7_whatever_the_other_says_the_cut_is_the_same(
    kinds: list[tuple[str, str]], fenced: bool, unsigned: bool
) -> None:
    before = scene_42()
    after = before
    for kind, name in kinds:
        after = narrowed(after, JONAS, before.candidates[name].digest, kind, DAY.id)
    if fenced:
        after = with_boundaries(after, JONAS, *all_open(JONAS), entry(JONAS, "received", "fence", id="no"))
    if unsigned:
        after = with_riders(after, JONAS, rider(JONAS, signed_at=None))
    assert own(after, MARA) == own(before, MARA)


def test_ones_own_latest_act_is_told_with_its_time() -> None:
    whole = narrowed(scene_42(), MARA, kiss().digest, "talk")
    told = own(whole, MARA).beats[1].answer
    assert (told.word, told.at) == ("talk", "2026-11-20T10:00:00Z")
    assert told.act == whole.answers[MARA, kiss().digest].narrowings[-1].id


def test_who_holds_power_is_told_so() -> None:
    record = scene_61()
    assert {who: own(record, who).powerful for who in record.performers} == {
        who: person.powerful for who, person in record.performers.items()
    }


def test_facts_are_those_of_the_beat_with_ones_own_dress_first() -> None:
    dressed = waist(
        dress={JONAS: "Shirt", MARA: "Cardigan"},
        masking="Frame ends at the sheet",
        barriers=("Rolled blanket",),
        repeats=2,
    )
    told = own_facts(dressed, MARA, NAMES)
    assert told[:3] == (("You wear", "Cardigan"), ("Jonas wears", "Shirt"), ("Between", "Rolled blanket"))
    assert ("Camera", "Frame ends at the sheet") in told
    assert ("Time", "4 s, twice") in told
    assert own_facts(dressed, JONAS, NAMES)[:2] == (("You wear", "Shirt"), ("Mara wears", "Cardigan"))


def test_no_fact_that_an_agreement_is_to_is_left_out() -> None:
    full = waist(
        dress={MARA: "Cardigan"},
        masking="Frame",
        barriers=("Blanket",),
        anchors=("Left hand on the rail",),
        stop_cue="Two taps",
        repeats=2,
        manner="container",
        closed_set="essential",
    )
    shown = {value for _, value in own_facts(full, MARA, NAMES)}
    told = {value for label, value in facts(full, NAMES) if label not in ("Garments", "Time", "Times")}
    assert told <= shown
    assert "4 s, twice" in shown


HAND = Touch("move_to", (JONAS,), ("right_hand",), (MARA,), ("upper_back", "waist"), "cloth", "surface", 4)


@pytest.mark.parametrize(
    ("action", "name", "his"),
    [
        (Macro("slow_dance", (MARA, JONAS), "cloth", "surface", 9), "Slow dance", "Slow dance"),
        (HAND, "Right hand to your waist", "Your right hand to Mara’s waist"),
        (
            Touch("kiss_closed", (MARA,), ("lips",), (JONAS,), ("lips",), "skin", "surface", 3),
            "Kiss, mouths closed",
            "Kiss, mouths closed",
        ),
        (
            Touch("kiss_place", (JONAS,), ("lips",), (MARA,), ("left_neck",), "skin", "surface", 3),
            "Kiss on the left side of your neck",
            "Kiss on the left side of Mara’s neck",
        ),
        (
            Show(MARA, ("left_shoulder", "right_shoulder", "nape"), "bare", ("floor",), 3),
            "Seen of you: nape and left shoulder and more",
            "Seen of Mara: nape and left shoulder and more",
        ),
    ],
)
def test_a_beat_has_a_short_name_in_ones_own_words(action: Action, name: str, his: str) -> None:
    also = (JONAS,) if isinstance(action, Show) else ()
    content = beat(action, seconds=9, also=also)
    assert short_name(content, MARA, NAMES) == name
    assert short_name(content, JONAS, NAMES) == his


def test_a_short_name_says_that_there_is_more_and_is_never_long() -> None:
    undress = Undress(
        person=MARA,
        garment="cardigan",
        leaves=("left_shoulder",),
        state="garment",
        audiences=("floor",),
        seconds=3,
    )
    assert short_name(beat(undress, HAND, seconds=9), MARA, NAMES) == "Cardigan off and more"
    words = "They stand for a long while and look at each other across the whole of the boathouse."
    placeholder = beat(seconds=5, placeholder=True, words=words, also=(MARA, JONAS))
    assert short_name(placeholder, MARA, NAMES).endswith("…")
    assert len(short_name(placeholder, MARA, NAMES)) <= 62


def test_beats_of_one_name_say_their_layer() -> None:
    whole = with_candidate(scene_42(), candidate("skin", waist("skin"), (MARA, JONAS)))
    names = [told.name for told in own(whole, MARA).beats]
    assert names == [
        "Slow dance",
        "Kiss, mouths closed",
        "Right hand to your waist, over cloth",
        "Right hand to your waist, skin",
    ]
    assert own(whole, MARA).orders[0].named == tuple(names[:3])


def test_a_clause_is_told_with_all_it_covers() -> None:
    whole = touching(MARA, "targets", agents=frozenset({JONAS}), leaves=leaves("arms") | {"waist"})
    assert box_words(whole, NAMES) == (
        "Jonas touches Mara. With anywhere, or an object; at arms and hands and waist; any touch; "
        "on skin, over cloth or through a barrier; any pressure; up to 600 s, up to 20 times."
    )
    some = frozenset(VOCABULARY.verbs) - {"simulate", "kiss_open"}
    told = box_words(evolve(whole, verbs=some, pressures=frozenset({"surface"})), NAMES)
    assert "any touch but kiss, mouths open or simulated sex act; " in told
    assert "; surface; " in told
    bare = seen(MARA, leaves=leaves("shoulders"), states=frozenset({"bare"}))
    assert box_words(bare, NAMES).startswith("Mara is seen. Shoulders; bare; on the floor")
    assert box_words(whole, {}).startswith("somebody else touches somebody else.")


def test_regions_are_called_by_their_heading_only_when_whole() -> None:
    assert region_words(VOCABULARY.leaves) == "anywhere"
    assert region_words(VOCABULARY.parts) == "anywhere, or an object"
    assert region_words(leaves("feet") | {"lips"}) == "feet and lips"
    for group in VOCABULARY.groups:
        whole = leaves(group.key)
        assert region_words(whole) == group.label.lower()
        assert region_words(whole - {min(whole)}) != group.label.lower()


def test_clauses_and_doubles_of_ones_own_delivered_riders_alone_are_told() -> None:
    record = with_riders(scene_42(), MARA, rider(MARA), rider(MARA, 2, delivered_at=None, signed_at=None))
    told = own(record, MARA, NAMES)
    assert set(told.covers) == {c.id for c in rider(MARA).clauses}
    assert told.covers[rider(MARA).clauses[2].id].startswith("Mara is seen.")


def days(*told: tuple[str, Day | None]) -> list[tuple[list[str], list[str]]]:
    records = [evolve(scene_42(), number=number, day=day) for number, day in told]
    made = day_section([(own(record, MARA), published(record)) for record in records], CALL)
    return [([d["day"]["label"]] if d["day"] else [], [s["number"] for s in d["scenes"]]) for d in made]


def test_a_day_has_its_scenes_in_order_and_days_that_are_over_come_last() -> None:
    over = evolve(DAY, id="day-1", label="Day 1", call=CALL.replace(day=2))
    assert days(("9", over), ("42", DAY), ("7", None), ("17", OTHER_DAY), ("41", DAY)) == [
        (["Day 14"], ["41", "42"]),
        (["Day 15"], ["17"]),
        ([], ["7"]),
        (["Day 1"], ["9"]),
    ]


def test_what_is_put_and_not_answered_by_them_is_named_and_nothing_else() -> None:
    whole = with_candidate(scene_42(), candidate("new", waist("skin"), (MARA, JONAS)))
    whole = evolve(whole, answers={**whole.answers, **agreed(JONAS, to=waist("skin").digest)})
    whole = with_riders(whole, MARA, rider(MARA, signed_at=None))
    ((mara,),) = [d["scenes"] for d in day_section([(own(whole, MARA), published(whole))], CALL)]
    assert mara["not_answered"] == ["Right hand to your waist, skin"]
    assert mara["unsigned"] == [1]
    ((jonas,),) = [d["scenes"] for d in day_section([(own(whole, JONAS), published(whole))], CALL)]
    assert (jonas["not_answered"], jonas["unsigned"]) == ([], [])
    assert dance().text not in str(mara)
