"""Sets: a drawn room, larger than the picture so that a camera can move over it."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from benchmarks.excerpt.shapes import Plane, box, capsule, noise

MARGIN = 1.4
"""How much wider than the picture a set is drawn."""


@frozen
class Set:
    """A drawn room.

    Attributes:
        luma: the room's grey, ``MARGIN`` times the picture.
        warmth: its tint, one figure a room, added to one chroma plane and taken from the other.
    """

    luma: Plane
    warmth: float


def drawn_set(seed: int, rows: int, columns: int) -> Set:
    """Draw one of many rooms: walls, windows, arches, furniture, cloth; some bright, some near dark."""
    rng = np.random.default_rng([seed, 1])
    high, wide = int(rows * MARGIN), int(columns * MARGIN)
    dark = float(rng.uniform(0.35, 1.0))
    plane = np.full((high, wide), rng.uniform(60, 150), dtype=np.float32)
    plane += np.linspace(-1, 1, high, dtype=np.float32)[:, None] * rng.uniform(-30, 30)
    plane += np.linspace(-1, 1, wide, dtype=np.float32)[None, :] * rng.uniform(-30, 30)
    for cell, size in ((90, 14), (25, 7), (6, 4)):
        plane += noise(rng, high, wide, cell * rows / 360) * size * rng.uniform(0.2, 1.2)
    for _ in range(rng.integers(4, 12)):
        _piece(rng, plane)
    return Set(np.clip(plane * dark, 4, 240).astype(np.float32), float(rng.uniform(-14, 14)))


def _piece(rng: np.random.Generator, plane: Plane) -> None:
    """One thing in the room: a window with bars, a column, a lamp, a table."""
    high, wide = plane.shape
    x, y = rng.uniform(0, wide), rng.uniform(0, high * 0.8)
    w, h = rng.uniform(0.04, 0.22) * wide, rng.uniform(0.08, 0.45) * high
    grey = float(rng.uniform(15, 235))
    match rng.integers(4):
        case 0:
            box(plane, x, y, x + w, y + h, grey)
            for k in range(1, 4):
                box(plane, x + w * k / 4 - 1.5, y, x + w * k / 4 + 1.5, y + h, 255 - grey)
        case 1:
            capsule(plane, (x, y), (x, y + h), w / 4, grey)
        case 2:
            capsule(plane, (x, y), (x, y), h / 4, grey)
            box(plane, x - 2, y + h / 4, x + 2, high, grey * 0.7)
        case _:
            box(plane, x, high * rng.uniform(0.6, 0.9), x + 2 * w, high, grey)
