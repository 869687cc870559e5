"""A boundary as its owner reads it: one sentence that says all it says."""

from __future__ import annotations

from collections.abc import Mapping

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.box_words import (
    called,
    layer_words,
    limit_words,
    pressure_words,
    state_words,
    verb_words,
)
from beforehand.agreement.names import Name, listing
from beforehand.agreement.regions_said import region_words
from beforehand.agreement.sentences import seen_by
from beforehand.agreement.vocabulary import EVERY_CREW, OBJECT, VOCABULARY

GATE_WORDS = {
    "over_cloth": "only over cloth",
    "barrier": "only with a barrier",
    "set_choreography": "only when every step is set",
    "closed_set": "only on a closed set",
    "rehearsed": "once it was rehearsed",
    "no_visitors": "only without visitors on the set",
}
"""The conditions of the closed list as their owner reads them; ``own_words`` is quoted."""

People = Mapping[str, Name]


def boundary_sentence(boundary: Boundary, people: People) -> str:
    """The entry in one sentence or two.

    Args:
        boundary: whose owner reads.
        people: everybody in the production by id; who of them are all is said as "anybody" or "nobody".
    """
    if boundary.direction == "shown":
        said = _shown(boundary)
    else:
        said = (_given if boundary.direction == "given" else _received)(boundary, people)
    if boundary.disposition == "fence":
        return said
    ends = f" {_sentence(limit_words(boundary.seconds, boundary.repeats))}"
    return f"{_condition(boundary)}{said}{ends}"


def _received(b: Boundary, people: People) -> str:
    where = f"your {_own(b.leaves)}"
    if b.disposition == "fence":
        return f"{_not_by(b, people)} {where}{_layers(b)}."
    who = _capital(_who(b, people))
    return f"{who} may touch {where}{_layers(b)}. With {region_words(b.parts)}; {_how(b)}."


def _given(b: Boundary, people: People) -> str:
    own = b.parts - {OBJECT}
    held = ["something you hold"] if OBJECT in b.parts else []
    with_what = listing([*([f"your {_own(own)}"] if own else []), *held])
    if b.disposition == "fence":
        return f"You do not touch {_who(b, people, touched=True)} with {with_what}{_layers(b)}."
    may = f"You may touch {_who(b, people)} with {with_what}{_layers(b)}."
    return f"{may} At {region_words(b.leaves)}; {_how(b)}."


def _shown(b: Boundary) -> str:
    what = f"{_capital('your ' + _own(b.leaves))}"
    if b.disposition == "fence" and b.states == frozenset(VOCABULARY.states):
        return f"{what}: not seen {_audiences(b)}."
    if b.disposition == "fence":
        return f"{what}: not seen {state_words(b.states)} {_audiences(b)}."
    return f"{what}: may be seen {state_words(b.states)} {_audiences(b)}."


def _audiences(b: Boundary) -> str:
    if b.audiences == frozenset(VOCABULARY.audiences):
        return "by anybody"
    return seen_by(sorted(b.audiences))


def _own(leaves: frozenset[str]) -> str:
    return "whole body" if leaves >= frozenset(VOCABULARY.leaves) else region_words(leaves)


def _layers(b: Boundary) -> str:
    """What lies between; a fence against all of them need not list them."""
    if b.disposition == "fence" and b.layers == frozenset(VOCABULARY.layers):
        return ""
    return f", {layer_words(b.layers)}"


def _how(b: Boundary) -> str:
    return f"{verb_words(b.verbs)}; {pressure_words(b.pressures)}"


def _not_by(b: Boundary, people: People) -> str:
    """Who does not touch: "Nobody touches", "Nobody else touches", "Jonas and Ade do not touch"."""
    if b.by >= frozenset(people) - {b.person} and _crew(b) in (frozenset(), EVERY_CREW):
        return "Nobody touches" if b.person in b.by else "Nobody else touches"
    return f"{_capital(_who(b, people))} {'do not touch' if _several(b) else 'does not touch'}"


def _who(b: Boundary, people: People, *, touched: bool = False) -> str:
    """Whom it is about; oneself is "you yourself"."""
    if b.by >= frozenset(people) - {b.person}:
        if touched and b.person in b.by:
            return "anybody, yourself included,"
        also = [called(_crew(b), people)] if _crew(b) else []
        return listing(["anybody else", *also, *(["you yourself"] if b.person in b.by else [])])
    named = called(b.by - {b.person}, people) if b.by - {b.person} else ""
    return listing([*([named] if named else []), *(["you yourself"] if b.person in b.by else [])])


def _crew(b: Boundary) -> frozenset[str]:
    return b.by & EVERY_CREW


def _several(b: Boundary) -> bool:
    """Whether it takes a plural verb, as "you yourself" does alone."""
    return len(b.by) > 1 or b.by == {b.person}


def _condition(b: Boundary) -> str:
    if b.disposition != "gate":
        return ""
    words = f"once you mark it met: “{b.words}”" if b.gate == "own_words" else GATE_WORDS[b.gate]
    return f"{_capital(words)}. "


def _sentence(words: str) -> str:
    return f"{_capital(words)}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
