"""The clauses that beats need of a performer's rider: what the beats say, and nothing of answers or boundaries.

Boxes are put together only where together they say just what they said apart: two that differ in one set and
nothing else. A clause that allowed more than some beat asks for would be a wish that nobody wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from beforehand.agreement.asked import needed
from beforehand.agreement.beats import Beat
from beforehand.agreement.boxes import Box, dimensions

TOGETHER = ("leaves", "parts", "verbs", "layers", "pressures", "states", "audiences")
"""The sets that may be put together, in this order; people never are, so that a clause names them one by one."""


def clauses_needed(beats: Iterable[Beat], person: str) -> tuple[Box, ...]:
    """Boxes that cover all that these beats ask of the person, in the beats' order, as few as say no more.

    Args:
        beats: in order.
        person: whose rider it would be.
    """
    boxes = tuple(dict.fromkeys(box for beat in beats for box in needed(beat, person)))
    return put_together(_longest(boxes))


def put_together(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """The same boxes, those that differ in one set alone as one."""
    found = tuple(dict.fromkeys(boxes))
    while True:
        fewer = found
        for name in TOGETHER:
            fewer = _along(fewer, name)
        if len(fewer) == len(found):
            return found
        found = fewer


def _along(boxes: tuple[Box, ...], name: str) -> tuple[Box, ...]:
    groups: dict[Any, Box] = {}
    for box in boxes:
        key = box if name not in dimensions(box) else _changed(box, {name: frozenset()})
        held = groups.get(key)
        groups[key] = box if held is None else _changed(box, {name: getattr(held, name) | getattr(box, name)})
    return tuple(groups.values())


def _longest(boxes: tuple[Box, ...]) -> Iterator[Box]:
    """Boxes alike but for their maxima as one, with the most seconds and the most repeats of any."""
    groups: dict[Box, Box] = {}
    for box in boxes:
        key = evolve(box, seconds=1, repeats=1)
        held = groups.get(key, box)
        most = {"seconds": max(held.seconds, box.seconds), "repeats": max(held.repeats, box.repeats)}
        groups[key] = _changed(box, most)
    return iter(groups.values())


def _changed(box: Box, said: dict[str, Any]) -> Box:
    changed: Box = evolve(box, **said)
    return changed
