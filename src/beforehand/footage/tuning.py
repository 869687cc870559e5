"""A line tuned: its phase and slope from products of what clip frames and raw frames show."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import evolve, frozen

from beforehand.footage.arrays import Exact, Floats, Ints
from beforehand.footage.ground import Ground, Line
from beforehand.footage.looks import Look

NICE = sorted(
    {
        Fraction(a, b)
        for b in (1, 2, 3, 4, 5, 6, 8, 10, 20, 24, 25, 30)
        for a in range(1, 100)
        if 2 / 5 <= a / b <= 5 / 2
    },
    key=lambda speed: (speed.denominator, speed),
)
"""Speeds that editors set, simplest first."""


@frozen(eq=False)
class Products:
    """Some clip frames beside raw slots from ``low`` on, both without their mean picture and what does not count.

    Attributes:
        low: the first slot.
        ours: energy of the clip frames.
        cross: products of clip frames with slots.
        theirs: slots × cells.
        cells: how many cells count.
    """

    low: int
    ours: float
    cross: Floats
    theirs: Floats
    cells: int

    def apart(self, at: Ints) -> Exact:
        """Mean squared distance per cell, one for each row of ``at``: for each clip frame the slot beside it.

        Both sides lose their mean picture over just these frames, so that marks that stay and a framing a little
        off do not count. (A mean over more frames than are shown would pull the line along in a shot that moves.)
        """
        frames, slots = at.shape[1], len(self.theirs)
        own = np.square(self.theirs).sum(axis=1)
        shown = np.bincount((at + np.arange(len(at))[:, None] * slots).ravel(), minlength=len(at) * slots)
        total = self._squared(shown.reshape(len(at), slots).astype(np.float32))
        both = self.cross[np.arange(frames), at].sum(axis=1)
        left = self.ours + own[at].sum(axis=1) - total / frames - 2 * both
        return np.asarray(np.maximum(left, 0.0) / (frames * self.cells), dtype=np.float64)

    def _squared(self, shown: Floats) -> Floats:
        """The squared sum of slots, each as often as it is shown; by way of their products where that is less."""
        if len(shown) < len(self.theirs):
            return np.asarray(np.square(shown @ self.theirs).sum(axis=1))
        return np.asarray(((shown @ (self.theirs @ self.theirs.T)) * shown).sum(axis=1))


def products(look: Look, ground: Ground, frames: Ints, low: int, high: int) -> Products:
    """Clip frames and slots low (closed) to high (open), over the cells that count."""
    mask = look.counts()
    weight = mask.astype(np.float32)
    ours, theirs = look.seen[frames], ground.contrast(low, high, look.part)
    ours = (ours - ours.mean(axis=0)) * weight
    theirs -= theirs.mean(axis=0)  # the same for all slots: it cancels, and keeps the figures small
    theirs *= weight
    energy = float(np.square(ours).sum(dtype=np.float64))
    return Products(low, energy, ours @ theirs.T, theirs, max(int(mask.sum()), 1))


def tuned(line: Line, table: Products, seconds: Exact, *, bend: float, reach: float) -> tuple[Line, float]:
    """The offset and slope near a line's own at which its frames lie nearest.

    Args:
        line: where to begin.
        table: from :func:`products`.
        seconds: of the table's clip frames.
        bend: how much of the slope may be off.
        reach: how many slots the middle may be off.

    Returns:
        The line, and its mean distance.
    """
    middle = float((seconds[0] + seconds[-1]) / 2)
    half = max(float(seconds[-1] - seconds[0]) / 2, 1e-3)
    count = int(np.ceil(bend * line.slope * half / 0.4)) if bend else 0
    slopes = line.slope * (1 + np.linspace(-bend, bend, 2 * count + 1))
    steady = abs(line.slope * float(np.median(np.diff(seconds))) - 1) < 1e-6 and not bend
    shifts = np.arange(-reach, reach + 0.01, 1.0 if steady else 0.125 if bend else 0.0625)
    starts = line.offset + line.slope * middle + slopes[:, None] * (seconds - middle)
    at, tried = _tries(starts, shifts, table.low, len(table.theirs))
    best, lowest = line, np.inf
    for (slope, shift), apart in zip(tried, table.apart(at).tolist() if len(at) else (), strict=True):
        if apart < lowest - 1e-9:
            lowest = apart
            u = float(starts[slope, 0] + shifts[shift])
            best = evolve(line, slope=float(slopes[slope]), offset=float(u - slopes[slope] * seconds[0]))
    return best, lowest


def _tries(starts: Exact, shifts: Exact, low: int, slots: int) -> tuple[Ints, list[tuple[int, int]]]:
    """Slots beside each clip frame, counted from ``low``, for every slope and shift; each only once.

    Many phases show the very same frames: a phase that shows what the one before it did is left out.
    """
    rows: list[Ints] = []
    tried: list[tuple[int, int]] = []
    for n, u in enumerate(starts):
        at = np.floor(u + shifts[:, None]).astype(np.int64) - low
        fresh = np.append(True, (at[1:] != at[:-1]).any(axis=1))
        fresh &= (at[:, 0] >= 0) & (at[:, -1] < slots)
        rows.append(at[fresh])
        tried += [(n, int(k)) for k in np.nonzero(fresh)[0]]
    return np.concatenate(rows), tried


def nice_speeds(slope: float, rate: float, seconds: float) -> list[Fraction]:
    """The speeds, simplest first, within what a stretch of this length can tell: half a slot at its ends."""
    speed = slope / rate
    slack = max(1.0 / max(rate * seconds * speed, 1.0), 0.0005)
    return [nice for nice in NICE if abs(float(nice) / speed - 1) <= slack]


def spoken_speed(slope: float, rate: float) -> Fraction:
    """A speed as a fraction: one that editors set where it is that, else near enough."""
    speed = slope / rate
    exact = [nice for nice in NICE if abs(float(nice) / speed - 1) < 1e-6]
    return exact[0] if exact else Fraction(speed).limit_denominator(1000)
