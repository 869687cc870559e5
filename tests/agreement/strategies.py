"""Hypothesis strategies for boxes, ceilings, actions and beats with the cast's ids."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from beforehand.agreement.action_rules import check
from beforehand.agreement.actions import Action, Macro, Show, Touch, Undress, persons
from beforehand.agreement.beats import Beat, write_beat
from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.ceilings import Ceiling
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import VOCABULARY

from .cast import JONAS, MARA, NAMES, PERFORMERS

LEAVES = ("left_hand", "right_hand", "lips", "right_shoulder", "upper_back", "waist", "genitals")
"""A few leaves only, so that boxes meet one another often; one of them is guarded."""

_LAYERS, _PRESSURES = tuple(VOCABULARY.layers), tuple(VOCABULARY.pressures)
_STATES, _AUDIENCES = tuple(VOCABULARY.states), tuple(VOCABULARY.audiences)
_VERBS = ("rest", "stroke", "move_to", "hold_each_other", "kiss_closed", "lie_beside", "press")


def some(members: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    """Sets of members that are not empty (one draw for a set: far quicker than one for each member)."""

    def chosen(bits: int) -> frozenset[str]:
        return frozenset(member for n, member in enumerate(members) if bits >> n & 1)

    return st.integers(1, 2 ** len(members) - 1).map(chosen)


def _list(members: tuple[str, ...], most: int | None = None) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(members), min_size=1, max_size=most, unique=True).map(tuple)


def seconds(most: int = 60) -> st.SearchStrategy[int]:
    return st.integers(1, most)


def contacts(people: tuple[str, ...] = PERFORMERS) -> st.SearchStrategy[Contact]:
    return st.builds(
        Contact,
        agents=some(people),
        parts=some((*LEAVES, "object")),
        targets=some(people),
        leaves=some(LEAVES),
        layers=some(_LAYERS),
        verbs=some(_VERBS),
        pressures=some(_PRESSURES),
        seconds=seconds(),
        repeats=st.integers(1, 5),
    )


def exposures(people: tuple[str, ...] = PERFORMERS) -> st.SearchStrategy[Exposure]:
    return st.builds(
        Exposure,
        people=some(people),
        leaves=some(LEAVES),
        states=some(_STATES),
        audiences=some(_AUDIENCES),
        seconds=seconds(),
        repeats=st.integers(1, 5),
    )


def boxes(people: tuple[str, ...] = PERFORMERS) -> st.SearchStrategy[Box]:
    return contacts(people) | exposures(people)


def ceilings(people: tuple[str, ...] = PERFORMERS) -> st.SearchStrategy[Ceiling]:
    return st.builds(
        Ceiling,
        permits=st.lists(boxes(people), max_size=4).map(tuple),
        fences=st.lists(boxes(people), max_size=2).map(tuple),
    )


def texts(longest: int = 20) -> st.SearchStrategy[str]:
    """Lines that can be read, in NFC, never blank."""
    letters = st.sampled_from("abc åéñ ØßЖ日’–,.")
    return st.text(letters, min_size=1, max_size=longest).filter(lambda said: bool(said.strip()))


def _possible(action: Action) -> bool:
    try:
        check(action, "The action")
    except Refusal:
        return False
    return True


@st.composite
def touches(draw: st.DrawFn, people: tuple[str, ...] = PERFORMERS) -> Touch:
    """Touches that can be: as drawn, and repaired where a verb or a guarded leaf asks for something."""
    verb = VOCABULARY.verbs[draw(st.sampled_from(_VERBS))]
    agents = draw(_list(people, 2))
    targets = draw(_list(tuple(p for p in people if p not in agents) or people, 2))
    where = draw(_list(LEAVES, 3 if verb.path != "never" else 1))
    if verb.path == "always" and len(where) == 1:
        where = (*where, "waist" if where[0] != "waist" else "upper_back")
    parts = tuple(sorted(draw(_list(LEAVES, 2))))
    if verb.places:
        parts, where = tuple(sorted(verb.parts)), tuple(verb.places)
    layer = draw(st.sampled_from(_LAYERS))
    if "genitals" in (*parts, *where):
        layer = "barrier"
        if not verb.guarded:
            verb, where = VOCABULARY.verbs["rest"], where[:1]
    return Touch(
        verb.key,
        agents,
        parts,
        targets,
        where,
        layer,
        draw(st.sampled_from(_PRESSURES)),
        draw(seconds()),
        draw(st.integers(1, 3)),
    )


def self_touches(people: tuple[str, ...] = PERFORMERS) -> st.SearchStrategy[Touch]:
    return st.builds(
        lambda who, n: Touch("hold", (who,), ("right_hand",), (who,), ("left_hand",), "skin", "surface", n),
        st.sampled_from(people),
        seconds(),
    )


def _seen(people: tuple[str, ...]) -> dict[str, Any]:
    return {
        "person": st.sampled_from(people),
        "leaves": some(LEAVES).map(lambda s: tuple(sorted(s))),
        "state": st.sampled_from(_STATES),
        "audiences": some(_AUDIENCES).map(lambda s: tuple(sorted(s))),
        "seconds": seconds(),
        "repeats": st.integers(1, 3),
    }


def shows(people: tuple[str, ...] = PERFORMERS) -> st.SearchStrategy[Show]:
    return st.builds(Show, **_seen(people))


@st.composite
def undressings(draw: st.DrawFn, people: tuple[str, ...] = PERFORMERS) -> Undress:
    drawn = {name: draw(strategy) for name, strategy in _seen(people).items()}
    others = tuple(p for p in people if p != drawn["person"])
    by = draw(st.sampled_from(("", *others)))
    where = ("right_shoulder", "upper_back")[: draw(st.integers(1, 2))] if by else ()
    return Undress(**drawn, garment=draw(texts()), by=by, where=where)


def macros(people: tuple[str, ...] = PERFORMERS) -> st.SearchStrategy[Macro]:
    return st.builds(
        Macro,
        name=st.sampled_from(tuple(VOCABULARY.macros)),
        people=st.lists(st.sampled_from(people), min_size=2, max_size=3, unique=True).map(tuple),
        layer=st.sampled_from(_LAYERS),
        pressure=st.sampled_from(_PRESSURES),
        seconds=seconds(),
        repeats=st.integers(1, 3),
    )


def actions(people: tuple[str, ...] = PERFORMERS) -> st.SearchStrategy[Action]:
    """Actions that can be, of every kind."""
    several = touches(people) | self_touches(people) | shows(people) | undressings(people) | macros(people)
    return several.filter(_possible)


@st.composite
def beats(draw: st.DrawFn, people: tuple[str, ...] = (MARA, JONAS)) -> Beat:
    """Beats as the coordinator would write them, with at least one of ``people`` in them."""
    done = draw(st.lists(actions(people), min_size=1, max_size=4, unique=True))
    there = sorted({who for action in done for who in persons(action)})
    return write_beat(
        done,
        NAMES,
        seconds=draw(st.integers(max(action.seconds for action in done), 120)),
        repeats=draw(st.integers(1, 3)),
        also=draw(st.lists(st.sampled_from(people), max_size=1)),
        dress={who: draw(texts()) for who in there},
        masking=draw(st.just("") | texts()),
        barriers=draw(st.lists(texts(), max_size=2, unique=True)),
        closed_set=draw(st.sampled_from(tuple(VOCABULARY.closed_set))),
        manner=draw(st.sampled_from(tuple(VOCABULARY.manners))),
        anchors=draw(st.lists(texts(), max_size=2, unique=True)),
        stop_cue=draw(st.just("") | texts()),
        placeholder=draw(st.booleans()),
    )


__all__ = ["actions", "beats", "boxes", "ceilings", "contacts", "exposures", "texts"]
