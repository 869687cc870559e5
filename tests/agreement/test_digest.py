"""Rule 4: agreement is to content, by digest; and the order of beats is a content of its own."""

from __future__ import annotations

import random
import unicodedata
from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.actions import Action, Macro, Show, Touch, Undress
from beforehand.agreement.beats import Beat, beat_data, beat_from, boxes, digest, write_beat
from beforehand.agreement.canonical import canonical, digest_of
from beforehand.agreement.orders import order_digest

from . import strategies
from .cast import ADE, JONAS, KIT, MARA, NAMES

LONGER: dict[str, Any] = {
    "actions": lambda v: v[1:],
    "people": lambda v: (*v, "somebody else"),
    "dress": lambda v: (*v, (KIT, "coat")),
    "masking": lambda v: v + "x",
    "barriers": lambda v: (*v, "another blanket"),
    "closed_set": lambda v: "open" if v != "open" else "closed",
    "manner": lambda v: "set" if v != "set" else "container",
    "seconds": lambda v: v + 1,
    "repeats": lambda v: v + 1,
    "anchors": lambda v: (*v, "another lamp"),
    "stop_cue": lambda v: v + "x",
    "placeholder": lambda v: not v,
    "doubles": lambda v: (*v, (KIT, MARA)),
    "vocabulary": lambda v: v + "1",
    "language": lambda v: v + "-GB",
    "text": lambda v: v + "!",
}
"""A change for each field of a beat."""


def test_rule_4_every_field_of_a_beat_is_content() -> None:
    assert set(LONGER) == {field.name for field in fields(Beat)}


@given(strategies.beats(), st.sampled_from(sorted(LONGER)))
def test_rule_4_changing_any_field_changes_the_digest(beat: Beat, name: str) -> None:
    changed: dict[str, Any] = {name: LONGER[name](getattr(beat, name))}
    assert digest(evolve(beat, **changed)) != digest(beat)


DANCE = Macro("slow_dance", (MARA, JONAS), "cloth", "surface", 40)
HAND = Touch("stroke", (JONAS,), ("right_hand",), (MARA,), ("upper_back",), "cloth", "surface", 4)
SEEN = Show(MARA, ("left_shoulder",), "bare", ("picture",), 4)
OFF = Undress(MARA, "cardigan", ("left_upper_arm",), "bare", ("picture",), 4, 1, JONAS, ("waist",))


def _beat(action: Action) -> Beat:
    return evolve(write_beat([DANCE], NAMES, seconds=40), actions=(action,))


@pytest.mark.parametrize(
    ("action", "name", "value"),
    [
        (DANCE, "name", "embrace"),
        (DANCE, "people", (JONAS, MARA)),
        (DANCE, "layer", "skin"),
        (DANCE, "pressure", "muscle"),
        (DANCE, "seconds", 41),
        (DANCE, "repeats", 2),
        (HAND, "verb", "brush"),
        (HAND, "agents", (ADE,)),
        (HAND, "parts", ("left_hand",)),
        (HAND, "targets", (ADE,)),
        (HAND, "where", ("upper_back", "waist")),
        (HAND, "layer", "skin"),
        (HAND, "pressure", "bone"),
        (HAND, "seconds", 5),
        (HAND, "repeats", 2),
        (SEEN, "person", JONAS),
        (SEEN, "leaves", ("right_shoulder",)),
        (SEEN, "state", "sheer"),
        (SEEN, "audiences", ("picture", "still")),
        (SEEN, "seconds", 5),
        (SEEN, "repeats", 2),
        (OFF, "person", ADE),
        (OFF, "garment", "shirt"),
        (OFF, "leaves", ("right_upper_arm",)),
        (OFF, "state", "garment"),
        (OFF, "audiences", ("floor",)),
        (OFF, "seconds", 5),
        (OFF, "repeats", 2),
        (OFF, "by", ADE),
        (OFF, "where", ("waist", "upper_back")),
    ],
)
def test_rule_4_changing_any_part_of_an_action_changes_the_digest(
    action: Action, name: str, value: Any
) -> None:
    changed: dict[str, Any] = {name: value}
    other: Any = evolve(action, **changed)
    assert digest(_beat(other)) != digest(_beat(action))


