"""Windows of the clip looked for in the footage by how they move.

Plain likeness cannot tell two takes of one set apart: the set is alike. So each window's mean picture is taken
away, and what is left, the movement, is correlated in space and time with the same of the footage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bools, Exact, Floats, Ints
from beforehand.footage.ground import Ground

PARTS = 64
"""How many directions of movement a search keeps; the clip's own strongest ones."""
MOST = 16
"""Places that are kept for one window, all footage and speeds together: a set shot in many takes has very many."""
TOGETHER = 16
"""Windows correlated at a time."""
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
    least: dict[int, float],
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
        least: the correlation that makes a seed, by length of window.
    """
    basis = directions(seen, weight)
    low = (seen * (weight > 0)) @ basis
    longest = max(starts, default=0)
    beat = float(np.median(np.diff(seconds)))
    best: dict[tuple[int, int], list[Seed]] = {}
    for raw, spans in areas.items():
        slopes = [speed * grounds[raw].rate for speed in speeds]
        for begin, end in _blocks(spans, int(longest * max(slopes) * beat) + 2):
            there = (grounds[raw].contrast(begin, end) * (weight > 0)) @ basis
            alike = low @ there.T
            for slope in slopes:
                for frames, first in starts.items():
                    at = _Block(low, there, alike, seconds, raw, begin)
                    for seed in _in_block(at, first, frames, slope, least[frames]):
                        best.setdefault((seed.first, frames), []).append(seed)
    return [s for each in best.values() for s in sorted(each, key=lambda s: -s.score)[:MOST]]


def _blocks(spans: list[tuple[int, int]], overlap: int) -> list[tuple[int, int]]:
    """Spans in pieces of a size that memory bears, each overlapping the next by a window."""
    return [
        (at, min(at + BLOCK + overlap, high))
        for low, high in spans
        for at in range(low, max(high - overlap, low + 1), BLOCK)
    ]


@frozen(eq=False)
class _Block:
    """A block of footage beside the clip, both along the directions: ``alike`` is clip frames × slots."""

    low: Floats
    there: Floats
    alike: Floats
    seconds: Exact
    raw: int
    begin: int


def _in_block(at: _Block, starts: Ints, frames: int, slope: float, least: float) -> Iterator[Seed]:
    """The windows of one length at one slope; those whose frames fall on the same slots are done together."""
    steps = _steps(at.seconds[:frames], slope)
    room = len(at.there) - int(steps[-1])
    if room <= 0:
        return
    mean_there, moved_there = _energy(at.there, steps, room)
    own = np.stack([_steps(at.seconds[n : n + frames], slope) for n in starts])
    kinds, which = np.unique(np.minimum(own, steps[-1]), axis=0, return_inverse=True)
    for kind, way in enumerate(kinds):
        mine = starts[which.reshape(-1) == kind]
        for some in np.array_split(mine, len(mine) // TOGETHER + 1):
            score = _scores(at, some, way, room, mean_there, moved_there)
            for row, first in zip(score, some, strict=True):
                for slot in _peaks(row, least):
                    yield Seed(at.raw, int(first), at.begin + int(slot), slope, float(row[slot]), frames)


def _steps(seconds: Exact, slope: float) -> Ints:
    """How many slots after a window's first each of its frames lies."""
    return np.asarray(np.floor(slope * (seconds - seconds[0]) + 0.5), dtype=np.int64)


def _scores(at: _Block, some: Ints, way: Ints, room: int, mean_there: Floats, moved_there: Floats) -> Floats:
    """Centred correlation of some windows with every slot, windows × slots."""
    frames = len(way)
    cross = np.zeros((len(some), room), np.float32)
    for row, first in zip(cross, some, strict=True):
        for k, step in enumerate(way):
            row += at.alike[first + k, step : step + room]
    windows = at.low[some[:, None] + np.arange(frames)]
    total = windows.sum(axis=1)
    cross -= (total / frames) @ mean_there.T
    moved = np.square(windows).sum(axis=(1, 2)) - np.square(total).sum(axis=1) / frames
    return np.asarray(cross / np.sqrt(np.maximum(moved[:, None] * moved_there, 1e-6)), dtype=np.float32)


def _energy(there: Floats, steps: Ints, room: int) -> tuple[Floats, Floats]:
    """For every slot the sum of the window that begins there, and how much that window moves."""
    square = np.square(there).sum(axis=1)
    total = np.zeros((room, there.shape[1]), np.float32)
    energy = np.zeros(room, np.float32)
    for step in steps:
        total += there[step : step + room]
        energy += square[step : step + room]
    return total, np.maximum(energy - np.square(total).sum(axis=1) / len(steps), 1e-6)


def _peaks(score: Floats, least: float, most: int = 3) -> Ints:
    """The greatest local peaks at or above the least score."""
    at = np.nonzero(score >= least)[0]
    if not len(at):
        return at
    before, after = score[np.maximum(at - 1, 0)], score[np.minimum(at + 1, len(score) - 1)]
    at = at[(score[at] >= before) & (score[at] >= after)]
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
