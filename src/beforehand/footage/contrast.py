"""Local contrast: what is left of a small picture when its light and its grade are taken away."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bools, Bytes, Floats

REACH = 4
"""Cells to each side that a cell is held against. Windows are odd: an even one would shift by half a cell."""
FLAT = 2.5
"""A picture whose greys spread less than this is flat: black, white, a plain ground. It never votes."""


PART = 128
"""Frames worked on at a time: what is worked on then stays near the processor."""


def contrasted(grey: Bytes | Floats, mask: Bools | None = None) -> Floats:
    """Subtract the local mean and divide by the local spread.

    Args:
        grey: frames × rows × columns.
        mask: rows × columns that count; others are 0 in the answer and in nobody's neighbourhood.

    Returns:
        The same shape; 0 where a frame is flat.
    """
    weight = np.ones(grey.shape[1:], np.float32) if mask is None else mask.astype(np.float32)
    covered = np.maximum(_boxed(weight[None]), 1e-3)
    out = np.empty(grey.shape, np.float32)
    for at in range(0, len(grey), PART):
        out[at : at + PART] = _part(grey[at : at + PART].astype(np.float32), weight, covered)
    return out


def _part(grey: Floats, weight: Floats, covered: Floats) -> Floats:
    kept = grey * weight
    mean = _boxed(kept) / covered
    spread = np.sqrt(np.maximum(_boxed(kept * grey) / covered - mean * mean, 0))
    total = _spread(grey, weight)
    out = (grey - mean) * weight / (spread + 0.15 * total[:, None, None] + 1.0)
    out[total < FLAT] = 0
    return np.asarray(out, dtype=np.float32)


def flat_frames(grey: Bytes | Floats) -> Bools:
    """Which frames are flat."""
    return np.asarray(grey.reshape(len(grey), -1).astype(np.float32).std(axis=1) < FLAT)


def _spread(grey: Floats, weight: Floats) -> Floats:
    n = max(float(weight.sum()), 1.0)
    mean = (grey * weight).sum(axis=(1, 2)) / n
    square = (grey * grey * weight).sum(axis=(1, 2)) / n
    return np.asarray(np.sqrt(np.maximum(square - mean * mean, 0)), dtype=np.float32)


def _boxed(grey: Floats) -> Floats:
    """Sums over a square of ``2 REACH + 1`` cells, cut off at the edges.

    Two products with band matrices: running sums took six times as long, and an hour of footage is 86,400 of these.
    """
    frames, rows, columns = grey.shape
    across = (grey.reshape(-1, columns) @ _band(columns)).reshape(frames, rows, columns)
    return np.asarray(np.matmul(_band(rows), across), dtype=np.float32)


def _band(size: int) -> Floats:
    """Ones where two cells of a line are at most ``REACH`` apart."""
    at = np.arange(size)
    return np.asarray(np.abs(at[:, None] - at[None, :]) <= REACH, dtype=np.float32)
