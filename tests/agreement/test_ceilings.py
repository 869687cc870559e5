"""Rules 1 and 2 where they are about ceilings: what is inside, and that less permits no more."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.boxes import Box, Contact, Exposure, dimensions
from beforehand.agreement.ceilings import Ceiling, compiled, covering, covers, crossed, uncovered
from beforehand.agreement.explain import lack_words, lacking
from beforehand.agreement.refusals import Refusal

from . import strategies
from .cast import JONAS, MARA, NAMES, PETRA

DANCE = Contact(
    agents=frozenset({JONAS}),
    parts=frozenset({"right_hand"}),
    targets=frozenset({MARA}),
    leaves=frozenset({"upper_back"}),
    layers=frozenset({"cloth"}),
    verbs=frozenset({"rest"}),
    pressures=frozenset({"surface"}),
    seconds=40,
    repeats=1,
)
SHOULDERS = Exposure(
    people=frozenset({MARA}),
    leaves=frozenset({"left_shoulder", "right_shoulder"}),
    states=frozenset({"bare"}),
    audiences=frozenset({"picture"}),
    seconds=15,
    repeats=1,
)


OTHERS = {
    "agents": {PETRA},
    "targets": {PETRA},
    "parts": {"object"},
    "leaves": {"waist"},
    "layers": {"skin"},
    "verbs": {"stroke"},
    "pressures": {"bone"},
}


def remade(box: Box, **changed: Any) -> Box:
    return evolve(box, **changed)


def said(box: Box, name: str, members: set[str]) -> Box:
    """The box with other members in one dimension."""
    return remade(box, **{name: frozenset(members)})


@st.composite
def smaller(draw: st.DrawFn, box: Box) -> Box:
    """A box inside ``box``, its maxima not above."""
    sets = {name: draw(strategies.some(tuple(sorted(getattr(box, name))))) for name in dimensions(box)}
    seconds, repeats = draw(st.integers(1, box.seconds)), draw(st.integers(1, box.repeats))
    return remade(box, **sets, seconds=seconds, repeats=repeats)


@st.composite
def larger(draw: st.DrawFn, box: Box) -> Box:
    """A box around ``box``, by the members of another one of its kind; its maxima are anything."""
    of_its_kind: st.SearchStrategy[Box] = (
        strategies.contacts() if isinstance(box, Contact) else strategies.exposures()
    )
    other = draw(of_its_kind)
    sets = {name: getattr(box, name) | getattr(other, name) for name in dimensions(box)}
    return remade(other, **sets)


@st.composite
def narrowed(draw: st.DrawFn, ceiling: Ceiling) -> Ceiling:
    """Some C' ≤ C: each permit inside some permit of C, each fence of C inside some fence."""
    permits = [draw(smaller(p)) if draw(st.booleans()) else p for p in ceiling.permits if draw(st.booleans())]
    twice = [draw(smaller(p)) for p in ceiling.permits[:1]]
    fences = [draw(larger(f)) if draw(st.booleans()) else f for f in ceiling.fences]
    more = draw(st.lists(strategies.boxes(), max_size=1))
    return Ceiling((*reversed(permits), *twice), (*more, *fences))


@st.composite
def asked(draw: st.DrawFn, ceiling: Ceiling) -> tuple[Box, ...]:
    """Boxes inside permits of the ceiling, so that they are often covered; anything if it has none."""
    permits = ceiling.permits
    inside = st.sampled_from(permits).flatmap(smaller) if permits else strategies.boxes()
    return tuple(draw(st.lists(inside, min_size=1, max_size=2)))


@given(st.data())
def test_rule_2_a_narrower_ceiling_covers_nothing_that_the_wider_did_not(data: st.DataObject) -> None:
    wide = data.draw(strategies.ceilings())
    narrow = data.draw(narrowed(wide))
    action = data.draw(asked(narrow))
    for box in action:
        assert covers(wide, (box,)) or not covers(narrow, (box,))
    assert covers(wide, action) or not covers(narrow, action)


@given(st.data())
def test_rule_2_another_fence_or_a_permit_less_covers_no_more(data: st.DataObject) -> None:
    ceiling = data.draw(strategies.ceilings())
    action = data.draw(asked(ceiling))
    fenced = evolve(ceiling, fences=(*ceiling.fences, data.draw(strategies.boxes())))
    fewer = evolve(ceiling, permits=ceiling.permits[1:])
    if not covers(ceiling, action):
        assert not covers(fenced, action)
        assert not covers(fewer, action)


