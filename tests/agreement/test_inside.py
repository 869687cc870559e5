from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.actions import Touch
from beforehand.agreement.beats import Beat
from beforehand.agreement.boundaries import GATES, Boundary
from beforehand.agreement.boxes import Box, Contact
from beforehand.agreement.ceilings import Ceiling
from beforehand.agreement.crossing_words import crossing_words
from beforehand.agreement.gates import gate_met, prepared
from beforehand.agreement.inside import Crossing, inside
from tests.agreement import strategies
from tests.agreement.cast import JONAS, MARA, NAMES, TEODOR
from tests.agreement.oracle import Oracle
from tests.agreement.scenes import (
    all_open,
    bare_shoulder,
    beat,
    candidate,
    entry,
    own_hands,
    scene_42,
    with_boundaries,
    with_candidate,
)

GIVEN, RECEIVED, SHOWN = all_open(MARA)


def crossings(who: str, **boundaries: tuple[Boundary, ...]) -> tuple[Crossing, ...]:
    record = scene_42()
    for person, entries in boundaries.items():
        record = with_boundaries(record, {"mara": MARA, "jonas": JONAS}[person], *entries)
    return inside(record, who, record.candidates["waist"])


def test_all_open_crosses_nothing() -> None:
    assert crossings(MARA) == crossings(JONAS) == ()


def test_each_contact_is_asked_twice() -> None:
    # Jonas touches Mara: of her it asks what she receives, of him what he gives, and of neither the other
    nothing_received = crossings(MARA, mara=(GIVEN, SHOWN))
    assert {c.direction for c in nothing_received} == {"received"}
    assert crossings(MARA, mara=(RECEIVED,)) == ()
    assert {c.direction for c in crossings(JONAS, jonas=all_open(JONAS)[1:])} == {"given"}
    assert crossings(JONAS, jonas=all_open(JONAS)[:1]) == ()


def test_crew_are_asked_of_whom_they_touch_by_their_work() -> None:
    """An opening for a person is none for the dresser, nor one for the dresser for make-up."""
    robe = Touch(
        "cover", ("crew:costume",), ("left_hand",), (MARA,), ("left_shoulder",), "cloth", "surface", 4
    )
    record = with_candidate(scene_42(), candidate("robe", beat(robe, seconds=4)))
    opened = evolve(RECEIVED, id="crew", by=frozenset({"crew:costume"}))
    for entries, kinds in (
        ((RECEIVED,), ["not said"]),
        ((RECEIVED, evolve(opened, by=frozenset({"crew:make_up"}))), ["not said"]),
        ((RECEIVED, opened), []),
        ((RECEIVED, opened, evolve(opened, id="no", disposition="fence")), ["fence"]),
    ):
        asked = with_boundaries(record, MARA, *entries)
        assert [c.kind for c in inside(asked, MARA, asked.candidates["robe"])] == kinds
        assert inside(asked, JONAS, asked.candidates["robe"]) == ()


def test_not_said_is_no() -> None:
    (first, second) = crossings(MARA, mara=())
    assert (first.boundary, first.kind, first.person) == ("", "not said", MARA)
    assert isinstance(first.box, Contact)
    assert isinstance(second.box, Contact)
    assert first.box.leaves | second.box.leaves == {"upper_back", "waist"}


def test_deny_wins_over_a_more_specific_opening() -> None:
    fence = entry(MARA, "received", "fence", id="fence")
    at_waist = entry(MARA, "received", id="at-waist", leaves=frozenset({"waist"}), by=frozenset({JONAS}))
    assert [c.boundary for c in crossings(MARA, mara=(at_waist, RECEIVED, fence))] == ["fence", "fence"]


def test_maxima_never_limit_a_fence() -> None:
    fence = entry(MARA, "received", "fence", leaves=frozenset({"waist"}), seconds=1, repeats=1)
    (only,) = crossings(MARA, mara=(RECEIVED, fence))
    assert only.kind == "fence"


def test_one_entry_must_cover_alone() -> None:
    hands = ("left_hand", "right_hand")
    both = beat(Touch("rest", (MARA,), hands, (JONAS,), ("upper_back",), "cloth", "surface", 5), seconds=5)
    record = with_candidate(scene_42(), candidate("both", both))
    each = [entry(MARA, "given", id=hand, parts=frozenset({hand})) for hand in hands]
    one = entry(MARA, "given", id="one", parts=frozenset(hands))
    two = inside(with_boundaries(record, MARA, *each, RECEIVED), MARA, record.candidates["both"])
    assert [c.kind for c in two] == ["not said"]
    assert inside(with_boundaries(record, MARA, one), MARA, record.candidates["both"]) == ()


@pytest.mark.parametrize("missing", ["given", "received"])
def test_self_touch_needs_self_on_both_sides(missing: str) -> None:
    record = with_candidate(scene_42(), candidate("own", own_hands()))
    assert inside(record, MARA, record.candidates["own"]) == ()
    without = tuple(
        evolve(b, by=b.by - {MARA}) if b.direction == missing else b for b in record.boundaries[MARA]
    )
    (crossing,) = inside(with_boundaries(record, MARA, *without), MARA, record.candidates["own"])
    assert (crossing.direction, crossing.kind) == (missing, "not said")


