"""Whether a stretch of clip and the footage that a line names move alike everywhere, or only mostly.

Two takes of one set share the set, often the camera's move. What they do not share is what the figures do: in
the wrong take some parts of the picture move and are not explained. So not only the whole is judged, but every
tile that moves.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bools, Exact, Floats
from beforehand.footage.reel import RAW_GRID

TILE = (3, 4)
"""Rows and columns of cells in a tile."""
TILES = (RAW_GRID[0] // TILE[0], RAW_GRID[1] // TILE[1])
WINDOW = 24
POOR = 0.0045
"""What a poorly coded picture leaves unexplained, per cell and frame; one that is coded well leaves up to 0.003."""


@frozen
class Evidence:
    """How a stretch and its footage move.

    Attributes:
        frames: how many.
        moved: the clip's movement per cell and frame.
        whole: centred correlation of all cells.
        least: of the worst window inside.
        odd: the part of moving tiles that the footage does not explain.
        alike: plain likeness of the pictures.
        apart: what is left unexplained, per cell and frame.
    """

    frames: int
    moved: float
    whole: float
    least: float
    odd: float
    alike: float
    apart: float


def evidence(ours: Floats, theirs: Floats, counts: Bools, noise: float) -> Evidence:
    """Judge a stretch.

    Args:
        ours: local contrast of the clip's frames, frames × cells.
        theirs: of the frames that the line names, in step.
        counts: which cells count.
        noise: what true matches leave unexplained per cell and frame.
    """
    weight = counts.astype(np.float32)
    x, y = ours * weight, theirs * weight
    cells = max(float(weight.sum()), 1.0)
    per_window = [_window(x[a:b], y[a:b]) for a, b in spans(len(x))]
    xx, yy, xy = (np.stack([w[k] for w in per_window]) for k in range(3))
    whole = _ratio(xy.sum(), xx.sum(), yy.sum())
    each = [_ratio(c.sum(), a.sum(), b.sum()) for a, b, c in zip(xx, yy, xy, strict=True)]
    alike = float((x * y).sum() / max(np.sqrt(np.square(x).sum() * np.square(y).sum()), 1e-6))
    apart = float((xx + yy - 2 * xy).sum()) / (len(x) * cells)
    return Evidence(
        len(x),
        float(xx.sum()) / (len(x) * cells),
        whole,
        min(each),
        _odd(xx, yy, xy, counts, noise, len(x)),
        alike,
        apart,
    )


def _odd(xx: Exact, yy: Exact, xy: Exact, counts: Bools, noise: float, frames: int) -> float:
    """The part of the tiles with movement well above noise whose movement differs in the footage."""
    a, b, c = (tiled(part.sum(axis=0)) for part in (xx, yy, xy))
    size = np.maximum(tiled(counts.astype(np.float64)), 1e-6)
    strength = np.maximum(a, b) / (frames * size)
    moving = (strength > 6 * noise) & (size > 4)
    if not moving.any():
        return 0.0
    explained = c / np.maximum(np.sqrt(np.maximum(a, 1e-9) * np.maximum(b, 1e-9)), 1e-9)
    left = (a + b - 2 * c) / np.maximum(a + b, 1e-9)
    odd = moving & ((explained < 0.6) | (left > 0.5))
    return float(odd.sum() / moving.sum())


def tiled(cells: Exact) -> Exact:
    """Cells summed over tiles, rows × columns of tiles."""
    part = cells.reshape(TILES[0], TILE[0], TILES[1], TILE[1])
    return np.asarray(part.sum(axis=(1, 3)))


def spans(frames: int) -> list[tuple[int, int]]:
    """Windows of about a second: over longer ones a slow drift of light would pass for agreement."""
    count = max(round(frames / WINDOW), 1)
    edges = np.linspace(0, frames, count + 1).astype(int)
    return [(int(a), int(b)) for a, b in pairwise(edges)]


def _window(x: Floats, y: Floats) -> tuple[Exact, Exact, Exact]:
    """Centred energies and product per cell."""
    x = x - x.mean(axis=0)
    y = y - y.mean(axis=0)
    return (
        np.square(x).sum(axis=0, dtype=np.float64),
        np.square(y).sum(axis=0, dtype=np.float64),
        (x * y).sum(axis=0, dtype=np.float64),
    )


def _ratio(xy: float, xx: float, yy: float) -> float:
    return float(xy / max(np.sqrt(xx * yy), 1e-9))


def stands(told: Evidence, dominant: bool, heard: bool = False) -> bool:
    """Whether a stretch may be called a match.

    At the clip's own speed 0.8 is enough: wrong takes of one set stay below it. At a free speed there are many
    more ways to agree by chance, so more is asked; and more of a short stretch, which has little to show. Where the
    sound is the footage's at this very place, a picture too poor to say so alone must still agree at 0.6. Without
    it, so much more is asked of a poor one: what a coder with little to spend leaves out is just the small
    gestures that tell apart two takes of one camera move.
    """
    least = (0.6 if heard else 0.8) if dominant else 0.9
    if told.frames < 12 or (told.apart > POOR and not heard):
        least = max(least, 0.9)
    if told.frames < 6:
        return False
    return told.whole >= least and told.odd <= 0.3 and told.least >= least - 0.25
