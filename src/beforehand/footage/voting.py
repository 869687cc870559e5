"""Windows that agree make a line: seeds gathered by where they say the clip begins in the footage."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from attrs import evolve, frozen

from beforehand.footage.arrays import Exact, Ints
from beforehand.footage.ground import Line
from beforehand.footage.seeds import Seed

SLACK = 1.6
"""Slots by which two windows of one line may differ."""
BIN = 4.0
"""Slots in a bin of offsets; a line that grows moves by less than a bin in all but odd cases."""


@frozen
class Voted:
    """A line and the windows that voted for it.

    Attributes:
        line: the hypothesis.
        first, last: the clip frames that its windows span, half-open.
        best: the clip frames of its best window, half-open.
        score: the best of its windows.
        votes: the sum of their scores.
    """

    line: Line
    first: int
    last: int
    best: tuple[int, int]
    score: float
    votes: float


def voted(seeds: Iterable[Seed], framing: int, seconds: Exact, gap: int = 48) -> list[Voted]:
    """Gather seeds into lines; windows far apart in the clip make lines of their own, as their slopes may differ.

    Args:
        seeds: of one framing.
        framing: which.
        seconds: when the clip's frames are shown.
        gap: clip frames between two windows at which a line is begun anew.
    """
    lines: list[Voted] = []
    open_: dict[tuple[int, float, int], list[int]] = {}
    for seed in sorted(seeds, key=lambda s: (s.raw, s.slope, s.first)):
        offset = seed.slot + 0.5 - seed.slope * float(seconds[seed.first])
        # Lines lie in bins by offset: held against every line, the seeds of an hour took minutes.
        bins = [(seed.raw, seed.slope, math.floor(offset / BIN) + k) for k in (-1, 0, 1)]
        near = sorted(n for key in bins for n in open_.get(key, ()))
        for n in near:
            if abs(lines[n].line.offset - offset) <= SLACK and seed.first - lines[n].last <= gap:
                lines[n] = _with(lines[n], seed, offset)
                break
        else:
            line, span = Line(seed.raw, framing, seed.slope, offset), (seed.first, seed.first + seed.frames)
            lines.append(Voted(line, *span, span, seed.score, seed.score))
            open_.setdefault(bins[1], []).append(len(lines) - 1)
    return lines


def _with(one: Voted, seed: Seed, offset: float) -> Voted:
    """A line and one more window; the best window says its offset."""
    if seed.score > one.score:
        line, best = evolve(one.line, offset=offset), (seed.first, seed.first + seed.frames)
        one = evolve(one, line=line, best=best, score=seed.score)
    return evolve(one, last=max(one.last, seed.first + seed.frames), votes=one.votes + seed.score)


def strongest(lines: list[Voted], frames: int, each: int = 4) -> list[Voted]:
    """The lines that are among the best few in half of their frames.

    So no more than ``2 · each · frames / shortest window`` are refined, however often the footage repeats itself.
    """
    kept: list[Voted] = []
    room = np.full(frames, each)
    for one in sorted(lines, key=lambda v: -v.score - 0.02 * min(v.votes, 10)):
        part = room[one.first : one.last]
        if np.median(part) > 0 and not any(_alike(one, other) for other in kept):
            kept.append(one)
            part -= 1
    return sorted(kept, key=lambda v: (v.line.raw, v.line.slope, v.first))


def _alike(one: Voted, other: Voted) -> bool:
    """Whether a line lies within a better one that says the same: both weights of one window find it."""
    a, b = one.line, other.line
    within = other.first <= one.first and one.last <= other.last
    return within and a.raw == b.raw and a.slope == b.slope and abs(a.offset - b.offset) <= SLACK


def windows(gaps: list[tuple[int, int]], frames: int, step: int) -> Ints:
    """First frames of windows that lie whole in one of the gaps, one every ``step`` and one at the end."""
    starts: set[int] = set()
    for low, high in gaps:
        if high - low >= frames:
            starts.update(range(low, high - frames + 1, step))
            starts.add(high - frames)
    return np.array(sorted(starts), dtype=np.int64)
