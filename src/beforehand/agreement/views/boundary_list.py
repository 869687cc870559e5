"""Where places of a performer’s own body stand, leaf by leaf or together, and entries in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_sentences import boundary_sentence
from beforehand.agreement.names import Name
from beforehand.agreement.vocabulary import OBJECT

CONDITIONS = {
    "over_cloth": "Over cloth",
    "barrier": "With a barrier",
    "set_choreography": "Every step set",
    "closed_set": "Closed set",
    "rehearsed": "If rehearsed",
    "no_visitors": "No visitors",
    "own_words": "Own words",
}
"""The conditions of gates in two words."""


@frozen
class State:
    """Where a place stands in one direction.

    Attributes:
        word: ``open``, ``gate``, ``fence``, ``unsaid`` or ``mixed``.
        condition: of a gate, in two words, where it is one; else "".
    """

    word: str
    condition: str = ""


UNSAID = State("unsaid")


def region_state(entries: Iterable[Boundary], direction: str, leaves: Iterable[str]) -> State:
    """The state of a set of leaves taken together."""
    said = [b for b in entries if b.direction == direction]
    return together([leaf_state([b for b in said if leaf in own_places(b)]) for leaf in leaves])


def own_places(boundary: Boundary) -> frozenset[str]:
    """The leaves of the owner's body that the entry is about."""
    return boundary.parts - {OBJECT} if boundary.direction == "given" else boundary.leaves


def leaf_state(said: Sequence[Boundary]) -> State:
    """Where one leaf stands, by the entries of one direction that name it. Deny wins over allow."""
    fences = [b for b in said if b.disposition == "fence"]
    openings = [b for b in said if b.disposition != "fence"]
    live = [b for b in openings if not any(_shuts(fence, b) for fence in fences)]
    if not live:
        return State("fence") if fences else UNSAID
    kinds = {b.disposition for b in live}
    if fences or len(kinds) > 1:
        return State("mixed")
    conditions = {CONDITIONS[b.gate] for b in live if b.gate}
    return State(kinds.pop(), conditions.pop() if len(conditions) == 1 else "")


_OTHER_SIDES: Mapping[str, tuple[str, ...]] = {
    "received": ("by", "parts", "layers", "verbs", "pressures"),
    "given": ("by", "leaves", "layers", "verbs", "pressures"),
    "shown": ("states", "audiences"),
}


def _shuts(fence: Boundary, opened: Boundary) -> bool:
    """Whether the fence leaves nothing of the opening, at a leaf that both name."""
    return all(getattr(fence, s) >= getattr(opened, s) for s in _OTHER_SIDES[opened.direction])


def together(states: Sequence[State]) -> State:
    """Several states as one: the same when they are alike, without its condition when only that differs."""
    first = states[0]
    if all(state == first for state in states):
        return first
    words = {state.word for state in states}
    return State(words.pop() if len(words) == 1 else "mixed")


def entry_list(
    entries: Iterable[Boundary], people: Mapping[str, Name], leaves: frozenset[str] | None = None
) -> list[dict[str, Any]]:
    """The entries in sentences, fences first; only those that name one of ``leaves`` when given."""
    order = {"fence": 0, "gate": 1, "open": 2}
    chosen = [b for b in entries if leaves is None or own_places(b) & leaves]
    return [
        {
            "id": b.id,
            "disposition": b.disposition,
            "direction": b.direction,
            "sentence": boundary_sentence(b, people),
        }
        for b in sorted(chosen, key=lambda b: (order[b.disposition], b.direction))
    ]