def _shuffled(value: Any, chance: random.Random) -> Any:
    """The same records with their fields in another order."""
    if isinstance(value, dict):
        names = chance.sample(sorted(value), len(value))
        return {name: _shuffled(value[name], chance) for name in names}
    return [_shuffled(entry, chance) for entry in value] if isinstance(value, list) else value


@given(strategies.beats(), st.randoms(use_true_random=False))
def test_rule_4_reordering_what_has_no_order_changes_nothing(beat: Beat, chance: random.Random) -> None:
    data = _shuffled(beat_data(beat), chance)
    for name in ("people", "dress"):
        chance.shuffle(data[name])
    for action in data["actions"]:
        for name in {"parts", "leaves", "audiences"} & set(action):
            chance.shuffle(action[name])
    assert digest(beat_from(data)) == digest(beat)


@given(strategies.beats())
def test_rule_4_the_digest_does_not_depend_on_when_or_where_it_is_made(beat: Beat) -> None:
    assert digest(beat_from(beat_data(beat))) == digest(beat)
    assert len(digest(beat)) == 64
    assert set(digest(beat)) <= set("0123456789abcdef")


def test_rule_4_the_same_letters_typed_two_ways_are_the_same_words() -> None:
    one, two = (unicodedata.normalize(form, "Café, naïve") for form in ("NFC", "NFD"))
    beat = write_beat([DANCE], NAMES, seconds=40, masking=one)
    assert one != two
    assert digest(evolve(beat, masking=two)) == digest(beat)


WRITTEN_OUT = (
    '{"actions":[{"kind":"macro","layer":"cloth","name":"slow_dance","people":["MARA","JONAS"],'
    '"pressure":"surface","repeats":1,"seconds":40}],"anchors":["Lamp"],"barriers":[],"boxes":['
    '{"agents":["MARA"],"kind":"contact","layers":["cloth"],"leaves":["right_shoulder"],'
    '"parts":["left_hand"],"pressures":["surface"],"repeats":2,"seconds":40,"targets":["JONAS"],'
    '"verbs":["rest"]},'
    '{"agents":["JONAS"],"kind":"contact","layers":["cloth"],"leaves":["upper_back"],'
    '"parts":["right_hand"],"pressures":["surface"],"repeats":2,"seconds":40,"targets":["MARA"],'
    '"verbs":["rest"]}],"closed_set":"closed","doubles":[],"dress":[["MARA","Cardigan"],'
    '["JONAS","Shirt"]],"language":"en","manner":"set","masking":"","people":["MARA","JONAS"],'
    '"placeholder":false,"repeats":2,"seconds":40,"stop_cue":"Tide","text":"Slow dance. Mara’s left hand'
    ' on Jonas’s right shoulder; Jonas’s right hand on Mara’s upper back.","vocabulary":"1"}'
)
"""The content of a beat as its bytes; MARA and JONAS stand for their ids."""


def test_rule_4_the_digest_of_a_known_beat_stays_what_it_is() -> None:
    """Answers in old records belong to digests: if this changes, every one of them is lost."""
    beat = write_beat(
        [DANCE],
        NAMES,
        seconds=40,
        repeats=2,
        dress={MARA: "Cardigan", JONAS: "Shirt"},
        anchors=["Lamp"],
        stop_cue="Tide",
    )
    content = WRITTEN_OUT.replace("MARA", MARA).replace("JONAS", JONAS)
    assert digest(beat) == sha256(content.encode()).hexdigest()


def test_what_happens_thrice_in_a_beat_done_twice_counts_six_times() -> None:
    beat = write_beat([evolve(DANCE, repeats=3)], NAMES, seconds=40, repeats=2)
    assert {box.repeats for box in boxes(beat)} == {6}


VALUES = st.recursive(
    st.text().map(lambda s: unicodedata.normalize("NFC", s))
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abcz_", max_size=3), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(VALUES)
def test_canonical_bytes_are_those_of_rfc_8785(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [1.5, None, {"a": {1, 2}}, b"x"])
def test_what_has_no_canonical_form_here_raises(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_rule_4_another_order_is_another_content() -> None:
    one, two = digest_of("a"), digest_of("b")
    kept = order_digest("scene-42", (one, two))
    others = [(two, one), (one,), (one, two, two), ()]
    assert kept == order_digest("scene-42", (one, two))
    assert kept not in {order_digest("scene-42", order) for order in others}
    assert kept != order_digest("scene-61", (one, two))
