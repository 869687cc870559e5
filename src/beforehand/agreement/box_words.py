"""A box of a rider or a boundary as one line: sets that are whole are said as such, so that it can be read.

A beat's own boxes are small and are listed leaf by leaf (:mod:`beforehand.agreement.facts`); a clause may list
eighty leaves, which nobody reads before signing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.facts import times
from beforehand.agreement.names import Name, agent_name, listing
from beforehand.agreement.regions_said import region_words
from beforehand.agreement.sentences import seen_by
from beforehand.agreement.vocabulary import VOCABULARY, Word

NOBODY_KNOWN = Name("somebody else", "Somebody else")
"""For whoever has no name here; what a clause says of them still has to be read."""

_MOST_LEFT_OUT = 4


def box_words(box: Box, names: Mapping[str, Name], *, limits: bool = True) -> str:
    """The box in one line: "Jonas touches Mara. With arms and hands; at the waist; over cloth; …".

    Args:
        box: of a clause or of a boundary.
        names: of people, by id; who is not in it is "somebody else".
        limits: with its maxima, which a fence does not have.
    """
    said = _exposure(box, names) if isinstance(box, Exposure) else _contact(box, names)
    return f"{said}; {limit_words(box.seconds, box.repeats)}." if limits else f"{said}."


def _contact(box: Contact, names: Mapping[str, Name]) -> str:
    verb = "touch" if len(box.agents) > 1 else "touches"
    who = f"{called(box.agents, names)} {verb} {called(box.targets, names)}"
    return f"{who}. With {region_words(box.parts)}; at {region_words(box.leaves)}; {touch_words(box)}"


def _exposure(box: Exposure, names: Mapping[str, Name]) -> str:
    verb = "are" if len(box.people) > 1 else "is"
    seen = f"{called(box.people, names)} {verb} seen. {region_words(box.leaves).capitalize()}"
    return f"{seen}; {state_words(box.states)}; {seen_by(sorted(box.audiences))}"


def touch_words(box: Contact) -> str:
    """Verbs, layers and pressures: "any touch but kisses; over cloth; surface"."""
    return "; ".join([verb_words(box.verbs), layer_words(box.layers), pressure_words(box.pressures)])


def verb_words(verbs: Iterable[str]) -> str:
    """Verbs as labels; where few are left out, "any touch but …"."""
    wanted = set(verbs)
    missing = [verb.label for key, verb in VOCABULARY.verbs.items() if key not in wanted]
    if not missing:
        return "any touch"
    if len(missing) <= _MOST_LEFT_OUT:
        return f"any touch but {_or(missing)}"
    return listing([verb.label for key, verb in VOCABULARY.verbs.items() if key in wanted])


def layer_words(layers: Iterable[str]) -> str:
    """Layers: "on skin or over cloth"."""
    return _or(_phrases(VOCABULARY.layers, layers))


def pressure_words(pressures: Iterable[str]) -> str:
    """Pressures: "surface or muscle level"; all of them, "any pressure"."""
    said = _phrases(VOCABULARY.pressures, pressures)
    return "any pressure" if len(said) == len(VOCABULARY.pressures) else _or(said)


def state_words(states: Iterable[str]) -> str:
    """States: "bare or in a garment"."""
    return _or(_phrases(VOCABULARY.states, states))


def limit_words(seconds: int, repeats: int) -> str:
    """Maxima: "up to 600 s, up to 20 times"."""
    return f"up to {seconds} s, {times(repeats)}"


def called(people: Iterable[str], names: Mapping[str, Name]) -> str:
    """People by their short names, props by theirs, in order of name."""
    return listing(sorted({_called(who, names) for who in people}))


def _called(who: str, names: Mapping[str, Name]) -> str:
    return (agent_name(who) or names.get(who, NOBODY_KNOWN)).short


def _phrases(words: Mapping[str, Word], wanted: Iterable[str]) -> list[str]:
    inside = set(wanted)
    return [word.phrase for key, word in words.items() if key in inside]


def _or(said: list[str]) -> str:
    *before, last = said
    return f"{', '.join(before)} or {last}" if before else last
