"""Windows of the clip looked for in the footage at speeds that are not known: coarsely first, then where that led.

A window is first tried by few of its frames at few speeds; only its best places are then tried by all of its frames
at every speed near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Exact, Floats, Ints
from beforehand.footage.ground import Ground
from beforehand.footage.seeds import Areas, Seed, blocks, fewest, peaks

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
    """Where a window may be: file, first clip frame, slot, slope and how well its few frames agree."""

    raw: int
    first: int
    slot: int
    slope: float
    score: float


def free_seeds(
    seen: Floats,
    basis: Floats,
    seconds: Exact,
    grounds: Sequence[Ground],
    speeds: Sequence[float],
    first: Ints,
    frames: int,
    areas: Areas,
    least: float,
) -> list[Seed]:
    """Find windows of one length at any of some speeds.

    Args:
        seen: local contrast of the clip in one framing, frames × cells.
        basis: directions of movement, cells × parts.
        seconds: when the clip's frames are shown.
        grounds: the raw files.
        speeds: raw seconds per clip second, each to be tried; rising.
        first: first frames of the windows.
        frames: their length.
        areas: where to search.
        least: the correlation that makes a seed.
    """
    low = seen @ basis
    hints: dict[int, list[_Hint]] = {}
    there: dict[int, list[tuple[int, Floats]]] = {}
    longest = float(np.median(np.diff(seconds))) * frames
    for raw, spans in areas.items():
        rate = grounds[raw].rate
        for begin, end in blocks(spans, int(longest * max(speeds) * rate) + 2):
            part = grounds[raw].contrast(begin, end) @ basis
            there.setdefault(raw, []).append((begin, part))
            for speed in _coarse(speeds):
                for hint in _hints(low, part, seconds, first, frames, speed * rate, raw, begin):
                    hints.setdefault(hint.first, []).append(hint)
    found: list[Seed] = []
    for some in hints.values():
        for hint in sorted(some, key=lambda h: -h.score)[:PLACES]:
            slopes = [s * grounds[hint.raw].rate for s in speeds]
            near = [s for s in slopes if 1 / APART < s / hint.slope < APART]
            seed = _closely(low, there[hint.raw], seconds, hint, near, frames)
            if seed is not None and seed.score >= least:
                found.append(seed)
    return fewest(found)


def _coarse(speeds: Sequence[float]) -> list[float]:
    """Some of the speeds, so that each is near one of them."""
    kept: list[float] = []
    for speed in speeds:
        if not kept or speed / kept[-1] >= APART - 1e-9:
            kept.append(speed)
    return kept


def _hints(
    low: Floats,
    there: Floats,
    seconds: Exact,
    first: Ints,
    frames: int,
    slope: float,
    raw: int,
    begin: int,
) -> Iterator[_Hint]:
    """The places of a block where a few frames of a window move as the footage does."""
    picked = np.linspace(0, frames - 1, SAMPLES).round().astype(np.int64)
    beat = float(np.median(np.diff(seconds)))
    steps = np.floor(slope * beat * picked + 0.5).astype(np.int64)
    room = len(there) - int(steps[-1])
    if room <= 0:
        return
    ours = low[first[:, None] + picked]
    ours = ours - ours.mean(axis=1, keepdims=True)
    own = np.square(ours).sum(axis=(1, 2))
    total = sum(there[s : s + room] for s in steps)
    square = np.square(there).sum(axis=1)
    moved = sum(square[s : s + room] for s in steps) - np.square(total).sum(axis=1) / SAMPLES
    score = np.zeros((len(first), room), np.float32)
    for k, step in enumerate(steps):
        score += ours[:, k] @ there[step : step + room].T
    score *= (1 / np.sqrt(np.maximum(own, 1e-6)))[:, None]
    score *= 1 / np.sqrt(np.maximum(moved, 1e-6))
    for row, slot in peaks(score, HINT, PLACES // 2):
        yield _Hint(raw, int(first[row]), begin + slot, slope, float(score[row, slot]))


def _closely(
    low: Floats,
    parts: list[tuple[int, Floats]],
    seconds: Exact,
    hint: _Hint,
    slopes: list[float],
    frames: int,
) -> Seed | None:
    """The best of the places and speeds near a hint, by all frames of the window."""
    begin, there = next(p for p in parts if p[0] <= hint.slot < p[0] + len(p[1]))
    ours = low[hint.first : hint.first + frames]
    ours = ours - ours.mean(axis=0)
    own = float(np.square(ours).sum())
    at = seconds[hint.first : hint.first + frames] - seconds[hint.first]
    slots = hint.slot - begin + np.arange(-NEAR, NEAR + 1)
    steps = np.floor(np.array(slopes)[:, None] * at + 0.5).astype(np.int64)
    where = (slots[None, :, None] + steps[:, None, :]).reshape(-1, frames)
    inside = (where[:, 0] >= 0) & (where[:, -1] < len(there))
    if not inside.any():
        return None
    theirs = there[where[inside]]
    total = theirs.sum(axis=1)
    moved = np.square(theirs).sum(axis=(1, 2)) - np.square(total).sum(axis=1) / frames
    score = np.einsum("nij,ij->n", theirs, ours) / np.sqrt(np.maximum(own * moved, 1e-6))
    best = int(score.argmax())
    number = int(np.nonzero(inside)[0][best])
    slope, slot = slopes[number // len(slots)], int(slots[number % len(slots)]) + begin
    return Seed(hint.raw, hint.first, slot, float(slope), float(score[best]), frames)
