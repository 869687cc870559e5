"""The places of the footage that are worth searching, as the clip's own directions of movement see them.

Slots of all files of one rate stand one after the other, so that a stretch of the clip is held against many short
spans of many files in one product.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Floats, Ints
from beforehand.footage.ground import Ground

Areas = dict[int, list[tuple[int, int]]]
"""Which slots of which file to search, half-open."""
PART = 256
"""Slots whose local contrast is turned into places at a time."""
FILE = 1 << 40
"""Files lie so far apart where slots of all files are counted through."""


@frozen
class Strip:
    """A stretch of the clip and where in the footage it may lie.

    Attributes:
        first, last: clip frames at which its windows begin, half-open.
        areas: the slots that are like it.
    """

    first: int
    last: int
    areas: Areas


@frozen(eq=False)
class Places:
    """Slots of files of one rate.

    Attributes:
        rate: slots a second.
        at: file and slot of each place in one figure, rising.
        low: places × parts: what moves there.
    """

    rate: float
    at: Ints
    low: Floats

    def raw(self, place: int) -> int:
        """Which file a place is of."""
        return int(self.at[place]) // FILE

    def slot(self, place: int) -> int:
        """Which slot of its file a place is."""
        return int(self.at[place]) % FILE

    def within(self, areas: Areas) -> tuple[Ints, Ints]:
        """The places that lie in some areas, and how many more follow each without a gap, itself counted."""
        found, left = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for raw, spans in areas.items():
            edges = np.searchsorted(self.at, np.array(spans) + raw * FILE)
            for low, high in edges.tolist():
                found.append(np.arange(low, high))
                left.append(np.arange(high - low, 0, -1))
        return np.concatenate(found), np.concatenate(left)


def places(grounds: Sequence[Ground], strips: Sequence[Strip], bases: Sequence[Floats]) -> list[list[Places]]:
    """All places of some strips by each of some bases, for each rate of footage.

    Args:
        grounds: the raw files.
        strips: where they may lie.
        bases: directions of movement, cells × parts.
    """
    areas: Areas = {}
    for strip in strips:
        for raw, spans in strip.areas.items():
            areas[raw] = areas.get(raw, []) + spans
    out: list[list[Places]] = [[] for _ in bases]
    for rate in sorted({grounds[raw].rate for raw in areas}):
        parts = [
            (raw, begin, min(begin + PART, end))
            for raw in sorted(raw for raw in areas if grounds[raw].rate == rate)
            for low, end in joined(areas[raw])
            for begin in range(low, end, PART)
        ]
        at = np.concatenate([np.arange(begin, end) + raw * FILE for raw, begin, end in parts])
        lows = [np.empty((len(at), basis.shape[1]), np.float32) for basis in bases]
        done = 0
        for raw, begin, end in parts:
            there = grounds[raw].contrast(begin, end)
            for low, basis in zip(lows, bases, strict=True):
                np.matmul(there, basis, out=low[done : done + end - begin])
            done += end - begin
        for some, low in zip(out, lows, strict=True):
            some.append(Places(rate, at, low))
    return out


def joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch made one."""
    out: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return out
