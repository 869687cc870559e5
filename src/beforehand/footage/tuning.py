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
    """Products of some clip frames with raw slots from ``low`` on, and of those slots among themselves.

    Attributes:
        low: the first slot.
        ours: energy of the clip frames, their mean picture taken away.
        cross: clip frames × slots.
        theirs: slots × slots.
        cells: how many cells count.
    """

    low: int
    ours: float
    cross: Floats
    theirs: Floats
    cells: int

    def apart(self, at: Ints) -> float:
        """Mean squared distance per cell when each clip frame shows the slot beside it.

        Both sides lose their mean picture over just these frames, so that marks that stay and a framing a little
        off do not count. (A mean over more frames than are shown would pull the line along in a shot that moves.)
        """
        frames = len(at)
        energy = self.theirs[at, at].sum() - self.theirs[np.ix_(at, at)].sum() / frames
        left = self.ours + float(energy) - 2 * float(self.cross[np.arange(frames), at].sum())
        return max(left, 0.0) / (frames * self.cells)


def products(look: Look, ground: Ground, frames: Ints, low: int, high: int) -> Products:
    """The products of clip frames with slots low (closed) to high (open), over the cells that count."""
    mask = look.counts()
    ours = look.seen[frames][:, mask]
    theirs = ground.contrast(low, high, look.part)[:, mask]
    ours = ours - ours.mean(axis=0)
    theirs = theirs - theirs.mean(axis=0)  # the same for all slots: it cancels, and keeps the figures small
    energy = float(np.square(ours).sum(dtype=np.float64))
    return Products(low, energy, ours @ theirs.T, theirs @ theirs.T, max(int(mask.sum()), 1))


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
    best, lowest = line, np.inf
    tried: dict[bytes, float] = {}
    for slope in slopes:
        u = line.offset + line.slope * middle + slope * (seconds - middle)
        for shift in shifts:
            at = np.floor(u + shift).astype(np.int64) - table.low
            if at.min() < 0 or at.max() >= len(table.theirs):
                continue
            key = at.tobytes()  # many phases show the very same frames
            if key not in tried:
                tried[key] = table.apart(at)
            if tried[key] < lowest - 1e-9:
                lowest = tried[key]
                best = evolve(line, slope=float(slope), offset=float(u[0] + shift - slope * seconds[0]))
    return best, lowest


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
