"""From what a performer ticks to the entries that are stored: every set listed, nothing implied (DESIGN §7).

A region's page speaks of the performer's own body: where they are touched, what of them is seen, and what of
their own they touch others with. The other side is ticked too.

A fence asks less than an opening. It holds against every kind of touch, at every pressure, with or at any
part, because a fence that leaves something out without saying so would be no fence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, frozen

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_data import DIRECTIONS, boundary_data
from beforehand.agreement.vocabulary import EVERY_CREW, OBJECT, VOCABULARY

SECONDS, REPEATS = 600, 20
"""The maxima an opening has unless its owner changes them."""

EVERY_LEAF = frozenset(VOCABULARY.leaves)
EVERY_PART = EVERY_LEAF | {OBJECT}


@frozen
class Choice:
    """What was ticked.

    Attributes:
        direction: ``given``, ``received`` or ``shown``.
        own: leaves of their own body; for *given* perhaps ``object``, something they hold.
        other: leaves of the others, for *received* perhaps ``object``; empty when shown.
        by: ids of the people it is about; empty when shown.
        layers, verbs, pressures: contacts only.
        states, audiences: shown only.
        seconds, repeats: the most, for an opening.
        gate: of the closed list of conditions, or "" for none.
        words: the condition in their own words, or "".
    """

    direction: str
    own: frozenset[str]
    other: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    layers: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    pressures: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    seconds: int = SECONDS
    repeats: int = REPEATS
    gate: str = ""
    words: str = ""


def opening(person: str, choice: Choice) -> dict[str, Any]:
    """The entry that opens this, under its condition if it has one."""
    return _entry(person, choice, "gate" if choice.gate else "open")


def fencing(person: str, choice: Choice) -> dict[str, Any]:
    """The entry that fences this, against every kind of touch."""
    if choice.direction == "shown":
        return _entry(person, evolve(choice, seconds=1, repeats=1, gate="", words=""), "fence")
    whole = evolve(
        choice,
        other=EVERY_PART if choice.direction == "received" else EVERY_LEAF,
        verbs=frozenset(VOCABULARY.verbs),
        pressures=frozenset(VOCABULARY.pressures),
        seconds=1,
        repeats=1,
        gate="",
        words="",
    )
    return _entry(person, whole, "fence")


def closing(
    person: str, leaves: frozenset[str], everybody: Iterable[str], entries: Iterable[Boundary]
) -> list[dict[str, Any]]:
    """The fences that close a region for all directions at once.

    Nobody touches it, oneself and the crew included; it is not shown in any state to anybody; and nobody is
    touched with it. People are listed as they are now: who joins later is not said, which is no.

    Args:
        person: whose boundaries.
        leaves: the region, on their own body.
        everybody: ids of all people of the production.
        entries: what they have said so far; a fence that is there already is not made again.
    """
    known = [b for b in entries if b.disposition == "fence"]
    made = [closed(person, direction, leaves, everybody) for direction in DIRECTIONS]
    return [entry for entry in made if not any(holds(fence, entry) for fence in known)]


def closed(person: str, direction: str, leaves: frozenset[str], everybody: Iterable[str]) -> dict[str, Any]:
    """The fence that closes a region in one direction, against everybody and everything; as :func:`closing`."""
    return fencing(person, _whole(direction, leaves, frozenset(everybody) | {person}))


def _whole(direction: str, leaves: frozenset[str], people: frozenset[str]) -> Choice:
    if direction == "shown":
        states, audiences = frozenset(VOCABULARY.states), frozenset(VOCABULARY.audiences)
        return Choice(direction, leaves, states=states, audiences=audiences)
    by = people | EVERY_CREW if direction == "received" else people
    return Choice(direction, leaves, by=by, layers=frozenset(VOCABULARY.layers))


def _entry(person: str, choice: Choice, disposition: str) -> dict[str, Any]:
    given = choice.direction == "given"
    return boundary_data(
        Boundary(
            id="",
            person=person,
            direction=choice.direction,
            leaves=choice.other if given else choice.own,
            disposition=disposition,
            by=choice.by,
            parts=choice.own if given else choice.other,
            layers=choice.layers,
            verbs=choice.verbs,
            pressures=choice.pressures,
            states=choice.states,
            audiences=choice.audiences,
            seconds=choice.seconds,
            repeats=choice.repeats,
            gate=choice.gate,
            words=choice.words,
        )
    )


_SETS = ("leaves", "by", "parts", "layers", "verbs", "pressures", "states", "audiences")


def holds(entry: Boundary, made: Mapping[str, Any]) -> bool:
    """Whether an entry names all that plain data would, in the same direction."""
    return entry.direction == made["direction"] and all(
        getattr(entry, name) >= frozenset(made[name]) for name in _SETS
    )
