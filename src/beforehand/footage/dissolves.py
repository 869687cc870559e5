"""Dissolves: between two matches, frames that are partly one and partly the other, in a part that rises."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from attrs import evolve

from beforehand.footage.arrays import Exact, Ints
from beforehand.footage.case import Case, Run
from beforehand.footage.framing import grey_laid
from beforehand.footage.pieces import Dissolve, Freeze, Match, Piece, Side

REACH = 40
"""Clip frames to each side of a cut in which a dissolve is looked for."""
LEAST = 4
BETWEEN = (0.06, 0.94)
"""A part from which a frame is neither the one picture nor the other."""


def with_dissolves(search: Case, runs: list[Run], pieces: list[Piece]) -> list[Piece]:
    """The pieces with dissolves cut out of their ends.

    Args:
        search: that found the runs.
        runs: in the order of the clip.
        pieces: one for each run.
    """
    out = list(pieces)
    added: list[Piece] = []
    for n, (one, two) in enumerate(pairwise(runs)):
        if two.first - one.last > REACH or not (one.line.slope and two.line.slope):
            continue
        span = _span(search, one, two)
        if span is None:
            continue
        first, last = span
        out[n] = cut(out[n], out[n].first, min(first, out[n].last))
        out[n + 1] = cut(out[n + 1], max(last, out[n + 1].first), out[n + 1].last)
        added.append(Dissolve(first, last, side(search, one, first, last), side(search, two, first, last)))
    return sorted([p for p in out if p.last > p.first] + added, key=lambda p: p.first)


def _span(search: Case, one: Run, two: Run) -> tuple[int, int] | None:
    low = max(one.first + 2, one.last - REACH)
    high = min(two.last - 2, two.first + REACH)
    if high - low < LEAST + 4:
        return None
    frames = np.arange(low, high)
    part, left, alone = _parts(search, one, two, frames)
    if not len(part):
        return None
    middle = int(np.abs(frames - (one.last + two.first) / 2).argmin())
    between = (part > BETWEEN[0]) & (part < BETWEEN[1])
    near = [k for k in range(len(frames)) if between[k] and abs(k - middle) <= REACH // 2]
    span = climb(part, min(near, key=lambda n: abs(n - middle))) if near else None
    if span is None:
        return None
    a, b = span
    explained = left[a : b + 1].mean() < 0.5 * alone[a : b + 1].mean()
    return (int(frames[a]), int(frames[b]) + 1) if explained else None


def climb(part: Exact, k: int) -> tuple[int, int] | None:
    """The frames around frame k, both closed, over which a part rises steadily from near nothing to near all."""
    between = (part > BETWEEN[0]) & (part < BETWEEN[1])
    if not between[k]:
        return None
    a = b = k
    while a > 0 and between[a - 1] and part[a - 1] <= part[a] + 0.04:
        a -= 1
    while b + 1 < len(part) and between[b + 1] and part[b + 1] >= part[b] - 0.04:
        b += 1
    rise = part[a : b + 1]
    if b + 1 - a < LEAST or rise[-1] - rise[0] < 0.45:
        return None
    return (a, b) if np.corrcoef(np.arange(len(rise)), rise)[0, 1] > 0.97 else None


def _parts(search: Case, one: Run, two: Run, frames: Ints) -> tuple[Exact, Exact, Exact]:
    """For each frame the second picture's part, what both leave unexplained, and what the better one alone leaves."""
    look, other = search.looks[one.line.framing], search.looks[two.line.framing]
    mask = look.counts() & other.counts()
    if look.framing != other.framing:
        return np.zeros(0), np.zeros(0), np.zeros(0)
    ours = grey_laid(search.clip[frames], look.framing)[:, mask].astype(np.float64)
    pictures = []
    for run in (one, two):
        there = search.grounds[run.line.raw]
        slots = run.line.slots(search.seconds[frames])
        if slots.min() < -2 or slots.max() > len(there.grey) + 1:
            slots = np.clip(slots, 0, len(there.grey) - 1)
        grey = there.grey[np.clip(slots, 0, len(there.grey) - 1)].reshape(len(frames), -1)
        pictures.append(grey[:, mask].astype(np.float64))
    part, left, alone = np.zeros(len(frames)), np.zeros(len(frames)), np.zeros(len(frames))
    for n in range(len(frames)):
        both = np.stack([pictures[0][n], pictures[1][n], np.ones(ours.shape[1])], axis=1)
        fit, *_ = np.linalg.lstsq(both, ours[n], rcond=None)
        part[n] = fit[1] / max(fit[0] + fit[1], 1e-3)
        left[n] = np.square(ours[n] - both @ fit).mean()
        alone[n] = min(_alone(both[:, [k, 2]], ours[n]) for k in (0, 1))
    return part, left, alone


def _alone(columns: Exact, ours: Exact) -> float:
    fit, *_ = np.linalg.lstsq(columns, ours, rcond=None)
    return float(np.square(ours - columns @ fit).mean())


def side(search: Case, run: Run, first: int, last: int) -> Side:
    """A run's side of a dissolve over clip frames first to last."""
    there = search.grounds[run.line.raw]
    slots = np.clip(run.line.slots(search.seconds[[first, last - 1]]), 0, len(there.grey) - 1)
    return Side(run.line.raw, int(there.slots[slots[0]]), int(there.slots[slots[1]]))


def cut(piece: Piece, first: int, last: int) -> Piece:
    """A piece cut down to clip frames first to last."""
    last = max(last, first)
    if isinstance(piece, Match):
        return evolve(
            piece,
            first=first,
            last=last,
            raw_frames=piece.raw_frames[first - piece.first : last - piece.first],
        )
    return evolve(piece, first=first, last=last) if isinstance(piece, Freeze) else piece
