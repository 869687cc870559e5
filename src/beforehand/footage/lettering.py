"""Where lines of text come and go in a clip, told from the clip alone: low cells that change at one blow.

A line of text appears and goes between one frame and the next, low in the picture, while all above it goes on as
before. At a cut everything changes; a figure that moves does so over many frames.
"""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bools, Exact, Floats
from beforehand.footage.framing import Framing
from beforehand.footage.reel import RAW_GRID

FROM = 0.74
"""The height of the clip, from its top, below which lines of text stand."""
BLOW = 0.05
"""Mean squared change of the low cells' local contrast, from one frame to the next, that a line of text makes."""
ABOVE = 0.2
"""The part of it that may happen above them at the same time."""
TOUCHED = 0.02
"""Mean squared change of a cell at such moments from which it is touched: text moves its neighbours' mean too."""
MOST = 0.45
"""The part of the picture that lines of text may take at most; of more than that this says nothing."""


def lettering(seen: Floats, mask: Bools, framing: Framing) -> Bools:
    """The cells that lines of text touch when they come and go.

    Args:
        seen: local contrast of the clip in a framing, frames × cells.
        mask: the cells that count.
        framing: where the clip lies on the footage's grid.
    """
    low = mask & (_height(framing) > FROM)
    high = mask & ~low
    none = np.zeros(len(mask), bool)
    if len(seen) < 3 or not low.any() or not high.any():
        return none
    step = np.square(np.diff(seen, axis=0))
    under, over = step[:, low].mean(axis=1), step[:, high].mean(axis=1)
    blows = (under > BLOW) & (over < ABOVE * under)
    if not blows.any():
        return none
    touched = mask & (step[blows].max(axis=0) > TOUCHED) & (_height(framing) > FROM - 5 / RAW_GRID[0])
    # What changes above at such a moment is a figure that happens to move.
    return touched if touched.sum() < MOST * mask.sum() else none


def _height(framing: Framing) -> Exact:
    """How far down the clip each cell of the footage's grid lies, 0 to 1."""
    middles = (np.arange(RAW_GRID[0]) + 0.5) / RAW_GRID[0]
    down = (middles - framing.top) / max(framing.bottom - framing.top, 1e-6)
    return np.asarray(np.repeat(down, RAW_GRID[1]))
