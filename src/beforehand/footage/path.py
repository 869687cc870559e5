"""The cheapest way through the clip: at each frame one line, or none (Viterbi)."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bools, Exact, Ints

SHARP = 7.0
"""What it costs that a frame is e times further apart. Cells err together, so this is far less than their number."""
SWITCH = 9.0
"""What a cut costs."""
LEAST = 0.0006
"""Frames nearer than this are equally near: greys are kept in whole steps."""
NONE_AT = 5.0
"""How many times the usual distance a frame may be away before no line is the better guess."""


FREE = 6.0
"""What it costs to begin a line of free speed: it fits a little better by being free."""


def cheapest(apart: Exact, usual: Exact, free: Bools) -> Ints:
    """Choose a line for every clip frame.

    Args:
        apart: lines × frames, distance from what the line says is shown; inf where it says nothing.
        usual: per frame, the distance that its best line has where it was found.
        free: which lines run at a free speed.

    Returns:
        Per frame the line, or -1 where none is.
    """
    lines, frames = apart.shape
    with np.errstate(divide="ignore"):
        cost = SHARP * np.log(np.maximum(apart, LEAST))
    cost = np.vstack([cost, SHARP * np.log(NONE_AT * usual)[None]])
    begin = np.append(np.where(free, FREE, 0.0), 0.0)
    total = cost[:, 0] + begin
    back = np.zeros((lines + 1, frames), np.int32)
    for n in range(1, frames):
        best = int(total.argmin())
        stay = total <= total[best] + SWITCH + begin
        back[:, n] = np.where(stay, np.arange(lines + 1), best)
        total = np.where(stay, total, total[best] + SWITCH + begin) + cost[:, n]
    chosen = np.empty(frames, np.int64)
    chosen[-1] = total.argmin()
    for n in range(frames - 1, 0, -1):
        chosen[n - 1] = back[chosen[n], n]
    chosen[chosen == lines] = -1
    return chosen


def runs(chosen: Ints) -> list[tuple[int, int, int]]:
    """(line, first, last) of every run of one choice; half-open."""
    edges = np.nonzero(np.diff(chosen))[0] + 1
    starts = [0, *edges.tolist()]
    ends = [*edges.tolist(), len(chosen)]
    return [(int(chosen[a]), a, b) for a, b in zip(starts, ends, strict=True)] if len(chosen) else []
