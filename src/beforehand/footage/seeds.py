"""Windows of the clip looked for in the footage by how they move, at one known speed.

Plain likeness cannot tell two takes of one set apart: the set is alike. So each window's mean picture is taken
away, and what is left, the movement, is correlated in space and time with the same of the footage. At a known speed
clip and footage go in step, so that a window's correlation is a difference of two running sums along a diagonal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Exact, Floats, Ints
from beforehand.footage.directions import windowed
from beforehand.footage.places import Places, Strip

MOST = 16
"""Places that are kept for one window, all footage and speeds together: a set shot in many takes has very many."""
TILE = 4096
"""Places held against a strip at a time: what is worked on stays near the processor."""


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
    low: Floats,
    seconds: Exact,
    there: Places,
    strips: Sequence[Strip],
    starts: dict[int, Ints],
    least: dict[int, float],
    speed: float = 1.0,
) -> list[Seed]:
    """Find windows of the clip in the footage at one known speed.

    Args:
        low: what moves in the clip in one framing, frames × parts.
        seconds: when the clip's frames are shown.
        there: the places of the footage, by the same parts.
        strips: stretches of the clip and where each may lie.
        starts: first frames of the windows, by length of window.
        least: the correlation that makes a seed, by length of window.
        speed: raw seconds per clip second.
    """
    step = _Step(low, seconds, there.rate * speed)
    moved = {frames: _Moved(there.low, step.slots(frames)) for frames in starts}
    found: list[Seed] = []
    for strip in strips:
        own = {n: at[(at >= strip.first) & (at < strip.last)] for n, at in starts.items()}
        own = {n: at for n, at in own.items() if len(at) and step.slots(n) <= len(step.frame)}
        at, left = there.within(strip.areas)
        if not own or not len(at):
            continue
        for tile in _tiles(len(at), step.slots(max(own))):
            found += _in_tile(step, there, moved, at[tile], left[tile], own, least)
    return fewest(found)


def fewest(found: Iterable[Seed]) -> list[Seed]:
    """The best few seeds of every window."""
    best: dict[tuple[int, int], list[Seed]] = {}
    for seed in found:
        best.setdefault((seed.first, seed.frames), []).append(seed)
    return [s for each in best.values() for s in sorted(each, key=lambda s: -s.score)[:MOST]]


def _tiles(count: int, overlap: int) -> list[slice]:
    """Places in pieces, each overlapping the next by a window."""
    return [slice(at, at + TILE + overlap) for at in range(0, max(count - overlap, 1), TILE)]


class _Step:
    """The clip at the beat of raw files: for each slot that goes by, the clip frame that is then on screen."""

    def __init__(self, low: Floats, seconds: Exact, slope: float) -> None:
        beat = float(np.median(np.diff(seconds)))
        count = int((seconds[-1] + beat) * slope + 0.5)
        middles = (np.arange(max(count, 1)) + 0.5) / slope
        self.slope, self.beat = slope, beat
        self.frame = np.maximum(np.searchsorted(seconds, middles, side="right") - 1, 0)
        self.low: Floats = low[self.frame]

    def slots(self, frames: int) -> int:
        """How many slots go by in so many clip frames."""
        return max(round(frames * self.beat * self.slope), 2)

    def begins(self, first: Ints, slots: int) -> Ints:
        """The slots that go by when windows begin."""
        return np.minimum(np.searchsorted(self.frame, first), max(len(self.frame) - slots, 0))


class _Moved:
    """What windows of so many rows sum to, and one over how much moves in them; 0 where they do not fit."""

    def __init__(self, low: Floats, slots: int) -> None:
        self.sum = np.zeros_like(low)
        self.scale = np.zeros(len(low), np.float32)
        sums = windowed(low, slots)
        room = len(sums)
        self.sum[:room] = sums
        energy = windowed(np.square(low).sum(axis=1), slots) - np.square(sums).sum(axis=1) / slots
        self.scale[:room] = 1 / np.sqrt(np.maximum(energy, 1e-6))


def _running(rows: Floats) -> Exact:
    return np.cumsum(np.pad(rows, ((1, 0), (0, 0))), axis=0, dtype=np.float64)


def _diagonals(alike: Floats) -> Floats:
    """Running sums along the diagonals, with a row and a column of nothing before them."""
    sums = np.zeros((alike.shape[0] + 1, alike.shape[1] + 1), np.float32)
    for n, row in enumerate(alike):
        np.add(sums[n, :-1], row, out=sums[n + 1, 1:])
    return sums


def _in_tile(
    step: _Step,
    there: Places,
    moved: dict[int, _Moved],
    at: Ints,
    left: Ints,
    starts: dict[int, Ints],
    least: dict[int, float],
) -> Iterator[Seed]:
    """The windows of a strip at some places. Where spans meet the sums mean nothing: no window runs past its span."""
    rows = {n: step.begins(first, step.slots(n)) for n, first in starts.items()}
    begin = min(int(r[0]) for r in rows.values())
    ours = step.low[begin : max(int(r[-1]) + step.slots(n) for n, r in rows.items())]
    sums = _diagonals(ours @ there.low[at].T)
    own = _Own(ours)
    for frames, row in rows.items():
        slots, row = step.slots(frames), row - begin
        room = len(at) - slots + 1
        if room <= 0:
            continue
        score = sums[row + slots, slots:] - sums[row, :room]
        mean, scale = own.windows(row, slots)
        score -= mean @ moved[frames].sum[at[:room]].T
        score *= scale[:, None]
        score *= moved[frames].scale[at[:room]] * (left[:room] >= slots)
        for n, place in peaks(score, least[frames], MOST):
            value, where = float(score[n, place]), int(at[place])
            first = int(starts[frames][n])
            yield Seed(there.raw(where), first, there.slot(where), step.slope, value, frames)


class _Own:
    """The clip's own windows in a strip."""

    def __init__(self, ours: Floats) -> None:
        self.total = _running(ours)
        self.square = _running(np.square(ours).sum(axis=1, keepdims=True))[:, 0]

    def windows(self, row: Ints, slots: int) -> tuple[Floats, Floats]:
        """Their means, and one over how much moves in them."""
        total = (self.total[row + slots] - self.total[row]).astype(np.float32)
        energy = (self.square[row + slots] - self.square[row]) - np.square(total).sum(axis=1) / slots
        scale = 1 / np.sqrt(np.maximum(energy, 1e-6))
        return (total / slots).astype(np.float32), scale.astype(np.float32)


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
