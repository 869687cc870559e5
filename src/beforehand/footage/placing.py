"""Whether everything in the picture stands where the footage has it, and not only moves as it does.

Between two takes the figures stand a hand's breadth elsewhere. Of a near-static dialogue that says more than what
little they move; and where the camera's move is most of what moves, it tells apart two takes of that move. So where
movement agrees but weakly, the pictures themselves are held together: in the right file nearly every tile lies within
the coder's error of the footage.
"""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bools, Floats
from beforehand.footage.case import Case
from beforehand.footage.ground import Line
from beforehand.footage.judging import Evidence, tiled
from beforehand.footage.reel import RAW_GRID

SURE = 0.9
"""Movement that correlates at this or more needs no more."""
IN_PLACE = 0.02
"""Squared difference of a tile's mean picture. Right files stay under 0.007, or 0.015 in half a second; others
begin at 0.023, where the coder is not poor."""
CLOSELY = 0.012
"""The same where movement says next to nothing."""
PART = 0.95
"""The part of the tiles of which that is asked: an encoder's odd block, a reflection."""
MOVES = 0.45
"""The least correlation of what moves, then. Noise keeps a still picture's below 0.8; other takes reach 0.3 here."""
RIVAL = 2.5
"""How many times as far apart any line in another file must be, then."""
LEAST = 12
"""Frames, then."""


def _off_corners() -> Bools:
    """All cells but those where marks stand: the corners, and as far as a mark moves its neighbours' mean."""
    y, x = np.mgrid[: RAW_GRID[0], : RAW_GRID[1]]
    aside = np.minimum(x, RAW_GRID[1] - 1 - x) < RAW_GRID[1] * 0.25
    return np.asarray(~(aside & (np.minimum(y, RAW_GRID[0] - 1 - y) < RAW_GRID[0] * 0.32)).reshape(-1))


OFF_CORNERS = _off_corners()


def in_place(case: Case, line: Line, first: int, last: int, told: Evidence) -> bool:
    """Whether a stretch that agrees in its movement agrees surely, or is in its place too."""
    return told.whole >= SURE or _worst(case, line, first, last) <= IN_PLACE


def closely(case: Case, line: Line, first: int, last: int) -> bool:
    """Whether everything in a stretch stands just where the footage has it."""
    return _worst(case, line, first, last) <= CLOSELY


def placed(case: Case, line: Line, first: int, last: int, told: Evidence) -> bool:
    """Whether a stretch at the clip's own speed stands by where everything in it is, and by the little that moves."""
    if last - first < LEAST or told.whole < MOVES or told.odd > 0.3 or not case.dominant(line):
        return False
    own = _worst(case, line, first, last)
    return own <= CLOSELY and not any(
        _worst(case, other, first, last) < RIVAL * max(own, 0.002)
        for other in _rivals(case, line, first, last)
    )


def _rivals(case: Case, line: Line, first: int, last: int) -> list[Line]:
    """Lines in other files that were found in some of these frames."""
    return [
        other
        for other, span in zip(case.lines, case.spans, strict=True)
        if other.raw != line.raw
        and other.framing == line.framing
        and min(span[1], last) - max(span[0], first) >= LEAST
    ]


def _worst(case: Case, line: Line, first: int, last: int) -> float:
    """How far apart the mean pictures of clip and footage are in all tiles but the worst few."""
    look = case.looks[line.framing]
    theirs = case.grounds[line.raw].contrast_at(line.slots(case.seconds[first:last]), look.part)
    gap: Floats = (look.seen[first:last] - theirs).mean(axis=0)
    cells = look.counts() & OFF_CORNERS
    size = tiled(cells.astype(np.float64))
    each = tiled(np.square(gap, dtype=np.float64) * cells) / np.maximum(size, 1e-6)
    return float(np.quantile(each[size > 4], PART)) if (size > 4).any() else np.inf
