"""The sentences that are read out, and the facts and lines beside them."""

from __future__ import annotations

import pytest
from hypothesis import given

from beforehand.agreement.actions import Action, Macro, Show, Touch, Undress
from beforehand.agreement.beats import Beat, boxes, write_beat
from beforehand.agreement.facts import expansion_lines, facts, shown
from beforehand.agreement.sentences import sentence

from . import strategies
from .cast import ADE, JONAS, MARA, NAMES, PETRA


def touch(
    verb: str, who: str, part: str, whom: str, *where: str, layer: str = "cloth", hard: str = "surface"
) -> Touch:
    return Touch(verb, (who,), tuple(part.split("+")), (whom,), where, layer, hard, 4)


def macro(name: str, *people: str, layer: str = "cloth") -> Macro:
    return Macro(name, people, layer, "surface", 4)


def off(who: str, garment: str, by: str = "", where: tuple[str, ...] = ()) -> Undress:
    return Undress(who, garment, ("left_upper_arm", "right_upper_arm"), "bare", ("picture",), 4, 1, by, where)


TOLD: list[tuple[list[Action], str]] = [
    (
        [macro("slow_dance", MARA, JONAS)],
        "Slow dance. Mara’s left hand on Jonas’s right shoulder; Jonas’s right hand on Mara’s upper back.",
    ),
    ([macro("kiss", MARA, JONAS)], "Kiss, lips to lips, mouths closed. Mara begins it."),
    (
        [macro("kiss_with_open_mouths", JONAS, MARA)],
        "Kiss, lips to lips, mouths open, tongues not meeting. Jonas begins it.",
    ),
    (
        [touch("move_to", JONAS, "right_hand", MARA, "upper_back", "waist")],
        "Jonas’s right hand moves from Mara’s upper back to her waist.",
    ),
    (
        [touch("move_to", JONAS, "left_hand+right_hand", ADE, "upper_back", "left_ribs", "waist")],
        "Jonas’s hands move from Ade’s upper back over the left side of Ade’s ribs to Ade’s waist.",
    ),
    (
        [touch("move_to", PETRA, "lips", MARA, "forehead", "nose")],
        "Petra’s lips move from Mara’s forehead to Mara’s nose.",
    ),
    (
        [off(MARA, "cardigan"), off(JONAS, "shirt")],
        "Mara takes off her cardigan; Jonas takes off his shirt. Each undresses only themself.",
    ),
    ([off(ADE, "scarf")], "Ade takes off their scarf."),
    (
        [off(MARA, "cardigan", JONAS, ("left_shoulder", "right_shoulder"))],
        "Jonas takes off Mara’s cardigan, his hands at Mara’s left shoulder, then her right shoulder.",
    ),
    (
        [macro("lie_under_one_sheet", MARA, JONAS, layer="barrier")],
        "Side by side under one sheet, on their backs, not touching.",
    ),
    ([macro("forehead_to_forehead", MARA, JONAS, layer="skin")], "Foreheads together, eyes closed."),
    ([touch("rest", JONAS, "left_hand", MARA, "right_cheek")], "Jonas’s left hand on Mara’s right cheek."),
    (
        [touch("kiss_place", JONAS, "lips", MARA, "left_neck")],
        "Jonas kisses the left side of Mara’s neck, mouth closed.",
    ),
    ([touch("hold", MARA, "right_hand", MARA, "left_forearm")], "Mara’s right hand holds her own left forearm."),
    ([touch("touch", JONAS, "object", MARA, "lips")], "The object Jonas holds touches Mara’s lips and leaves it."),
    ([touch("rest", "prop:rope", "object", MARA, "left_wrist")], "The rope on Mara’s left wrist."),
    (
        [touch("stroke", JONAS, "left_fingertips", MARA, "left_cheek", "chin")],
        "Jonas’s left fingertips stroke Mara’s left cheek, then her chin.",
    ),
    (
        [touch("simulate", JONAS, "groin", MARA, "groin", layer="barrier")],
        "Simulated sex act, the front of Jonas’s pelvis against the front of Mara’s pelvis.",
    ),
    (
        [Show(MARA, ("left_shoulder", "right_shoulder", "left_neck"), "bare", ("picture", "floor"), 4)],
        "Mara’s shoulders and the left side of Mara’s neck are seen bare.",
    ),
    (
        [Show(JONAS, ("upper_back",), "silhouette", ("picture",), 4)],
        "Jonas’s upper back is seen in silhouette.",
    ),
    (
        [
            Show(MARA, ("left_shoulder",), "bare", ("picture", "floor"), 4),
            Show(JONAS, ("left_shoulder",), "bare", ("picture", "floor"), 4),
        ],
        "Mara’s and Jonas’s left shoulder are seen bare.",
    ),
    (
        [
            Show(MARA, ("left_shoulder",), "bare", ("picture", "floor"), 4),
            Show(JONAS, ("left_shoulder",), "bare", ("floor",), 4),
        ],
        "Mara’s left shoulder is seen bare on the floor and in the picture; "
        "Jonas’s left shoulder is seen bare on the floor.",
    ),
    (
        [touch("cover", ADE, "left_hand+right_hand", MARA, f"{side}_shoulder") for side in ("left", "right")],
        "Ade’s hands lay a cover over Mara’s shoulders.",
    ),
    (
        [touch("hold", MARA, "right_hand", MARA, leaf) for leaf in ("left_hand", "left_wrist")],
        "Mara’s right hand holds her own left wrist and left hand.",
    ),
    (
        [touch("rest", JONAS, "left_hand", MARA, "right_cheek"), touch("rest", MARA, "left_hand", JONAS, "waist")],
        "Jonas’s left hand on Mara’s right cheek; Mara’s left hand on Jonas’s waist.",
    ),
    (
        [
            touch("rest", JONAS, "left_hand", MARA, "right_cheek", layer="skin"),
            touch("rest", MARA, "left_hand", JONAS, "waist"),
        ],
        "Jonas’s left hand on Mara’s right cheek, on skin; Mara’s left hand on Jonas’s waist, over cloth.",
    ),
    (
        [
            touch("rest", JONAS, "left_hand", MARA, "right_cheek"),
            touch("hold", MARA, "left_hand", JONAS, "right_wrist", hard="bone"),
        ],
        "Jonas’s left hand on Mara’s right cheek, surface; "
        "Mara’s left hand holds Jonas’s right wrist, bone level.",
    ),
    (
        [touch("rest", JONAS, "left_hand", MARA, "right_cheek"), macro("kiss", MARA, JONAS), off(MARA, "scarf")],
        "Jonas’s left hand on Mara’s right cheek. Kiss, lips to lips, mouths closed. Mara begins it. "
        "Mara takes off her scarf.",
    ),
    (
        [macro("kiss", MARA, JONAS), touch("rest", ADE, "left_hand", MARA, "upper_back")],
        "Kiss of Mara and Jonas, lips to lips, mouths closed. Mara begins it. Ade’s left hand on Mara’s upper back.",
    ),
    (
        [Touch("lift", (JONAS, ADE), ("left_hand",), (MARA,), ("waist",), "cloth", "bone", 4)],
        "Jonas’s left hand and Ade’s left hand lift at Mara’s waist.",
    ),
    ([], ""),
]  # fmt: skip


