"""The list of boundaries: where each place stands, what closes it, and entries as sentences."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_choice import Choice, closing, fencing, opening
from beforehand.agreement.boundary_data import DIRECTIONS, boundary_from
from beforehand.agreement.boundary_sentences import boundary_sentence
from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.ceilings import Ceiling, covering
from beforehand.agreement.verb_groups import VERB_GROUPS, verbs_of
from beforehand.agreement.views.boundary_list import (
    entry_list,
    leaf_state,
    own_places,
    region_state,
)
from beforehand.agreement.vocabulary import VOCABULARY, leaves
from tests.agreement.cast import JONAS, MARA, NAMES, TEODOR
from tests.agreement.scenes import EVERYBODY, all_open, entry

PEOPLE = {who: NAMES[who] for who in EVERYBODY}
REGIONS = [group.key for group in VOCABULARY.groups] + [row.key for g in VOCABULARY.groups for row in g.rows]


def made(data: dict[str, object], name: str = "made") -> Boundary:
    return boundary_from(name, MARA, data)


def contact(**sets: Any) -> Contact:
    return Contact(**sets)


def some(members: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(members), min_size=1)


SMALL = {
    "by": [JONAS, TEODOR],
    "parts": ["left_hand", "lips"],
    "layers": ["skin", "cloth"],
    "verbs": ["rest", "hold"],
}


@st.composite
def entries(draw: st.DrawFn) -> list[Boundary]:
    """A few received entries on one leaf, over small sets, so that they meet."""
    found = []
    for n in range(draw(st.integers(0, 5))):
        disposition = draw(st.sampled_from(["open", "gate", "fence"]))
        sets = {name: draw(some(members)) for name, members in SMALL.items()}
        gate = draw(st.sampled_from(["rehearsed", "closed_set"])) if disposition == "gate" else ""
        sets["pressures"] = frozenset({"surface"})
        found.append(
            entry(
                MARA, "received", disposition, id=f"entry-{n}", leaves=frozenset({"waist"}), gate=gate, **sets
            )
        )
    return found


def atoms() -> list[Box]:
    mine = frozenset({MARA})
    return [
        Contact(
            frozenset({by}), frozenset({part}), mine, frozenset({"waist"}),
            frozenset({layer}), frozenset({verb}), frozenset({"surface"}), 1, 1,
        )
        for by, part, layer, verb in product(*SMALL.values())
    ]  # fmt: skip


def permitted(said: list[Boundary]) -> list[bool]:
    """Atom by atom, whether anything opens it and nothing fences it, all gates being met."""
    ceiling = Ceiling(
        permits=tuple(b.box for b in said if b.disposition != "fence"),
        fences=tuple(b.box for b in said if b.disposition == "fence"),
    )
    return [covering(ceiling, atom) is not None for atom in atoms()]


@given(entries())
def test_a_place_never_looks_wider_or_narrower_than_it_is(said: list[Boundary]) -> None:
    word = leaf_state(said).word
    if word in ("fence", "unsaid"):
        assert not any(permitted(said))
    if word in ("open", "gate"):
        opened = [b for b in said if b.disposition == word]
        assert permitted(opened) == permitted(said) != [False] * len(atoms())
    if word == "open":
        assert not [b for b in said if b.disposition != "open"]
    assert (word == "unsaid") == (not said)


@given(st.permutations(["open", "gate", "fence"]))
def test_the_order_of_entries_means_nothing(order: list[str]) -> None:
    listed = [
        entry(MARA, "received", kind, id=kind, gate="rehearsed" if kind == "gate" else "") for kind in order
    ]
    assert leaf_state(listed).word == "fence"


def test_a_gate_says_its_condition_where_it_is_one() -> None:
    one = entry(MARA, "received", "gate", gate="rehearsed")
    other = entry(MARA, "received", "gate", gate="over_cloth")
    assert leaf_state([one]).condition == "If rehearsed"
    assert leaf_state([one, other]).condition == ""


def test_groups_and_rows_say_what_their_leaves_say_together() -> None:
    fence = entry(MARA, "received", "fence", leaves=leaves("chest"))
    listed = {
        region: region_state([*all_open(MARA), fence], "received", leaves(region)).word for region in REGIONS
    }
    assert (listed["head"], listed["torso"]) == ("open", "mixed")
    assert (listed["chest"], listed["shoulders"]) == ("fence", "open")
    assert {region_state([fence], "shown", leaves(region)).word for region in REGIONS} == {"unsaid"}


def test_what_is_given_is_listed_by_what_of_ones_own_it_is_given_with() -> None:
    hands = entry(MARA, "given", parts=leaves("hands") | {"object"}, leaves=leaves("back_above"))
    assert region_state([hands], "given", leaves("hands")).word == "open"
    assert region_state([hands], "given", leaves("back_above")).word == "unsaid"
    assert own_places(hands) == leaves("hands")


@pytest.mark.parametrize("region", REGIONS)
def test_closing_a_region_closes_it_in_every_direction_and_nothing_beside_it(region: str) -> None:
    inside = leaves(region)
    made_now = [made(data, f"fence-{n}") for n, data in enumerate(closing(MARA, inside, EVERYBODY, ()))]
    said = [*all_open(MARA), *made_now]
    for direction in DIRECTIONS:
        assert region_state(said, direction, inside).word == "fence"
        beside = frozenset(VOCABULARY.leaves) - inside
        assert region_state(said, direction, beside).word == "open"
    assert closing(MARA, inside, EVERYBODY, said) == []


@given(st.sampled_from(REGIONS), st.data())
def test_no_touch_and_no_sight_of_a_closed_region_is_left(region: str, data: st.DataObject) -> None:
    inside = sorted(leaves(region))
    fences = tuple(made(d).box for d in closing(MARA, frozenset(inside), EVERYBODY, ()))
    ceiling = Ceiling(permits=tuple(b.box for b in all_open(MARA)), fences=fences)
    leaf, elsewhere = data.draw(st.sampled_from(inside)), data.draw(st.sampled_from(sorted(VOCABULARY.parts)))
    other = data.draw(st.sampled_from(sorted(EVERYBODY)))
    how = [
        frozenset({data.draw(st.sampled_from(sorted(words)))})
        for words in (VOCABULARY.layers, VOCABULARY.verbs, VOCABULARY.pressures)
    ]
    touch = {"layers": how[0], "verbs": how[1], "pressures": how[2], "seconds": 1, "repeats": 1}
    mine, theirs, here = frozenset({MARA}), frozenset({other}), frozenset({leaf})
    where = frozenset({"waist" if elsewhere == "object" else elsewhere})
    received = contact(agents=theirs, parts=frozenset({elsewhere}), targets=mine, leaves=here, **touch)
    given_ = contact(agents=mine, parts=here, targets=theirs, leaves=where, **touch)
    state = data.draw(st.sampled_from(sorted(VOCABULARY.states)))
    audience = data.draw(st.sampled_from(sorted(VOCABULARY.audiences)))
    shown = Exposure(mine, here, frozenset({state}), frozenset({audience}), 1, 1)
    assert [covering(ceiling, box) for box in (received, given_, shown)] == [None, None, None]


def test_who_joins_after_a_region_was_closed_is_not_said_which_is_no() -> None:
    fences = closing(MARA, leaves("hands"), EVERYBODY - {TEODOR}, ())
    assert all(TEODOR not in entry["by"] for entry in fences)
    later = closing(MARA, leaves("hands"), EVERYBODY, [made(entry) for entry in fences])
    assert {entry["direction"] for entry in later} == {"given", "received"}


def chosen(direction: str, **more: object) -> Choice:
    if direction == "shown":
        plain: dict[str, object] = {"states": frozenset({"bare"}), "audiences": frozenset({"floor"})}
    else:
        plain = {
            "other": leaves("hands"),
            "by": frozenset({JONAS}),
            "layers": frozenset({"skin"}),
            "verbs": verbs_of(frozenset({"light"})),
            "pressures": frozenset({"surface"}),
        }
    return Choice(direction, leaves("shoulders"), **{**plain, **more})  # type: ignore[arg-type]  # by their names


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_was_ticked_is_what_is_stored(direction: str) -> None:
    told = made(opening(MARA, chosen(direction)))
    assert own_places(told) == leaves("shoulders")
    assert (told.disposition, told.seconds, told.repeats) == ("open", 600, 20)
    assert made(opening(MARA, chosen(direction, gate="closed_set"))).disposition == "gate"
    if direction != "shown":
        assert (told.leaves if direction == "given" else told.parts) == leaves("hands")
        assert (sorted(told.layers), sorted(told.by)) == (["skin"], [JONAS])


@pytest.mark.parametrize("direction", ["given", "received"])
def test_a_fence_leaves_no_kind_of_touch_out(direction: str) -> None:
    told = made(fencing(MARA, chosen(direction, gate="own_words", words="never mind")))
    assert told.verbs == frozenset(VOCABULARY.verbs)
    assert told.pressures == frozenset(VOCABULARY.pressures)
    assert (told.leaves if direction == "given" else told.parts) >= frozenset(VOCABULARY.leaves)
    assert (sorted(told.layers), sorted(told.by), told.gate, told.words) == (["skin"], [JONAS], "", "")


def test_every_verb_is_in_one_group() -> None:
    listed = [verb for group in VERB_GROUPS for verb in group.verbs]
    assert sorted(listed) == sorted(VOCABULARY.verbs)
    assert verbs_of(frozenset(group.key for group in VERB_GROUPS)) == frozenset(VOCABULARY.verbs)


EVERY_STATE, EVERY_AUDIENCE = frozenset(VOCABULARY.states), frozenset(VOCABULARY.audiences)
LIGHTLY = "rests on, touches, brushes past, leans against and lean together; surface."
MOST = "Up to 600 s, up to 20 times."


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            fencing(MARA, chosen("received", by=EVERYBODY, layers=frozenset(VOCABULARY.layers))),
            "Nobody touches your shoulders.",
        ),
        (fencing(MARA, chosen("received")), "Jonas does not touch your shoulders, on skin."),
        (
            fencing(MARA, chosen("received", by=EVERYBODY - {MARA})),
            "Nobody else touches your shoulders, on skin.",
        ),
        (
            fencing(MARA, chosen("received", by=frozenset({MARA}))),
            "You yourself do not touch your shoulders, on skin.",
        ),
        (
            opening(MARA, chosen("received", gate="rehearsed", by=frozenset({JONAS, MARA}))),
            "Once it was rehearsed. Jonas and you yourself may touch your shoulders, on skin. "
            f"With hands and fingertips; {LIGHTLY} {MOST}",
        ),
        (
            opening(MARA, chosen("given", by=EVERYBODY - {MARA}, gate="own_words", words="The door is shut")),
            "Once you mark it met: “The door is shut”. You may touch anybody else with your shoulders, on skin. "
            f"At hands and fingertips; {LIGHTLY} {MOST}",
        ),
        (
            fencing(MARA, chosen("given", by=EVERYBODY)),
            "You do not touch anybody, yourself included, with your shoulders, on skin.",
        ),
        (
            opening(MARA, chosen("shown", repeats=1)),
            "Your shoulders: may be seen bare on the floor. Up to 600 s, once.",
        ),
        (fencing(MARA, chosen("shown")), "Your shoulders: not seen bare on the floor."),
        (
            fencing(MARA, chosen("shown", states=EVERY_STATE, audiences=EVERY_AUDIENCE)),
            "Your shoulders: not seen by anybody.",
        ),
    ],
)
def test_an_entry_is_one_plain_sentence(told: dict[str, object], sentence: str) -> None:
    assert boundary_sentence(made(told), PEOPLE) == sentence


def test_entries_are_listed_fences_first_and_by_place() -> None:
    open_all = all_open(MARA)
    fence = entry(MARA, "received", "fence", leaves=leaves("chest"), id="fence")
    listed = entry_list([*open_all, fence], PEOPLE)
    assert [e["id"] for e in listed].index("fence") == 0
    assert len(listed) == 4
    assert "fence" not in [e["id"] for e in entry_list([*open_all, fence], PEOPLE, leaves("feet"))]
