"""Beats, actions and boxes are read strictly: each thing that is wrong has a code and a sentence of its own."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from beforehand.agreement.actions import Macro, Show, Touch, Undress, action_data
from beforehand.agreement.beats import Beat, beat_data, beat_from, write_beat
from beforehand.agreement.boxes import Box
from beforehand.agreement.boxes_data import box_data, box_from
from beforehand.agreement.names import Name
from beforehand.agreement.refusals import Refusal

from . import strategies
from .cast import JONAS, KIT, MARA, NAMES, PETRA

Change = Callable[[dict[str, Any]], object]

DANCE = write_beat(
    [
        Macro("slow_dance", (MARA, JONAS), "cloth", "surface", 40),
        Touch("move_to", (JONAS,), ("right_hand",), (MARA,), ("upper_back", "waist"), "cloth", "surface", 4),
        Show(MARA, ("left_shoulder",), "bare", ("picture",), 4),
        Undress(MARA, "cardigan", ("left_upper_arm",), "bare", ("picture",), 4),
    ],
    NAMES,
    seconds=40,
    dress={MARA: "Cardigan", JONAS: "Shirt"},
    masking="None",
    barriers=["Rolled blanket"],
    anchors=["Lamp"],
    stop_cue="Tide",
)


def put(*path: str | int, value: Any) -> Change:
    """A change that puts ``value`` at the end of the path."""

    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


def act(**more: Any) -> Change:
    """A change that makes the second action, a movement of Jonas's hand, something else."""
    return lambda data: data["actions"][1].update(more)


def does(action: Any) -> Change:
    return put("actions", 0, value=action_data(action))


SELF = Touch("rest", (MARA,), ("left_hand",), (MARA,), ("genitals",), "skin", "bone", 2)
OFF = Undress(MARA, "shorts", ("waist",), "bare", ("floor",), 2, 1, JONAS, ("genitals",))
GENITALS = {"verb": "rest", "where": ["genitals"]}

