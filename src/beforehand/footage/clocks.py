"""Whether all parts of the picture keep the same time, and what is left is noise.

In the right take every tile that moves lies nearest at the same moment, and what the footage leaves unexplained is
as great where nothing moves: noise. Another take of the same choreography, shot by the same camera move, may well
correlate at 0.9; but its gestures fall a few frames earlier here and later there, and what is left lies there.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bools, Exact
from beforehand.footage.case import Case
from beforehand.footage.ground import Line
from beforehand.footage.judging import Evidence, spans, tiled

REACH = 5
"""Slots to each side at which a tile is tried."""
NEARER = 0.3
"""A tile keeps another time if that takes away so much of what it leaves unexplained."""
SURE = 0.95
"""Movement that correlates at this or more may agree a little less in its parts."""
MOST, MOST_LATE = 1.9, 0.25
"""``rough + 2 late``, and ``late`` alone: right takes reach 1.8 and 0.2, wrong ones begin at 1.8 and 0.3."""
SURE_MOST, SURE_LATE = 2.4, 0.65
"""The same for sure ones: where frames were doubled (24 to 30) some parts lie nearer a frame away."""
PLACED_MOST = 3.0
"""The first of them, for sure ones in which everything is in its place: in a dozen frames few tiles move."""
LEAST = 0.0004
"""What tiles leave unexplained at least: greys are kept in whole steps."""
TEXT_FROM = 6
"""The first row of tiles in which lines of text stand, their neighbourhood included."""


@frozen
class Clocks:
    """How the tiles of a stretch agree.

    Attributes:
        rough: what moving tiles leave unexplained (their median), over what all tiles do.
        late: the part of what moving tiles leave that lies in tiles which keep another time.
    """

    rough: float
    late: float


def keeps_time(
    case: Case,
    line: Line,
    first: int,
    last: int,
    told: Evidence,
    *,
    heard: bool = False,
    closely: bool = False,
) -> bool:
    """Whether a stretch that agrees as a whole also agrees in all its parts.

    ``heard``: its sound agrees. ``closely``: everything in it stands just where the footage has it.
    """
    if line.slope == 0:
        return True
    most, late = (SURE_MOST, SURE_LATE) if told.whole >= SURE or heard else (MOST, MOST_LATE)
    if told.whole >= SURE and closely:
        most = PLACED_MOST
    found = clocks(case, line, first, last)
    return found.rough + 2 * found.late <= most and found.late <= late


def clocks(case: Case, line: Line, first: int, last: int) -> Clocks:
    """Try every tile of a stretch a few slots earlier and later."""
    one, ground = case.looks[line.framing], case.grounds[line.raw]
    counts = one.counts()
    slots = line.slots(case.seconds[first:last])
    low = int(slots.min()) - REACH
    there = ground.contrast(low, int(slots.max()) + REACH + 1, one.part) * counts
    ours = one.seen[first:last] * counts
    left = np.zeros((2 * REACH + 1, len(counts)))
    moved, theirs = np.zeros(len(counts)), np.zeros(len(counts))
    for a, b in spans(len(ours)):
        x = ours[a:b] - ours[a:b].mean(axis=0)
        moved += np.square(x).sum(axis=0)
        for k in range(2 * REACH + 1):
            y = there[slots[a:b] - low + k - REACH]
            y = y - y.mean(axis=0)
            left[k] += np.square(x - y).sum(axis=0)
            if k == REACH:
                theirs += np.square(y).sum(axis=0)
    tiles = np.stack([tiled(part) for part in left])
    return _judged(tiles, tiled(moved), tiled(theirs), counts, len(ours))


def _judged(left: Exact, moved: Exact, theirs: Exact, counts: Bools, frames: int) -> Clocks:
    size = tiled(counts.astype(np.float64))
    full = size > 4
    if (full & (moved > 2.5 * theirs) & (left[REACH] > 0.02 * frames * np.maximum(size, 1)))[
        TEXT_FROM:
    ].any():
        full[TEXT_FROM:] = False  # text comes and goes there: it moves as nothing in the footage does
    if not full.any():
        return Clocks(0.0, 0.0)
    per = left / (frames * np.maximum(size, 1e-6))
    noise = max(float(np.median(per[REACH][full])), LEAST)
    moving = full & (np.maximum(moved, theirs) > 6 * noise * frames * size)
    if not moving.any():
        return Clocks(0.0, 0.0)
    best = left.argmin(axis=0)
    other = moving & (best != REACH) & (left.min(axis=0) < (1 - NEARER) * left[REACH])
    rough = float(np.median(per[REACH][moving])) / noise
    return Clocks(rough, float(left[REACH][other].sum() / left[REACH][moving].sum()))