@pytest.mark.parametrize(("actions", "told"), TOLD, ids=[told[:40] for _, told in TOLD])
def test_a_sentence_is_neutral_english(actions: list[Action], told: str) -> None:
    assert sentence(actions, NAMES) == told


def test_nobody_goes_unnamed_where_a_third_person_is_present() -> None:
    kiss = [macro("kiss", MARA, JONAS)]
    assert write_beat(kiss, NAMES, seconds=4, also=[ADE]).text.startswith("Kiss of Mara and Jonas, ")


@given(strategies.beats())
def test_rule_12_every_person_of_the_actions_with_three_people_is_named(beat: Beat) -> None:
    if len(beat.people) > 2:
        acting = {who for box in boxes(beat) for who in _people(box)}
        assert all(NAMES[who].short in beat.text for who in acting)


def _people(box: object) -> set[str]:
    return {who for side in ("agents", "targets", "people") for who in getattr(box, side, ())}


@given(strategies.beats())
def test_every_box_has_its_line_and_every_line_its_layer_and_time(beat: Beat) -> None:
    lines = expansion_lines(beat, NAMES)
    assert len(lines) == len(boxes(beat))
    for line, box in zip(lines, boxes(beat), strict=True):
        assert f"up to {box.seconds} s, " in line
        assert all(NAMES[who].short in line for who in _people(box))


