"""A line grown: tuned on the window that found it, then on as many clip frames around it as it explains."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from beforehand.footage.arrays import Exact
from beforehand.footage.case import Case
from beforehand.footage.ground import Line
from beforehand.footage.middle import middle
from beforehand.footage.tuning import nice_speeds

FURTHER = 48
"""Clip frames by which a line grows to each side at a time."""
WORSE = 3.0
"""How many times the distance of its window a frame may have and still be the line's."""
ROUNDS = 3
KNOWN = 0.06
"""How far from a line's speed one that the clip has shown is tried."""
AS_WELL = 1.05
"""How much further a nice speed may lie than the best one and still be taken."""

Span = tuple[int, int]


def grown(case: Case, line: Line, window: Span, free: bool, reach: float = 3) -> tuple[Line, Span]:
    """Tune a line where it was found and follow it from there.

    A window that straddles a cut agrees with the longer part of it. So the line is not tuned on all windows that
    voted for it together but on the best of them, and goes on from there as far as frames agree.
    """
    span = window
    line = _tuned(case, line, span, free, reach)
    for _ in range(ROUNDS):
        wider = agreeing(case, line, span)
        if wider[1] - wider[0] < 8 or wider == span:
            break
        span = wider
        line = _tuned(case, line, span, free, 1)
    return (nicely(case, line, span) if free else line), span


def _tuned(case: Case, line: Line, span: Span, free: bool, reach: float) -> Line:
    if not free:
        return case.tuned_on(line, *span, 0.0, reach)[0]
    return case.tuned_on(line, *span, 0.03 if reach > 1 else 0.012, reach + 1)[0]


def nicely(case: Case, line: Line, span: Span) -> Line:
    """A line of free speed tuned finely, at the simplest speed that an editor would set and that fits as well."""
    line, lowest = case.tuned_on(line, *span, 0.006, 1)
    begins, ends = float(case.seconds[span[0]]), float(case.seconds[span[1] - 1])
    rate = case.grounds[line.raw].rate
    known = [one for one in case.shown if abs(one * rate / line.slope - 1) < KNOWN]
    for speed in (*known, *map(float, nice_speeds(line.slope, rate, ends - begins))):
        slope = speed * rate
        at = (begins + ends) / 2
        nice = evolve(line, slope=slope, offset=line.offset + (line.slope - slope) * at)
        nice, apart = case.tuned_on(nice, *span, 0.0, 1)
        if apart <= AS_WELL * lowest:
            return nice
    return line


def agreeing(case: Case, line: Line, span: Span) -> Span:
    """The stretch around the middle of a span that the line explains."""
    low, high = max(span[0] - FURTHER, 0), min(span[1] + FURTHER, len(case.clip))
    apart = _apart(case, line, low, high, span)
    core = apart[span[0] - low : span[1] - low]
    fits = apart <= WORSE * max(float(np.median(core)), 0.001)
    # Pairs of frames: one odd frame (a flash, a line of text that changes) does not end a stretch.
    fits[1:-1] |= fits[:-2] & fits[2:]
    centre = int(np.argmin(np.convolve(core, np.ones(min(8, len(core))), "valid"))) + span[0] - low + 3
    if not fits[centre]:
        return span
    before, after = np.nonzero(~fits[:centre])[0], np.nonzero(~fits[centre:])[0]
    first = int(before[-1]) + 1 if len(before) else 0
    last = int(after[0]) + centre if len(after) else len(fits)
    return low + first, low + last


def _apart(case: Case, line: Line, low: int, high: int, span: Span) -> Exact:
    """How far each frame is from what the line says, less what differs all through the span."""
    one, ground = case.looks[line.framing], case.grounds[line.raw]
    slots = line.slots(case.seconds[low:high])
    counts = one.counts()
    gap = (one.seen[low:high] - ground.contrast_at(slots, one.part))[:, counts]
    gap -= middle(gap[span[0] - low : span[1] - low])
    apart = np.square(gap).mean(axis=1).astype(np.float64)
    apart[(slots < 0) | (slots >= len(ground.grey))] = np.inf
    return np.asarray(apart)
