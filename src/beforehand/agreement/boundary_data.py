"""Boundaries to plain JSON values and back, strictly (the ids stay outside: they are the row's)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from beforehand.agreement.boundaries import GATES, Boundary
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import CREW, EVERY_CREW, VOCABULARY

DIRECTIONS = ("given", "received", "shown")
DISPOSITIONS = ("open", "gate", "fence")
LONGEST_WORDS = 200
MOST_SECONDS = 3600
MOST_REPEATS = 99

_SETS = ("leaves", "by", "parts", "layers", "verbs", "pressures", "states", "audiences")
_OTHERS = ("direction", "disposition", "seconds", "repeats", "gate", "words")
_CONTACT_ONLY = ("by", "parts", "layers", "verbs", "pressures")
_SHOWN_ONLY = ("states", "audiences")


def boundary_data(boundary: Boundary) -> dict[str, Any]:
    """A plain value: sets as sorted lists, without the id and the person."""
    values = attrs.asdict(boundary, recurse=False)
    data = {name: values[name] for name in _OTHERS}
    return data | {name: sorted(values[name]) for name in _SETS}


def boundary_from(id: str, person: str, data: Mapping[str, Any]) -> Boundary:  # noqa: A002  the field's name
    """The boundary of :func:`boundary_data`'s value.

    Raises:
        Refusal: ``boundary_fields`` (missing or unknown), ``boundary_word`` (not in the vocabulary or a closed
            list), ``boundary_empty`` (a dimension that has to be listed is empty), ``boundary_limits``
            (seconds, repeats or words out of range), ``boundary_gate`` (a gate without its condition).
    """
    odd = set(data) ^ {*_SETS, *_OTHERS}
    if odd:
        raise Refusal(
            "boundary_fields", f"A boundary has fields missing or unknown: {', '.join(sorted(odd))}."
        )
    sets: dict[str, Any] = {name: frozenset(data[name]) for name in _SETS}
    boundary = Boundary(id=id, person=person, **sets, **{name: data[name] for name in _OTHERS})
    _check_words(boundary)
    _check_filled(boundary)
    _check_limits(boundary)
    _check_gate(boundary)
    return boundary


def _known() -> dict[str, frozenset[str]]:
    leaves = frozenset(VOCABULARY.leaves)
    return {
        "leaves": leaves,
        "parts": leaves | {"object"},
        "layers": frozenset(VOCABULARY.layers),
        "verbs": frozenset(VOCABULARY.verbs),
        "pressures": frozenset(VOCABULARY.pressures),
        "states": frozenset(VOCABULARY.states),
        "audiences": frozenset(VOCABULARY.audiences),
    }


def _check_words(boundary: Boundary) -> None:
    for name, known in _known().items():
        unknown = sorted(getattr(boundary, name) - known)
        if unknown:
            raise Refusal("boundary_word", f"“{unknown[0]}” is not among the {name} of the vocabulary.")
    crew = {who for who in boundary.by if who.startswith(CREW)}
    if crew - EVERY_CREW or (crew and boundary.direction != "received"):
        raise Refusal(
            "boundary_word", "Crew of the vocabulary may be named where they touch, and nowhere else."
        )
    if boundary.direction not in DIRECTIONS or boundary.disposition not in DISPOSITIONS:
        raise Refusal("boundary_word", "A boundary is given, received or shown, and open, gate or fence.")


def _check_filled(boundary: Boundary) -> None:
    shown = boundary.direction == "shown"
    needed = ("leaves", *(_SHOWN_ONLY if shown else _CONTACT_ONLY))
    empty = [name for name in needed if not getattr(boundary, name)]
    if empty:
        raise Refusal("boundary_empty", f"Choose at least one of: {', '.join(empty)}.")
    if any(getattr(boundary, name) for name in (_CONTACT_ONLY if shown else _SHOWN_ONLY)):
        raise Refusal(
            "boundary_fields", "A boundary on touch says nothing of what is shown, and the other way."
        )


def _check_limits(boundary: Boundary) -> None:
    if not (1 <= boundary.seconds <= MOST_SECONDS and 1 <= boundary.repeats <= MOST_REPEATS):
        raise Refusal("boundary_limits", f"Seconds are 1 to {MOST_SECONDS}, repeats 1 to {MOST_REPEATS}.")
    if len(boundary.words) > LONGEST_WORDS:
        raise Refusal(
            "boundary_limits", f"A condition in your own words has at most {LONGEST_WORDS} characters."
        )


def _check_gate(boundary: Boundary) -> None:
    gated = boundary.disposition == "gate"
    if gated != (boundary.gate in GATES) or (not gated and boundary.gate):
        raise Refusal("boundary_gate", "A gate needs its condition from the list, and only a gate has one.")
    if (boundary.gate == "own_words") != bool(boundary.words.strip()):
        raise Refusal("boundary_gate", "“In my own words” needs the words, and only it has them.")
