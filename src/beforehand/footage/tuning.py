"""A line tuned: its phase and slope from a table of how far apart clip frames and raw frames are."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import evolve

from beforehand.footage.arrays import Bools, Exact, Floats, Ints
from beforehand.footage.ground import Ground, Line

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


def apart_table(seen: Floats, mask: Bools, ground: Ground, frames: Ints, low: int, high: int) -> Exact:
    """Squared distance per cell of clip frames to slots low (closed) to high (open).

    Both sides lose their mean picture first, so that marks that stay and a framing a little off do not count.
    """
    weight = mask.astype(np.float32)
    ours = seen[frames] * weight
    theirs = ground.contrast(low, high) * weight
    ours -= ours.mean(axis=0)
    theirs -= theirs.mean(axis=0)
    energy = np.einsum("ij,ij->i", ours, ours)[:, None] + np.einsum("ij,ij->i", theirs, theirs)[None, :]
    table = (energy - 2 * (ours @ theirs.T)).astype(np.float64)
    return np.asarray(np.maximum(table, 0) / max(int(mask.sum()), 1))


def tuned(
    line: Line, table: Exact, low: int, seconds: Exact, *, bend: float, reach: float
) -> tuple[Line, float]:
    """The offset and slope near a line's own at which its frames lie nearest.

    Args:
        line: where to begin.
        table: from :func:`apart_table`.
        low: the first slot of the table.
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
    shifts = np.arange(-reach, reach + 0.01, 1.0 if steady else 0.125)
    best, lowest = line, np.inf
    rows = np.arange(len(seconds))
    for slope in slopes:
        u = line.offset + line.slope * middle + slope * (seconds - middle)
        for shift in shifts:
            at = np.floor(u + shift).astype(np.int64) - low
            if at[0] < 0 or at[-1] >= table.shape[1] or at.min() < 0 or at.max() >= table.shape[1]:
                continue
            cost = float(table[rows, at].mean())
            if cost < lowest - 1e-9:
                lowest = cost
                best = evolve(line, slope=float(slope), offset=float(u[0] + shift - slope * seconds[0]))
    return best, lowest


def nice_speed(slope: float, rate: float, seconds: float) -> Fraction:
    """The simplest speed within what a stretch of this length can tell: half a slot at its ends."""
    speed = slope / rate
    slack = max(1.0 / max(rate * seconds * speed, 1.0), 0.0005)
    for nice in NICE:
        if abs(float(nice) / speed - 1) <= slack:
            return nice
    return Fraction(speed).limit_denominator(1000)