def test_what_is_shown_asks_only_whose_it_is() -> None:
    record = with_candidate(scene_42(), candidate("seen", bare_shoulder()))
    no_bare = evolve(SHOWN, states=SHOWN.states - {"bare"})
    found = inside(with_boundaries(record, MARA, GIVEN, RECEIVED, no_bare), MARA, record.candidates["seen"])
    assert [(c.direction, c.kind) for c in found] == [("shown", "not said")]
    assert inside(with_boundaries(record, JONAS), JONAS, record.candidates["seen"]) == ()


def test_anothers_boundary_never_counts() -> None:
    record = with_boundaries(scene_42(), MARA, *all_open(JONAS))
    assert {c.kind for c in inside(record, MARA, record.candidates["waist"])} == {"not said"}


def test_every_entry_against_it_is_named() -> None:
    fence = entry(MARA, "received", "fence", id="fence", leaves=frozenset({"waist"}))
    gates = [
        entry(MARA, "received", "gate", id=gate, gate=gate, leaves=frozenset({"waist"}))
        for gate in ("rehearsed", "barrier")
    ]
    found = crossings(MARA, mara=(RECEIVED, fence, *gates))
    assert [c.boundary for c in found] == ["fence", "rehearsed", "barrier"]
    assert [c.kind for c in found] == ["fence", "gate", "gate"]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ((), "Not said, which is no. "),
        ((RECEIVED, entry(MARA, "received", "fence")), "A fence. "),
        (
            (entry(MARA, "received", "gate", gate="rehearsed"),),
            "A gate that is not met: only when rehearsed. ",
        ),
        (
            (entry(MARA, "received", "gate", gate="own_words", words="the door is shut"),),
            "A gate that is not met: “the door is shut”. ",
        ),
        ((evolve(RECEIVED, seconds=3),), "Open, but this is longer than 3 s. "),
    ],
)
def test_a_crossing_as_a_sentence(entries: tuple[Boundary, ...], said: str) -> None:
    record = with_boundaries(scene_42(), MARA, *entries)
    first = inside(record, MARA, record.candidates["waist"])[0]
    words = crossing_words(first, entries, NAMES)
    assert words.startswith(said)
    assert words.endswith(
        "Jonas touches Mara: right hand to upper back (moves to), over cloth, surface, up to 4 s, once."
    )


@st.composite
def boundaries(draw: st.DrawFn, person: str) -> Boundary:
    direction = draw(st.sampled_from(("given", "received", "shown")))
    disposition = draw(st.sampled_from(("open", "open", "gate", "fence")))
    small: dict[str, object] = {"leaves": draw(strategies.some(strategies.LEAVES))}
    if direction != "shown":
        small["by"] = draw(strategies.some((MARA, JONAS, TEODOR)))
        small["layers"] = draw(strategies.some(("skin", "cloth", "barrier")))
    gate = draw(st.sampled_from(GATES)) if disposition == "gate" else ""
    return entry(
        person,
        direction,
        disposition,
        id=f"b{draw(st.integers(0, 10**9))}",
        gate=gate,
        words="so" if gate == "own_words" else "",
        seconds=draw(st.sampled_from((2, 600))),
        **small,
    )


@given(
    st.lists(boundaries(MARA), max_size=6, unique_by=lambda b: b.id),
    strategies.beats((MARA, JONAS)),
    st.booleans(),
    st.booleans(),
)
def test_met_gates_permit_and_unmet_gates_fence(
    own: list[Boundary], content: Beat, rehearsed: bool, marked: bool
) -> None:
    """The compiled reading against the plain one: a ceiling for each side, built for this very beat."""
    one = candidate("x", content)
    record = with_candidate(scene_42(), one)
    record = evolve(
        with_boundaries(record, MARA, *own),
        rehearsed=frozenset({content.digest} if rehearsed else ()),
        gates_met=frozenset((MARA, b.id, content.digest, "day-14") for b in own if marked),
    )
    done = prepared(record, one, MARA)
    met = [b for b in own if b.disposition == "open" or (b.gate and gate_met(b, content, done))]
    against = [b for b in own if b not in met]
    expected = set()
    for box in content.expanded:
        sides = (
            {"given": "agents", "received": "targets"} if isinstance(box, Contact) else {"shown": "people"}
        )
        for direction, attribute in sides.items():
            if MARA not in getattr(box, attribute):
                continue
            ceiling = Ceiling(
                tuple(small(b) for b in met if b.direction == direction),
                tuple(small(b) for b in against if b.direction == direction),
            )
            if Oracle(ceiling).covering(evolve(small_box(box))) is None:
                expected.add((direction, box))
    assert {(c.direction, c.box) for c in inside(record, MARA, one)} == expected


def small_box(box: Box) -> Box:
    """Only the dimensions that these boundaries narrow: the oracle's atoms are real tuples in real sets."""
    if not isinstance(box, Contact):
        return evolve(box, states=frozenset({"bare"}), audiences=frozenset({"floor"}))
    return evolve(box, parts=frozenset({"lips"}), verbs=frozenset({"rest"}), pressures=frozenset({"surface"}))


def small(boundary: Boundary) -> Box:
    return small_box(boundary.box)
