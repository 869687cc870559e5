"""Windows of the clip looked for in the footage at speeds that are not known: coarsely first, then where that led.

A window is first tried by few of its frames at few speeds; only its best places are then tried by all of its frames
at every speed near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Exact, Floats, Ints
from beforehand.footage.places import Places, Strip
from beforehand.footage.seeds import Seed, fewest, peaks

SAMPLES = 6
"""Frames of a window that the first pass looks at."""
APART = 1.13
"""Speeds of the first pass lie at least so far apart: at a window's ends that is a slot and a half at most."""
PLACES = 10
"""Places of each window that are tried closely."""
HINT = 0.55
"""The least correlation of the first pass that is followed."""
NEAR = 2
"""Slots to each side that a close try moves by."""


@frozen
class _Hint:
    """Where a window may be: place, slope and how well its few frames agree."""

    place: int
    slope: float
    score: float


def free_seeds(
    low: Floats,
    seconds: Exact,
    there: Places,
    strips: Sequence[Strip],
    speeds: Sequence[float],
    first: Ints,
    frames: int,
    least: float,
) -> list[Seed]:
    """Find windows of one length at any of some speeds.

    Args:
        low: what moves in the clip in one framing, frames × parts.
        seconds: when the clip's frames are shown.
        there: the places of the footage, by the same parts.
        strips: stretches of the clip and where each may lie.
        speeds: raw seconds per clip second, each to be tried; rising.
        first: first frames of the windows.
        frames: their length.
        least: the correlation that makes a seed.
    """
    slopes = [speed * there.rate for speed in speeds]
    coarse = [_Coarse(there.low, _steps(seconds, frames, slope), slope) for slope in _coarse(slopes)]
    found: list[Seed] = []
    for strip in strips:
        own = first[(first >= strip.first) & (first < strip.last)]
        at, left = there.within(strip.areas)
        if not len(own) or not len(at):
            continue
        hints: dict[int, list[_Hint]] = {}
        for begin, hint in _hints(low, there.low, own, frames, at, left, coarse):
            hints.setdefault(begin, []).append(hint)
        for begin, some in hints.items():
            for hint in sorted(some, key=lambda h: -h.score)[:PLACES]:
                near = [s for s in slopes if 1 / APART < s / hint.slope < APART]
                seed = _closely(low, there, seconds, begin, hint, near, frames)
                if seed is not None and seed.score >= least:
                    found.append(seed)
    return fewest(found)


def _coarse(slopes: Sequence[float]) -> list[float]:
    """Some of the slopes, so that each is near one of them."""
    kept: list[float] = []
    for slope in slopes:
        if not kept or slope / kept[-1] >= APART - 1e-9:
            kept.append(slope)
    return kept


def _picked(frames: int) -> Ints:
    return np.asarray(np.linspace(0, frames - 1, SAMPLES).round(), dtype=np.int64)


def _steps(seconds: Exact, frames: int, slope: float) -> Ints:
    """How many slots after a window's first frame the few frames lie that the first pass looks at."""
    beat = float(np.median(np.diff(seconds)))
    return np.asarray(np.floor(slope * beat * _picked(frames) + 0.5), dtype=np.int64)


class _Coarse:
    """One slope of the first pass: one over how much moves in the few frames of a window there, at every place."""

    def __init__(self, low: Floats, steps: Ints, slope: float) -> None:
        self.steps, self.slope = steps, slope
        self.scale = np.zeros(len(low), np.float32)
        room = len(low) - int(steps[-1])
        if room > 0:
            square = np.square(low).sum(axis=1)
            total = sum(low[s : s + room] for s in steps)
            energy = sum(square[s : s + room] for s in steps) - np.square(total).sum(axis=1) / SAMPLES
            self.scale[:room] = 1 / np.sqrt(np.maximum(energy, 1e-6))


def _hints(
    low: Floats, there: Floats, first: Ints, frames: int, at: Ints, left: Ints, coarse: Sequence[_Coarse]
) -> Iterator[tuple[int, _Hint]]:
    """First frames of windows, and places where a few of their frames move as the footage does."""
    ours = low[first[:, None] + _picked(frames)]
    ours = ours - ours.mean(axis=1, keepdims=True)
    ours /= np.sqrt(np.maximum(np.square(ours).sum(axis=(1, 2), keepdims=True), 1e-6))
    alike = (ours.reshape(-1, ours.shape[2]) @ there[at].T).reshape(len(first), SAMPLES, -1)
    for one in coarse:
        room = len(at) - int(one.steps[-1])
        if room <= 0:
            continue
        score = np.zeros((len(first), room), np.float32)
        for k, step in enumerate(one.steps):
            score += alike[:, k, step : step + room]
        score *= one.scale[at[:room]] * (left[:room] > one.steps[-1])
        for row, place in peaks(score, HINT, PLACES // 2):
            yield int(first[row]), _Hint(int(at[place]), one.slope, float(score[row, place]))


def _closely(
    low: Floats, there: Places, seconds: Exact, first: int, hint: _Hint, slopes: list[float], frames: int
) -> Seed | None:
    """The best of the places and speeds near a hint, by all frames of the window."""
    ours = low[first : first + frames]
    ours = ours - ours.mean(axis=0)
    own = float(np.square(ours).sum())
    beats = seconds[first : first + frames] - seconds[first]
    steps = np.floor(np.array(slopes)[:, None] * beats + 0.5).astype(np.int64)
    moves = (np.arange(-NEAR, NEAR + 1)[None, :, None] + steps[:, None, :]).reshape(-1, frames)
    where = hint.place + moves
    inside = (where[:, 0] >= 0) & (where[:, -1] < len(there.at))
    inside[inside] = (
        there.at[where[inside]][:, [0, -1]] - there.at[hint.place] == moves[inside][:, [0, -1]]
    ).all(1)
    if not inside.any():
        return None
    theirs = there.low[where[inside]]
    total = theirs.sum(axis=1)
    moved = np.square(theirs).sum(axis=(1, 2)) - np.square(total).sum(axis=1) / frames
    score = np.einsum("nij,ij->n", theirs, ours) / np.sqrt(np.maximum(own * moved, 1e-6))
    best = int(score.argmax())
    number = int(np.nonzero(inside)[0][best])
    slope, place = slopes[number // (2 * NEAR + 1)], int(where[number, 0])
    return Seed(there.raw(place), first, there.slot(place), float(slope), float(score[best]), frames)
