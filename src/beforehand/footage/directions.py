"""The clip's own directions of movement: few figures a frame that say what moves, for both clip and footage."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bools, Exact, Floats

PARTS = 64
"""How many directions of movement a search keeps; the clip's own strongest ones."""


def directions(seen: Floats, weight: Floats) -> Floats:
    """The clip's strongest directions of movement, cells × parts, from what changes within about a second."""
    moving = (seen - _smooth(seen, 12)) * weight
    some = moving[np.linspace(0, len(moving) - 1, min(len(moving), 240)).astype(np.int64)]
    # Of a wide matrix the strongest rows by way of the small square one: ten times faster than an SVD.
    values, mix = np.linalg.eigh(some @ some.T)
    kept = [k for k in np.argsort(-values)[:PARTS] if values[k] > 1e-6 * max(float(values[-1]), 1e-12)]
    rows = (mix[:, kept] / np.sqrt(values[kept])).T @ some
    return np.asarray(rows.T * weight[:, None], dtype=np.float32)


def moves(seen: Floats, mask: Bools, frames: int) -> Exact:
    """How much each window of the clip moves, per cell and frame; one value for every first frame."""
    part = seen[:, mask].astype(np.float64)
    square = np.cumsum(np.pad(np.square(part).sum(axis=1), (1, 0)))
    sums = np.cumsum(np.pad(part, ((1, 0), (0, 0))), axis=0)
    count = max(len(part) - frames + 1, 0)
    energy = square[frames : frames + count] - square[:count]
    mean = np.square(sums[frames : frames + count] - sums[:count]).sum(axis=1) / frames
    return np.asarray((energy - mean) / (frames * max(int(mask.sum()), 1)))


def _smooth(seen: Floats, reach: int) -> Floats:
    """A running mean over ``2 reach + 1`` frames."""
    sums = np.cumsum(np.pad(seen, ((1, 0), (0, 0))), axis=0, dtype=np.float64)
    at = np.arange(len(seen))
    high, low = np.minimum(at + reach + 1, len(seen)), np.maximum(at - reach, 0)
    return np.asarray((sums[high] - sums[low]) / (high - low)[:, None], dtype=np.float32)