REFUSED: list[tuple[str, Change, str]] = [
    ("unknown_field", put("mood", value="tender"), "mood"),
    ("unknown_field", put("actions", 0, "mood", value="x"), "actions 1"),
    ("missing_field", lambda d: d.pop("masking"), "masking"),
    ("missing_field", lambda d: d["actions"][1].pop("layer"), "layer"),
    ("not_a_record", put("actions", 0, value=["kind"]), "actions 1"),
    ("unknown_kind", put("actions", 0, "kind", value="ritual"), "actions 1"),
    ("unknown_kind", put("actions", 0, "kind", value=["touch"]), "actions 1"),
    ("not_a_list", put("actions", value="touch"), "actions"),
    ("not_a_list", put("people", value=MARA), "people"),
    ("too_many", lambda d: d["actions"].extend(d["actions"] * 3), "at most 12"),
    ("too_many", put("people", value=[f"p{n}" for n in range(13)]), "at most 12"),
    ("too_many", put("barriers", value=[f"b{n}" for n in range(13)]), "at most 12"),
    ("too_many", act(where=["waist", "upper_back"] * 7), "at most 12"),
    ("too_many", put("actions", 0, "people", value=["a", "b", "c", "d", "e"]), "at most 4"),
    ("no_actions", put("actions", value=[]), "placeholder"),
    ("said_twice", lambda d: d["actions"].append(d["actions"][0]), "repeats"),
    ("said_twice", put("people", value=[MARA, JONAS, MARA]), "twice"),
    ("said_twice", put("dress", value=[[MARA, "a"], [MARA, "b"]]), "twice"),
    ("said_twice", put("barriers", value=["x", "x"]), "“x”"),
    ("said_twice", act(parts=["lips", "lips"]), "lips"),
    ("said_twice", act(where=["waist", "waist"]), "twice running"),
    ("nothing_listed", act(parts=[]), "parts"),
    ("nothing_listed", act(where=[]), "where"),
    ("nothing_listed", put("people", value=[]), "people"),
    ("nothing_said", put("text", value="  "), "text"),
    ("nothing_said", put("anchors", value=[""]), "anchors"),
    ("nothing_said", put("actions", 3, "garment", value=""), "garment"),
    ("nothing_said", put("people", value=[MARA, JONAS, " "]), "people"),
    ("unknown_word", act(verb="seduce"), "“seduce”"),
    ("unknown_word", act(where=["soul", "waist"]), "where says “soul”"),
    ("unknown_word", act(where=["object", "waist"]), "object"),
    ("unknown_word", act(layer="silk"), "silk"),
    ("unknown_word", act(layer=3), "3"),
    ("unknown_word", act(pressure="hard"), "hard"),
    ("unknown_word", act(parts=["left_mind"]), "left_mind"),
    ("unknown_word", put("actions", 0, "name", value="tango"), "tango"),
    ("unknown_word", put("actions", 2, "state", value="nude"), "nude"),
    ("unknown_word", put("actions", 2, "audiences", value=["everybody"]), "everybody"),
    ("unknown_word", put("closed_set", value="secret"), "secret"),
    ("unknown_word", put("manner", value="free"), "free"),
    ("vocabulary_unknown", put("vocabulary", value="0"), "“0”"),
    ("language_unknown", put("language", value="tlh"), "tlh"),
    ("not_a_text", put("masking", value=None), "masking"),
    ("not_a_text", put("people", value=[7]), "people"),
    ("text_too_long", put("masking", value="m" * 241), "241"),
    ("text_too_long", put("text", value="t" * 6001), "6001"),
    ("text_too_long", put("stop_cue", value="s" * 241), "stop_cue"),
    ("text_too_long", put("dress", value=[[MARA, "d" * 241]]), "dress"),
    ("text_too_long", put("actions", 3, "garment", value="g" * 121), "garment"),
    ("text_too_long", put("people", value=["p" * 65]), "65"),
    ("text_unreadable", put("text", value="one\u202etwo"), "cannot be read"),
    ("text_unreadable", put("text", value="one\ntwo"), "cannot be read"),
    ("text_unreadable", put("masking", value="\ud800"), "masking"),
    ("text_unreadable", put("masking", value="a\u200bb"), "masking"),
    ("not_a_whole_number", put("seconds", value=3.5), "seconds"),
    ("not_a_whole_number", put("seconds", value=True), "seconds"),
    ("not_a_whole_number", put("repeats", value="2"), "repeats"),
    ("seconds_out_of_range", put("seconds", value=0), "0 seconds"),
    ("seconds_out_of_range", put("seconds", value=3601), "3601"),
    ("seconds_out_of_range", act(seconds=-1), "-1"),
    ("repeats_out_of_range", put("repeats", value=21), "21"),
    ("repeats_out_of_range", act(repeats=0), "0 repeats"),
    ("action_too_long", act(seconds=41), "actions 2"),
    ("not_true_or_false", put("placeholder", value="no"), "placeholder"),
    ("not_a_pair", put("dress", value=[[MARA]]), "dress"),
    ("person_missing", put("people", value=[MARA]), "actions 1"),
    ("person_missing", put("dress", value=[[PETRA, "coat"]]), "dress"),
    ("person_missing", put("doubles", value=[[KIT, MARA]]), "doubles"),
    ("doubles_themself", put("doubles", value=[[MARA, MARA]]), "double"),
    ("too_few_people", put("actions", 0, "people", value=[MARA]), "at least two"),
    ("agent_is_target", act(agents=[JONAS, MARA]), "both sides"),
    ("needs_two", does(Touch("kiss_closed", (MARA,), ("lips",), (MARA,), ("lips",), "skin", "surface", 2)), "two"),
    ("object_alone", act(parts=["object", "lips"]), "object"),
    ("object_alone", act(verb="lie_beside", parts=["object"], where=["waist"]), "object"),
    ("prop_is_object", act(agents=["prop:rope"]), "prop"),
    ("prop_is_nobody", act(targets=["prop:rope"]), "prop"),
    ("prop_is_nobody", put("actions", 0, "people", value=[MARA, "prop:rope"]), "prop"),
    ("prop_is_nobody", put("actions", 2, "person", value="prop:rope"), "prop"),
    ("prop_is_nobody", put("people", value=[MARA, JONAS, "prop:rope"]), "prop"),
    ("no_such_crew", act(agents=["crew:catering"]), "crew"),
    ("crew_only_touch", act(targets=["crew:costume"]), "crew"),
    ("crew_only_touch", act(verb="lie_beside", agents=["crew:costume"], where=["waist"]), "together"),
    ("crew_only_touch", put("actions", 0, "people", value=[MARA, "crew:costume"]), "crew"),
    ("crew_only_touch", put("actions", 2, "person", value="crew:costume"), "crew"),
    ("crew_not_asked", put("people", value=[MARA, JONAS, "crew:costume"]), "crew"),
    ("no_path", act(verb="rest"), "one place"),
    ("path_missing", act(where=["waist"]), "starts"),
    ("not_with_this_verb", act(verb="kiss_closed", where=["lips"]), "parts: lips"),
    ("not_with_this_verb", act(verb="kiss_closed", parts=["lips"], where=["waist"]), "places: lips"),
    ("not_with_this_verb", act(verb="simulate", where=["groin"]), "layers: barrier"),
    ("barrier_required", act(**GENITALS), "genitals is only possible through a barrier"),
    ("barrier_required", act(**GENITALS, layer="skin"), "through a barrier"),
    ("barrier_required", act(verb="rest", parts=["genitals"], where=["waist"]), "through a barrier"),
    ("barrier_required", act(verb="rest", where=["between_buttocks"]), "through a barrier"),
    ("barrier_required", does(SELF), "barrier"),
    ("barrier_required", does(OFF), "barrier"),
    ("verb_not_there", act(verb="stroke", where=["genitals"], layer="barrier"), "not possible"),
    ("verb_not_there", act(verb="kiss_place", parts=["lips"], where=["genitals"], layer="barrier"), "kisses"),
    ("by_themself", put("actions", 3, "by", value=MARA), "own garment"),
    ("undress_where", put("actions", 3, "by", value=JONAS), "places"),
    ("undress_where", put("actions", 3, "where", value=["waist"]), "places"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "change", "says"), REFUSED, ids=[f"{n}-{code}" for n, (code, _, _) in enumerate(REFUSED)]
)
def test_what_is_wrong_is_refused_by_its_code_with_a_sentence(code: str, change: Change, says: str) -> None:
    data = copy.deepcopy(beat_data(DANCE))
    assert beat_from(data) == DANCE
    change(data)
    with pytest.raises(Refusal) as refused:
        beat_from(data)
    assert refused.value.code == code
    assert says in refused.value.sentence
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize("data", [None, [], "beat", 7])
def test_what_is_no_record_is_refused(data: object) -> None:
    with pytest.raises(Refusal) as refused:
        beat_from(data)
    assert refused.value.code == "not_a_record"


