"""The clip's own directions of movement: few figures a frame that say what moves, for both clip and footage."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Exact, Floats, Ints

PARTS = 64
"""How many directions of movement a search keeps; the clip's own strongest ones."""


def directions(seen: Floats, weight: Floats) -> Floats:
    """The clip's strongest directions of movement, cells × parts, from what changes within about a second."""
    at = np.linspace(0, len(seen) - 1, min(len(seen), 240)).astype(np.int64)
    some = (seen[at] - _smooth(seen, at, 12)) * weight
    # Of a wide matrix the strongest rows by way of the small square one: ten times faster than an SVD.
    values, mix = np.linalg.eigh(some @ some.T)
    kept = [k for k in np.argsort(-values)[:PARTS] if values[k] > 1e-6 * max(float(values[-1]), 1e-12)]
    rows = (mix[:, kept] / np.sqrt(values[kept])).T @ some
    return np.asarray(rows.T * weight[:, None], dtype=np.float32)


def moves(seen: Floats, cells: int, frames: int) -> Exact:
    """How much each window of the clip moves, per cell that counts and frame; one value for every first frame."""
    square = windowed(np.square(seen).sum(axis=1), frames)
    mean = np.square(windowed(seen, frames)).sum(axis=1) / frames
    return np.asarray((square - mean) / (frames * max(cells, 1)), dtype=np.float64)


def windowed(rows: Floats, count: int) -> Floats:
    """Sums of each ``count`` neighbouring rows, one for every first row: by way of sums of two, four, eight."""
    room = max(len(rows) - count + 1, 0)
    out = np.zeros((room, *rows.shape[1:]), np.float32)
    part, size, done = rows, 1, 0
    while room:
        if count & size:
            out += part[done : done + room]
            done += size
        size *= 2
        if size > count:
            break
        part = part[: -size // 2] + part[size // 2 :]
    return out


def _smooth(seen: Floats, at: Ints, reach: int) -> Floats:
    """At some frames the mean over ``2 reach + 1``, fewer at the ends."""
    total, count = np.zeros((len(at), seen.shape[1]), np.float32), np.zeros(len(at), np.float32)
    for move in range(-reach, reach + 1):
        inside = (at + move >= 0) & (at + move < len(seen))
        total += seen[np.clip(at + move, 0, len(seen) - 1)] * inside[:, None]
        count += inside
    return np.asarray(total / count[:, None], dtype=np.float32)
