"""Windows of the clip looked for in the footage by how they move, at one known speed.

Plain likeness cannot tell two takes of one set apart: the set is alike. So each window's mean picture is taken
away, and what is left, the movement, is correlated in space and time with the same of the footage. At a known speed
clip and footage go in step, so that a window's correlation is a difference of two running sums along a diagonal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Exact, Floats, Ints
from beforehand.footage.ground import Ground

MOST = 16
"""Places that are kept for one window, all footage and speeds together: a set shot in many takes has very many."""
PEAKS = 3
"""Places that are kept for one window in one block of footage."""
BLOCK = 4000
"""Slots of footage searched at a time."""

Areas = dict[int, list[tuple[int, int]]]
"""Which slots of which file to search, half-open."""


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


def seeds(
    seen: Floats,
    basis: Floats,
    seconds: Exact,
    grounds: Sequence[Ground],
    speeds: Mapping[int, Sequence[float]],
    starts: dict[int, Ints],
    areas: Areas,
    least: dict[int, float],
) -> list[Seed]:
    """Find windows of the clip in the footage at known speeds.

    Args:
        seen: local contrast of the clip in one framing, frames × cells.
        basis: directions of movement, cells × parts.
        seconds: when the clip's frames are shown.
        grounds: the raw files.
        speeds: raw seconds per clip second, by file.
        starts: first frames of the windows, by length of window.
        areas: where to search.
        least: the correlation that makes a seed, by length of window.
    """
    low = seen @ basis
    found: list[Seed] = []
    for raw, spans in areas.items():
        for slope in (speed * grounds[raw].rate for speed in speeds[raw]):
            step = _Step(low, seconds, slope, raw)
            for begin, end in blocks(spans, step.slots(max(starts)) + 1):
                there = grounds[raw].contrast(begin, end) @ basis
                sums = _diagonals(step.low @ there.T)
                for frames, first in starts.items():
                    found += _in_block(step, there, sums, first, frames, least[frames], begin)
    return fewest(found)


def fewest(found: Iterable[Seed]) -> list[Seed]:
    """The best few seeds of every window."""
    best: dict[tuple[int, int], list[Seed]] = {}
    for seed in found:
        best.setdefault((seed.first, seed.frames), []).append(seed)
    return [s for each in best.values() for s in sorted(each, key=lambda s: -s.score)[:MOST]]


def blocks(spans: list[tuple[int, int]], overlap: int) -> list[tuple[int, int]]:
    """Spans in pieces of a size that memory bears, each overlapping the next by a window."""
    return [
        (at, min(at + BLOCK + overlap, high))
        for low, high in spans
        for at in range(low, max(high - overlap, low + 1), BLOCK)
    ]


class _Step:
    """The clip at the beat of a raw file: for each slot that goes by, the clip frame that is then on screen."""

    def __init__(self, low: Floats, seconds: Exact, slope: float, raw: int) -> None:
        beat = float(np.median(np.diff(seconds)))
        count = int((seconds[-1] + beat) * slope + 0.5)
        middles = (np.arange(max(count, 1)) + 0.5) / slope
        self.raw, self.slope, self.beat = raw, slope, beat
        self.frame = np.maximum(np.searchsorted(seconds, middles, side="right") - 1, 0)
        self.low: Floats = low[self.frame]
        self.total: Exact = _running(self.low)
        self.square: Exact = _running(np.square(self.low).sum(axis=1, keepdims=True))[:, 0]

    def slots(self, frames: int) -> int:
        """How many slots go by in so many clip frames."""
        return max(round(frames * self.beat * self.slope), 2)

    def begins(self, first: Ints, slots: int) -> Ints:
        """The slots that go by when windows begin."""
        return np.minimum(np.searchsorted(self.frame, first), max(len(self.frame) - slots, 0))


def _running(rows: Floats) -> Exact:
    return np.cumsum(np.pad(rows, ((1, 0), (0, 0))), axis=0, dtype=np.float64)


def _diagonals(alike: Floats) -> Floats:
    """Running sums along the diagonals, with a row and a column of nothing before them."""
    sums = np.zeros((alike.shape[0] + 1, alike.shape[1] + 1), np.float32)
    for n, row in enumerate(alike):
        np.add(sums[n, :-1], row, out=sums[n + 1, 1:])
    return sums


def _in_block(
    step: _Step, there: Floats, sums: Floats, first: Ints, frames: int, least: float, begin: int
) -> Iterator[Seed]:
    """The windows of one length in one block of footage."""
    slots = step.slots(frames)
    room = len(there) - slots + 1
    if room <= 0 or len(step.frame) < slots:
        return
    total, square = _running(there), _running(np.square(there).sum(axis=1, keepdims=True))[:, 0]
    theirs = (total[slots:] - total[:-slots]).astype(np.float32)
    moved = (square[slots:] - square[:-slots]) - np.square(theirs).sum(axis=1) / slots
    at = step.begins(first, slots)
    ours = (step.total[at + slots] - step.total[at]).astype(np.float32)
    own = (step.square[at + slots] - step.square[at]) - np.square(ours).sum(axis=1) / slots
    score = sums[at + slots, slots:] - sums[at, :room]
    score -= (ours / slots) @ theirs.T
    score *= (1 / np.sqrt(np.maximum(own, 1e-6))).astype(np.float32)[:, None]
    score *= (1 / np.sqrt(np.maximum(moved, 1e-6))).astype(np.float32)
    for row, slot in peaks(score, least, PEAKS):
        value = float(score[row, slot])
        yield Seed(step.raw, int(first[row]), begin + slot, step.slope, value, frames)


def peaks(score: Floats, least: float, most: int) -> Iterator[tuple[int, int]]:
    """(row, column) of the greatest few local peaks of each row at or above the least score."""
    rows, at = np.nonzero(score >= least)
    if not len(rows):
        return
    value = score[rows, at]
    before = score[rows, np.maximum(at - 1, 0)]
    after = score[rows, np.minimum(at + 1, score.shape[1] - 1)]
    top = (value >= before) & (value >= after)
    rows, at, value = rows[top], at[top], value[top]
    order = np.lexsort((-value, rows))
    rows, at = rows[order], at[order]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    for n in np.nonzero(rank < most)[0]:
        yield int(rows[n]), int(at[n])
