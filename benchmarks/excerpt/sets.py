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


FAMILIES = ("room", "garden", "lattice", "bare", "night")
"""Kinds of sets. Only a garden's own texture moves; a lattice is alike at many places; a bare wall shows little."""


def drawn_set(seed: int, rows: int, columns: int, family: str = "room") -> Set:
    """Draw one of many sets of a family."""
    rng = np.random.default_rng([seed, 1])
    high, wide = int(rows * MARGIN), int(columns * MARGIN)
    match family:
        case "garden":
            plane = _garden(rng, high, wide)
        case "lattice":
            plane = _lattice(rng, high, wide)
        case "bare":
            plane = _wall(rng, high, wide, 0.25)
            _piece(rng, plane)
        case "night":
            plane = _night(rng, high, wide)
        case _:
            return _room(rng, high, wide, rows)
    return Set(np.clip(plane, 4, 240).astype(np.float32), float(rng.uniform(-14, 14)))


def leaves(seed: int, rows: int, columns: int) -> tuple[Plane, Plane]:
    """Two textures that a garden's wind mixes, as large as the picture; they fade out towards the ground."""
    rng = np.random.default_rng([seed, 14])
    down = np.clip(1.3 - np.arange(rows) / rows * 2, 0, 1).astype(np.float32)[:, None]
    one, two = (noise(rng, rows, columns, 9 * rows / 360) * down for _ in range(2))
    return one, two


def _wall(rng: np.random.Generator, high: int, wide: int, rough: float) -> Plane:
    """A wall with a fall of light over it."""
    plane = np.full((high, wide), rng.uniform(60, 150), dtype=np.float32)
    plane += np.linspace(-1, 1, high, dtype=np.float32)[:, None] * rng.uniform(-30, 30)
    plane += np.linspace(-1, 1, wide, dtype=np.float32)[None, :] * rng.uniform(-30, 30)
    for cell, size in ((90, 14), (25, 7), (6, 4)):
        plane += noise(rng, high, wide, cell * high / 504) * size * rough
    return plane


def _garden(rng: np.random.Generator, high: int, wide: int) -> Plane:
    """A bright sky, a line of hedges, lawn, and trunks before it."""
    plane = _wall(rng, high, wide, 0.4)
    line = int(high * rng.uniform(0.3, 0.5))
    plane[:line] += np.linspace(70, 30, line, dtype=np.float32)[:, None]
    plane[line:] += noise(rng, high - line, wide, 10) * 16
    for _ in range(int(rng.integers(3, 9))):
        x = float(rng.uniform(0, wide))
        capsule(plane, (x, 0), (x + float(rng.normal()) * 20, high * 0.8), float(rng.uniform(5, 16)), 45)
    return plane


def _lattice(rng: np.random.Generator, high: int, wide: int) -> Plane:
    """Shelves or tiles: the same again and again, a little uneven."""
    plane = _wall(rng, high, wide, 0.3)
    across, down = float(rng.uniform(30, 90)), float(rng.uniform(30, 70))
    for y in np.arange(0, high, down):
        for x in np.arange(0, wide, across):
            grey = float(np.clip(plane.mean() + rng.normal() * 12 + 40, 10, 240))
            box(plane, x + 3, y + 3, x + across - 3, y + down - 3, grey)
    return plane


def _night(rng: np.random.Generator, high: int, wide: int) -> Plane:
    """A dark room with a pool of light."""
    plane = _wall(rng, high, wide, 1.0)
    for _ in range(6):
        _piece(rng, plane)
    y, x = np.ogrid[:high, :wide]
    far = np.hypot((y / high - rng.uniform(0.3, 0.6)) * 1.2, x / wide - rng.uniform(0.3, 0.7))
    return np.asarray(plane * (0.12 + 0.85 * np.exp(-np.square(far / 0.22))), dtype=np.float32)


def _room(rng: np.random.Generator, high: int, wide: int, rows: int) -> Set:
    """Walls, windows, arches, furniture, cloth; some bright, some near dark."""
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
