"""Boundaries one cell at a time: a place, one direction, one other side, one layer (or state of being seen).

The body map shows one such cell for each leaf, so each has one state, and *set this to open* has one meaning:
what was said of the cell before gives way, and what the same entries say of everything else is said again.
A fence gives way to nothing and needs nothing to give way: it wins over whatever is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from attrs import evolve, frozen

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_choice import Choice, fencing, holds, opening
from beforehand.agreement.boundary_data import boundary_data
from beforehand.agreement.views.boundary_list import State, leaf_state, own_places, together

SIDES: Mapping[str, tuple[str, str]] = {
    "received": ("by", "layers"),
    "given": ("by", "layers"),
    "shown": ("audiences", "states"),
}
"""The two dimensions beside the place that the map tells apart, by direction."""

_OWN = {"received": "leaves", "given": "parts", "shown": "leaves"}


@frozen
class Cells:
    """Which cells are looked at: ``others`` are people, crew or audiences, ``ways`` are layers or states."""

    direction: str
    others: frozenset[str]
    ways: frozenset[str]


@frozen
class Change:
    """What has to be recorded, in this order: entries to add, then ids of entries to end."""

    add: tuple[dict[str, Any], ...]
    end: tuple[str, ...] = ()


def cell_states(entries: Iterable[Boundary], cells: Cells, leaves: Iterable[str]) -> dict[str, State]:
    """Leaf to where it stands; several others or ways are *mixed* where they differ."""
    said = [b for b in entries if b.direction == cells.direction]
    alone = list(_each_alone(said, cells))
    return {
        leaf: together([leaf_state([b for b in one if leaf in own_places(b)]) for one in alone])
        for leaf in leaves
    }


def setting(person: str, choice: Choice, disposition: str, entries: Iterable[Boundary]) -> Change:
    """What makes the chosen cells ``open``, ``gate`` or ``fence``.

    Opening takes fences and conditions off the cells; a gate takes openings too, so that it alone holds. What
    those said elsewhere is said again, entry by entry, before they end, so that no place is open in between
    that was closed. A condition in the owner's own words has to be marked met again where it is said again.

    Args:
        person: whose.
        choice: the cells, and how far they are opened.
        disposition: what they shall be.
        entries: all that stands.
    """
    if disposition == "fence":
        fence = fencing(person, choice)
        held = any(b.disposition == "fence" and holds(b, fence) for b in entries)
        return Change(() if held else (fence,))
    made = opening(person, choice)
    in_the_way = [b for b in entries if _gives_way(b, choice, disposition)]
    same = [b for b in entries if _says_so(b, made)]
    if same and all(b in same for b in in_the_way):
        return Change(())
    rests = [boundary_data(rest) for b in in_the_way for rest in _rests(b, choice)]
    return Change((*rests, made), tuple(b.id for b in in_the_way))


def _each_alone(said: list[Boundary], cells: Cells) -> Iterator[list[Boundary]]:
    """What the entries say of one other and one way alone, for each; those named by the same entries come once."""
    others, ways = SIDES[cells.direction]
    named: dict[tuple[int, ...], dict[str, Any]] = {}
    for other, way in product(sorted(cells.others), sorted(cells.ways)):
        by = tuple(n for n, b in enumerate(said) if other in getattr(b, others) and way in getattr(b, ways))
        named.setdefault(by, {others: frozenset({other}), ways: frozenset({way})})
    for by, alone in named.items():
        yield [evolve(said[n], **alone) for n in by]


def _says_so(b: Boundary, made: Mapping[str, Any]) -> bool:
    """Whether the entry already says all that the new one would, under the same condition."""
    alike = all(getattr(b, name) == made[name] for name in ("disposition", "gate", "words"))
    return alike and holds(b, made) and b.seconds >= made["seconds"] and b.repeats >= made["repeats"]


def _gives_way(b: Boundary, choice: Choice, disposition: str) -> bool:
    if b.direction != choice.direction or (b.disposition == "open" and disposition == "open"):
        return False
    return all(getattr(b, name) & wanted for name, wanted in _wanted(choice).items())


def _rests(b: Boundary, choice: Choice) -> Iterator[Boundary]:
    """The entry without the chosen cells: at most three entries, none of which overlap in what they name."""
    left = b
    for name, wanted in _wanted(choice).items():
        if rest := getattr(left, name) - wanted:
            yield evolve(left, **{name: rest})
        left = evolve(left, **{name: getattr(left, name) & wanted})


def _wanted(choice: Choice) -> dict[str, frozenset[str]]:
    others, ways = SIDES[choice.direction]
    return {
        _OWN[choice.direction]: choice.own,
        others: getattr(choice, others),
        ways: getattr(choice, ways),
    }