def test_a_placeholder_may_have_no_action_and_then_says_its_own_words() -> None:
    beat = write_beat(
        [], NAMES, seconds=5, also=[MARA, JONAS], placeholder=True, words="The door closes on them."
    )
    assert beat.text == "The door closes on them."
    assert beat.people == (MARA, JONAS)
    assert beat_from(beat_data(beat)) == beat


def test_a_prop_touches_and_is_not_among_the_people() -> None:
    rope = Touch("rest", ("prop:rope",), ("object",), (MARA,), ("left_wrist",), "skin", "surface", 4)
    assert write_beat([rope], NAMES, seconds=4).people == (MARA,)


def test_crew_touch_by_their_work_and_are_not_among_the_people() -> None:
    robe = Touch(
        "cover", ("crew:costume",), ("left_hand",), (MARA,), ("left_shoulder",), "cloth", "surface", 4
    )
    beat = write_beat([robe], NAMES, seconds=4)
    assert beat.people == (MARA,)
    assert "The dresser’s left hand lays a cover over Mara’s left shoulder" in beat.text
    assert beat_from(beat_data(beat)) == beat


def test_whoever_holds_the_object_is_among_the_people() -> None:
    cup = Touch("touch", (JONAS,), ("object",), (MARA,), ("lips",), "skin", "surface", 4)
    assert write_beat([cup], NAMES, seconds=4).people == (MARA, JONAS)


def test_nobody_goes_without_a_name() -> None:
    with pytest.raises(Refusal) as refused:
        write_beat([Macro("kiss", (MARA, JONAS), "skin", "surface", 3)], {MARA: Name("Mara", "M")}, seconds=3)
    assert refused.value.code == "no_name"
    assert JONAS not in refused.value.sentence


@given(strategies.beats())
def test_a_beat_comes_back_from_its_data(beat: Beat) -> None:
    assert beat_from(json.loads(json.dumps(beat_data(beat)))) == beat


@given(strategies.boxes())
def test_a_box_comes_back_from_its_data(box: Box) -> None:
    assert box_from(json.loads(json.dumps(box_data(box)))) == box


BOX = box_data(DANCE.expanded[0])


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("unknown_kind", {"kind": "wish"}),
        ("unknown_field", {"mood": 1}),
        ("nothing_listed", {"leaves": []}),
        ("nothing_listed", {"agents": []}),
        ("unknown_word", {"verbs": ["rest", "seduce"]}),
        ("unknown_word", {"leaves": ["object"]}),
        ("said_twice", {"layers": ["skin", "skin"]}),
        ("not_a_list", {"pressures": "surface"}),
        ("seconds_out_of_range", {"seconds": 0}),
        ("repeats_out_of_range", {"repeats": 401}),
        ("not_a_whole_number", {"seconds": None}),
        ("text_too_long", {"targets": ["t" * 65]}),
    ],
)
def test_a_box_is_read_as_strictly(code: str, changed: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        box_from({**BOX, **changed})
    assert refused.value.code == code


def test_a_box_without_a_field_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        box_from({k: v for k, v in BOX.items() if k != "repeats"})
    assert refused.value.code == "missing_field"
