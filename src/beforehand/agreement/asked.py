"""Whom a beat asks about what: each touch asks who gives and who receives, what is shown asks whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from beforehand.agreement.beats import Beat, boxes
from beforehand.agreement.boxes import Box, Contact

DIRECTIONS = ("given", "received", "shown")

Asked = Mapping[str, tuple[tuple[str, Box], ...]]


@lru_cache(maxsize=4096)
def same_beat(beat: Beat) -> Beat:
    """One object for all equal beats, so that what is kept for a beat is found without comparing contents."""
    return beat


@lru_cache(maxsize=4096)
def asked(beat: Beat) -> Asked:
    """Person to (direction, box) in the beat's order; self-touch asks the same person on both sides."""
    found: defaultdict[str, list[tuple[str, Box]]] = defaultdict(list)
    for box in boxes(beat):
        for direction, people in _sides(box):
            for person in people:
                found[person].append((direction, box))
    return {person: tuple(entries) for person, entries in found.items()}


def needed(beat: Beat, person: str) -> tuple[Box, ...]:
    """The boxes that concern the person, each once, on whichever side of them they are."""
    return tuple(dict.fromkeys(box for _, box in asked(beat).get(person, ())))


def _sides(box: Box) -> tuple[tuple[str, frozenset[str]], ...]:
    if isinstance(box, Contact):
        return (("given", box.agents), ("received", box.targets))
    return (("shown", box.people),)