def lines(*actions: Action) -> list[str]:
    return expansion_lines(write_beat(actions, NAMES, seconds=40), NAMES)


def test_lines_say_who_what_where_how_and_for_how_long() -> None:
    assert lines(Macro("slow_dance", (MARA, JONAS), "cloth", "surface", 40)) == [
        "Mara touches Jonas: left hand to right shoulder (rests on), over cloth, surface, up to 40 s, once",
        "Jonas touches Mara: right hand to upper back (rests on), over cloth, surface, up to 40 s, once",
    ]
    assert lines(touch("hold", MARA, "right_hand", MARA, "left_forearm", layer="skin", hard="muscle")) == [
        "Mara touches herself: right hand to left forearm (holds), on skin, muscle level, up to 4 s, once"
    ]
    assert lines(Show(MARA, ("left_shoulder", "right_shoulder"), "bare", ("picture",), 15, 2)) == [
        "Mara is seen: shoulders, bare, in the picture, up to 15 s, twice"
    ]
    assert lines(macro("lie_side_by_side", MARA, JONAS, layer="barrier"))[0] == (
        "Mara near Jonas, not touching: left upper arm to right upper arm (lie beside), "
        "a barrier between, up to 4 s, once"
    )
    assert lines(touch("rest", "prop:rope", "object", MARA, "left_wrist", layer="skin")) == [
        "The rope touches Mara: an object to left wrist (rests on), on skin, surface, up to 4 s, once"
    ]


def test_facts_stand_beside_the_sentence() -> None:
    beat = write_beat(
        [Macro("slow_dance", (MARA, JONAS), "cloth", "surface", 40)],
        NAMES,
        seconds=40,
        dress={MARA: "Cardigan", JONAS: "Shirt"},
        barriers=["Rolled blanket"],
        repeats=3,
        manner="container",
        stop_cue="Tide",
        anchors=["Lamp", "Door"],
    )
    assert facts(beat) == [
        ("Layer", "Over cloth"),
        ("Time", "40 s"),
        ("Times", "up to 3 times"),
        ("Masking", "None"),
        ("Garments", "Cardigan; Shirt"),
        ("Between", "Rolled blanket"),
        ("Anchors", "Lamp; Door"),
        ("Stop cue", "Tide"),
        ("Set", "Closed set"),
        ("Manner", "Container"),
    ]
    assert ("Garments", "Mara: Cardigan; Jonas: Shirt") in facts(beat, NAMES)


def test_the_layer_is_no_touch_where_nobody_is_touched_and_all_of_them_where_they_differ() -> None:
    undressing = write_beat([off(MARA, "cardigan")], NAMES, seconds=20)
    assert ("Layer", "No touch") in facts(undressing)
    assert shown(undressing, NAMES) == ["Mara: upper arms, bare, in the picture"]
    both: list[Action] = [
        macro("kiss", MARA, JONAS, layer="skin"),
        touch("grip", MARA, "left_hand", JONAS, "waist", hard="bone"),
    ]
    assert facts(write_beat(both, NAMES, seconds=20))[:2] == [
        ("Layer", "Skin; over cloth"),
        ("Pressure", "Surface; bone"),
    ]