@given(st.data())
def test_rule_1_whatever_lies_in_a_permit_and_meets_no_fence_is_covered(data: st.DataObject) -> None:
    permit = data.draw(strategies.boxes())
    box = data.draw(smaller(permit))
    assert covering(Ceiling((permit,)), box) == 0
    fence = data.draw(larger(box))
    assert covering(Ceiling((permit,), (fence,)), box) is None
    assert crossed(Ceiling((permit,), (fence,)), (box,)) == ((0, box),)


@given(strategies.boxes())
def test_rule_1_what_nobody_said_is_no(box: Box) -> None:
    assert not covers(Ceiling(), (box,))
    assert uncovered(Ceiling(), (box,)) == (box,)


def test_rule_1_one_permit_must_cover_alone() -> None:
    both = evolve(DANCE, parts=frozenset({"left_hand", "right_hand"}))
    left, right = (evolve(both, parts=frozenset({hand})) for hand in ("left_hand", "right_hand"))
    assert covers(Ceiling((left, right)), (left, right))
    assert not covers(Ceiling((left, right)), (both,))
    assert covering(Ceiling((left, right, both)), both) == 2


@pytest.mark.parametrize("name", dimensions(DANCE))
def test_a_permit_without_one_member_does_not_cover_and_a_fence_without_it_is_not_met(name: str) -> None:
    other = said(DANCE, name, OTHERS[name])
    assert not covers(Ceiling((other,)), (DANCE,))
    assert covers(Ceiling((DANCE,), (other,)), (DANCE,))


def test_maxima_limit_permits_and_never_fences() -> None:
    for less in (evolve(DANCE, seconds=39), evolve(DANCE, repeats=0)):
        assert not covers(Ceiling((less,)), (DANCE,))
        assert not covers(Ceiling((DANCE,), (less,)), (DANCE,))
    assert covering(Ceiling((evolve(DANCE, seconds=39), DANCE)), DANCE) == 1


def test_contacts_and_exposures_do_not_speak_of_each_other() -> None:
    assert not covers(Ceiling((SHOULDERS,)), (DANCE,))
    assert covers(Ceiling((DANCE, SHOULDERS), ()), (DANCE, SHOULDERS))
    assert covers(Ceiling((DANCE,), (SHOULDERS,)), (DANCE,))


@pytest.mark.parametrize("name", dimensions(DANCE))
def test_a_box_that_says_nothing_in_a_dimension_is_not_covered(name: str) -> None:
    assert not covers(Ceiling((DANCE,)), (said(DANCE, name, set()),))


def test_a_word_of_no_vocabulary_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        covers(Ceiling((DANCE,)), (evolve(DANCE, verbs=frozenset({"teleport"})),))
    assert refused.value.code == "unknown_word"
    assert "teleport" in refused.value.sentence


def test_equal_ceilings_are_made_ready_once() -> None:
    assert compiled(Ceiling((DANCE,))) is compiled(Ceiling((evolve(DANCE),)))
    assert compiled(Ceiling((DANCE,))) is not compiled(Ceiling((), (DANCE,)))


@given(st.data())
def test_something_is_lacking_exactly_where_a_box_is_not_covered(data: st.DataObject) -> None:
    ceiling = data.draw(strategies.ceilings())
    (box, *_) = data.draw(asked(ceiling))
    lack = lacking(ceiling, box)
    assert (lack is None) == covers(ceiling, (box,))
    if lack is not None:
        assert lack.fences or lack.size or lack.permit is None
        assert lack.fences == tuple(n for n, _ in crossed(ceiling, (box,)))


def test_what_is_lacking_is_said_of_the_nearest_permit() -> None:
    far = evolve(DANCE, agents=frozenset({PETRA}), leaves=frozenset({"waist"}))
    near = evolve(DANCE, layers=frozenset({"skin"}), seconds=4)
    lack = lacking(Ceiling((evolve(far, parts=frozenset({"lips"})), near, far)), DANCE)
    assert lack is not None
    assert lack.permit == 1
    assert lack_words(lack, NAMES) == "layer over cloth; longer than 4 s"
    other = lacking(Ceiling((evolve(far, repeats=1),)), evolve(DANCE, repeats=2))
    assert other is not None
    assert lack_words(other, NAMES) == "by Jonas; at upper back; more often than once"
