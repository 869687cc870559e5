"""How far off the named frames may be: what other placings would explain the stretch as well."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Exact

REACH = 12
"""Slots to each side that are tried; a still picture may say no more than this."""
FLOOR = 0.00025
"""What is always left unexplained: greys are kept in whole steps."""
ALLOWED = 7.0
POOR = 0.93
"""Movement that correlates less was coded poorly, or is hidden in part."""
VERY_POOR = 0.9
"""And less than this so poorly that an encoder may hold a frame for two or three."""


def interval(apart: Exact, frames: int) -> tuple[int, int]:
    """From mean distances at shifts -REACH to +REACH: how many slots early and late the truth may be.

    Args:
        apart: mean distance per cell at each shift, the named placing in the middle; inf outside the file.
        frames: length of the stretch.
    """
    middle = len(apart) // 2
    worse = 1.5 * frames * np.log((apart + FLOOR) / (apart[middle] + FLOOR))
    likely = np.nonzero(worse < ALLOWED)[0]
    return middle - int(likely.min()), int(likely.max()) - middle


def admitted(early: int, late: int, whole: float) -> tuple[int, int]:
    """The interval, of a poor picture never less than a slot to each side.

    Where an encoder has little to spend it shows the frame before a while longer; the pictures then lie nearest a
    slot beside the truth, and clearly so. It never shows one ahead of its time: the truth lies later rather.
    """
    if whole < VERY_POOR:
        return max(early, 2), max(late, 3)
    return (max(early, 1), max(late, 1)) if whole < POOR else (early, late)
