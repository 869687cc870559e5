"""Windows that agree make a line: seeds gathered by where they say the clip begins in the footage."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import evolve, frozen

from beforehand.footage.arrays import Exact, Ints
from beforehand.footage.ground import Line
from beforehand.footage.seeds import Seed

SLACK = 1.6
"""Slots by which two windows of one line may differ."""


@frozen
class Voted:
    """A line and the windows that voted for it.

    Attributes:
        line: the hypothesis.
        first, last: the clip frames that its windows span, half-open.
        score: the best of its windows.
        votes: the sum of their scores.
    """

    line: Line
    first: int
    last: int
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
    for seed in sorted(seeds, key=lambda s: (s.raw, s.slope, s.first)):
        offset = seed.slot + 0.5 - seed.slope * float(seconds[seed.first])
        for n, one in enumerate(lines):
            same = one.line.raw == seed.raw and abs(one.line.slope / seed.slope - 1) < 1e-6
            if same and abs(one.line.offset - offset) <= SLACK and seed.first - one.last <= gap:
                better = evolve(one.line, offset=offset) if seed.score > one.score else one.line
                lines[n] = Voted(
                    better,
                    one.first,
                    max(one.last, seed.first + seed.frames),
                    max(one.score, seed.score),
                    one.votes + seed.score,
                )
                break
        else:
            line = Line(seed.raw, framing, seed.slope, offset)
            lines.append(Voted(line, seed.first, seed.first + seed.frames, seed.score, seed.score))
    return lines


def strongest(lines: list[Voted], frames: int, each: int = 4) -> list[Voted]:
    """The lines that are among the best few somewhere in the clip."""
    kept: set[int] = set()
    order = sorted(range(len(lines)), key=lambda n: -lines[n].score - 0.02 * min(lines[n].votes, 10))
    room = np.full(frames, each)
    for n in order:
        part = room[lines[n].first : lines[n].last]
        if len(part) and part.max() > 0:
            kept.add(n)
            part -= 1
    return [lines[n] for n in sorted(kept)]


def windows(gaps: list[tuple[int, int]], frames: int, step: int) -> Ints:
    """First frames of windows that lie whole in one of the gaps, one every ``step`` and one at the end."""
    starts: set[int] = set()
    for low, high in gaps:
        if high - low >= frames:
            starts.update(range(low, high - frames + 1, step))
            starts.add(high - frames)
    return np.array(sorted(starts), dtype=np.int64)
