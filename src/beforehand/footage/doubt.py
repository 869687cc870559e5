"""How far off the named frames may be: what other placings would explain the stretch as well."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Exact

REACH = 12
"""Slots to each side that are tried; a still picture may say no more than this."""
FLOOR = 0.00025
"""What is always left unexplained: greys are kept in whole steps."""
ALLOWED = 7.0


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
