"""What an action expands to: pairwise, both ways, along its path, spelled out."""

from __future__ import annotations

from hypothesis import given

from beforehand.agreement.actions import Macro, Show, Touch, Undress, action_data, action_from, expand
from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.vocabulary import VOCABULARY

from . import strategies
from .cast import ADE, JONAS, MARA, PETRA


def _who(boxes: tuple[Box, ...]) -> list[tuple[str, str]]:
    return [(*b.agents, *b.targets) for b in boxes if isinstance(b, Contact)]  # type: ignore[misc]  # one each


def test_a_touch_is_one_contact() -> None:
    touch = Touch("rest", (JONAS,), ("right_hand",), (MARA,), ("waist",), "cloth", "surface", 4, 2)
    (box,) = expand(touch)
    one = frozenset
    assert box == Contact(
        one({JONAS}), one({"right_hand"}), one({MARA}), one({"waist"}), one({"cloth"}), one({"rest"}),
        one({"surface"}), 4, 2,
    )  # fmt: skip


def test_a_movement_is_a_contact_at_every_leaf_of_its_path() -> None:
    path = ("upper_back", "middle_back", "waist")
    boxes = expand(Touch("move_to", (JONAS,), ("right_hand",), (MARA,), path, "cloth", "surface", 4))
    assert [next(iter(b.leaves)) for b in boxes] == list(path)


def test_a_group_goes_pairwise() -> None:
    boxes = expand(Touch("lift", (JONAS, ADE), ("left_hand",), (MARA, PETRA), ("waist",), "cloth", "bone", 4))
    assert _who(boxes) == [(JONAS, MARA), (JONAS, PETRA), (ADE, MARA), (ADE, PETRA)]


def test_a_symmetric_verb_goes_both_ways_with_part_and_place_exchanged() -> None:
    boxes = expand(
        Touch("lean_together", (JONAS,), ("left_cheek",), (MARA,), ("forehead",), "skin", "surface", 4)
    )
    assert _who(boxes) == [(JONAS, MARA), (MARA, JONAS)]
    assert [(b.parts, b.leaves) for b in boxes if isinstance(b, Contact)] == [
        (frozenset({"left_cheek"}), frozenset({"forehead"})),
        (frozenset({"forehead"}), frozenset({"left_cheek"})),
    ]


def test_taking_off_ones_own_garment_is_seen_and_touches_nobody() -> None:
    boxes = expand(Undress(MARA, "cardigan", ("left_upper_arm",), "bare", ("picture",), 20))
    assert [type(b) for b in boxes] == [Exposure]


def test_taking_off_somebody_elses_garment_touches_them_with_both_hands_over_cloth() -> None:
    action = Undress(MARA, "cardigan", ("left_upper_arm",), "bare", ("picture",), 20, 1, JONAS, ("waist",))
    contact, seen = expand(action)
    assert isinstance(contact, Contact)
    assert isinstance(seen, Exposure)
    assert _who((contact,)) == [(JONAS, MARA)]
    assert contact.parts == {"left_hand", "right_hand"}
    assert contact.layers == {"cloth"}
    assert contact.verbs == {"undress_other"}


def test_a_macro_is_its_touches_for_each_pair() -> None:
    two = expand(Macro("slow_dance", (MARA, JONAS), "cloth", "surface", 40))
    assert _who(two) == [(MARA, JONAS), (JONAS, MARA)]
    three = expand(Macro("slow_dance", (MARA, JONAS, ADE), "cloth", "surface", 40))
    assert set(_who(three)) == {(a, b) for a in (MARA, JONAS, ADE) for b in (MARA, JONAS, ADE) if a != b}
    assert three[:2] == two


def test_lying_side_by_side_is_asked_of_both_although_nobody_touches() -> None:
    assert len(expand(Macro("lie_side_by_side", (MARA, JONAS), "barrier", "surface", 15))) == 2
    assert not VOCABULARY.verbs["lie_beside"].touches


@given(strategies.actions())
def test_every_box_is_of_one_person_to_one_person_and_none_comes_twice(action: Touch | Show) -> None:
    boxes = expand(action)
    assert boxes
    assert len(set(boxes)) == len(boxes)
    for box in boxes:
        if isinstance(box, Contact):
            assert len(box.agents) == len(box.targets) == 1
            assert all(len(s) == 1 for s in (box.layers, box.verbs, box.pressures))
        assert (box.seconds, box.repeats) == (action.seconds, action.repeats)


@given(strategies.actions())
def test_whoever_is_touched_mutually_is_also_the_one_who_touches(action: Touch) -> None:
    boxes = set(expand(action))
    for box in boxes:
        if isinstance(box, Contact) and VOCABULARY.verbs[next(iter(box.verbs))].symmetric:
            turned = [b for b in boxes if isinstance(b, Contact) and b.agents == box.targets]
            assert any(b.targets == box.agents and b.leaves & box.parts for b in turned)


@given(strategies.actions())
def test_an_action_comes_back_from_its_data(action: Touch) -> None:
    assert action_from(action_data(action)) == action
