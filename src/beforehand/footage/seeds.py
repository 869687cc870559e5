"""Windows of the clip looked for in the footage by how they move.

Plain likeness cannot tell two takes of one set apart: the set is alike. So each window's mean picture is taken
away, and what is left, the movement, is correlated in space and time with the same of the footage.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bools, Exact, Floats, Ints
from beforehand.footage.ground import Ground

PARTS = 64
"""How many directions of movement a search keeps; the clip's own strongest ones."""
LEAST = 0.5
"""A window that correlates less than this is no seed."""
BLOCK = 6000
"""Slots of footage searched at a time."""


@frozen
class Seed:
    """A window of the clip found in the footage.

    Attributes:
        raw: which file.
        first: the window's first clip frame.
        slot: the slot at which it was found.
        slope: slots per second of the clip.
        score: the centred correlation.
        frames: length of the window.
    """

    raw: int
    first: int
    slot: int
    slope: float
    score: float
    frames: int


def directions(seen: Floats, weight: Floats) -> Floats:
    """The clip's strongest directions of movement, cells × parts, from what changes within about a second."""
    moving = (seen - _smooth(seen, 12)) * weight
    some = moving[np.linspace(0, len(moving) - 1, min(len(moving), 240)).astype(np.int64)]
    # Of a wide matrix the strongest rows by way of the small square one: ten times faster than an SVD.
    values, mix = np.linalg.eigh(some @ some.T)
    kept = [k for k in np.argsort(-values)[:PARTS] if values[k] > 1e-6 * max(float(values[-1]), 1e-12)]
    rows = (mix[:, kept] / np.sqrt(values[kept])).T @ some
    return np.asarray(rows.T * weight[:, None], dtype=np.float32)


def seeds(
    seen: Floats,
    weight: Floats,
    seconds: Exact,
    grounds: list[Ground],
    speeds: Sequence[float],
    starts: dict[int, Ints],
    areas: dict[int, list[tuple[int, int]]],
) -> list[Seed]:
    """Find windows of the clip in the footage.

    Args:
        seen: local contrast of the clip in one framing, frames × cells.
        weight: per cell, 0 for those that do not count.
        seconds: when the clip's frames are shown.
        grounds: the raw files.
        speeds: raw seconds per clip second, each to be tried.
        starts: first frames of the windows, by length of window.
        areas: which slots of which file to search, half-open.
    """
    basis = directions(seen, weight)
    low = (seen * (weight > 0)) @ basis
    longest = max(starts, default=0)
    beat = float(np.median(np.diff(seconds)))
    found: list[Seed] = []
    for raw, spans in areas.items():
        slopes = [speed * grounds[raw].rate for speed in speeds]
        for begin, end in _blocks(spans, int(longest * max(slopes) * beat) + 2):
            there = (grounds[raw].contrast(begin, end) * (weight > 0)) @ basis
            alike = low @ there.T
            for slope in slopes:
                for frames, first in starts.items():
                    found += _in_block(low, there, alike, seconds, first, frames, slope, raw, begin)
    return found


def _blocks(spans: list[tuple[int, int]], overlap: int) -> list[tuple[int, int]]:
    """Spans in pieces of a size that memory bears, each overlapping the next by a window."""
    return [
        (at, min(at + BLOCK + overlap, high))
        for low, high in spans
        for at in range(low, max(high - overlap, low + 1), BLOCK)
    ]


def _in_block(
    low: Floats,
    there: Floats,
    alike: Floats,
    seconds: Exact,
    starts: Ints,
    frames: int,
    slope: float,
    raw: int,
    begin: int,
) -> list[Seed]:
    found = []
    steps = np.floor(slope * (seconds[:frames] - seconds[0]) + 0.5).astype(np.int64)
    room = len(there) - int(steps[-1])
    if room <= 0:
        return []
    mean_there, moved_there = _energy(there, steps, room)
    for first in starts:
        own = np.floor(slope * (seconds[first : first + frames] - seconds[first]) + 0.5).astype(np.int64)
        if own[-1] > steps[-1]:
            own = np.minimum(own, steps[-1])
        cross = np.zeros(room, np.float32)
        for k in range(frames):
            cross += alike[first + k, own[k] : own[k] + room]
        window = low[first : first + frames]
        total = window.sum(axis=0)
        cross -= mean_there @ total / frames
        moved = float(np.square(window).sum() - total @ total / frames)
        score = cross / np.sqrt(np.maximum(moved * moved_there, 1e-6))
        found += [
            Seed(raw, int(first), begin + int(at), slope, float(score[at]), frames) for at in _peaks(score)
        ]
    return found


def _energy(there: Floats, steps: Ints, room: int) -> tuple[Floats, Floats]:
    """For every slot the sum of the window that begins there, and how much that window moves."""
    square = np.square(there).sum(axis=1)
    total = np.zeros((room, there.shape[1]), np.float32)
    energy = np.zeros(room, np.float32)
    for step in steps:
        total += there[step : step + room]
        energy += square[step : step + room]
    return total, np.maximum(energy - np.square(total).sum(axis=1) / len(steps), 1e-6)


def _peaks(score: Floats, most: int = 3) -> Ints:
    """The greatest local peaks above the least score."""
    inner = np.pad(score, 1, constant_values=-1)
    peak = (score >= inner[:-2]) & (score >= inner[2:]) & (score > LEAST)
    at = np.nonzero(peak)[0]
    return at[np.argsort(-score[at])[:most]]


def _smooth(seen: Floats, reach: int) -> Floats:
    """A running mean over ``2 reach + 1`` frames."""
    sums = np.cumsum(np.pad(seen, ((1, 0), (0, 0))), axis=0, dtype=np.float64)
    at = np.arange(len(seen))
    high, low = np.minimum(at + reach + 1, len(seen)), np.maximum(at - reach, 0)
    return np.asarray((sums[high] - sums[low]) / (high - low)[:, None], dtype=np.float32)


def moves(seen: Floats, mask: Bools, frames: int) -> Exact:
    """How much each window of the clip moves, per cell and frame; one value for every first frame."""
    part = seen[:, mask].astype(np.float64)
    square = np.cumsum(np.pad(np.square(part).sum(axis=1), (1, 0)))
    sums = np.cumsum(np.pad(part, ((1, 0), (0, 0))), axis=0)
    count = max(len(part) - frames + 1, 0)
    energy = square[frames : frames + count] - square[:count]
    mean = np.square(sums[frames : frames + count] - sums[:count]).sum(axis=1) / frames
    return np.asarray((energy - mean) / (frames * max(int(mask.sum()), 1)))
