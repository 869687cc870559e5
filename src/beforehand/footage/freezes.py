"""Freeze frames: stretches of the clip that stand still, next to a match, on the frame at which it stops."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from beforehand.footage.case import Case, Run
from beforehand.footage.ground import Line
from beforehand.footage.looks import Look
from beforehand.footage.path import runs

STILL = (0.0001, 0.0004, 0.0015)
"""Change of local contrast per cell from frame to frame under which a picture may be held still."""
LEAST = 6
"""Frames; a shorter standstill is not told from a picture that rests."""


def with_freezes(search: Case, found: list[Run]) -> list[Run]:
    """Runs with freezes between them, their common boundary found to the frame.

    A freeze is called so only beside a match whose last or first frame it holds: a still picture alone has no
    movement that could tell takes apart.
    """
    out = list(found)
    for first, last in _still(search):
        if not any(r.line.slope == 0 and r.first < last and first < r.last for r in out):
            out = _added(search, out, first, last)
    return sorted(out, key=lambda run: run.first)


def _still(search: Case) -> list[tuple[int, int]]:
    """Stretches in which the picture does not move, the stillest first.

    How much a picture that is held still moves is the encoder's doing and the grain's: several measures are tried.
    """
    if not search.looks:
        return []
    look = search.looks[0]
    counts = look.counts()
    seen = look.seen[:, counts]
    step = np.zeros(len(seen))
    step[1:] = np.square(np.diff(seen, axis=0)).mean(axis=1)
    lit = np.square(seen).mean(axis=1) > 0.05
    spans: list[tuple[int, int]] = []
    for most in (*STILL, min(2.2 * search.noise, 0.008)):
        still = (step < most) & lit
        spans += [(max(a - 1, 0), b) for on, a, b in runs(still.astype(np.int64)) if on and b - a >= LEAST]
    return list(dict.fromkeys(spans))


def _added(search: Case, found: list[Run], first: int, last: int) -> list[Run]:
    before = max(
        (r for r in found if r.line.slope and r.first < first <= r.last + 4),
        key=lambda r: r.first,
        default=None,
    )
    after = min(
        (r for r in found if r.line.slope and r.last > last >= r.first - 4),
        key=lambda r: r.first,
        default=None,
    )
    for run, forward in ((before, True), (after, False)):
        if run is None:
            continue
        made = _split(search, found, run, first, last, forward)
        if made is not None:
            return made
    return found


def _split(
    search: Case, found: list[Run], run: Run, first: int, last: int, forward: bool
) -> list[Run] | None:
    """End (or begin) a run where the picture stops, if the frame it stops on explains the standstill better."""
    inner = (max(run.first, first - 12), last) if forward else (first, min(run.last, last + 12))
    frames = np.arange(*inner)
    look, there = search.looks[run.line.framing], search.grounds[run.line.raw]
    counts = look.counts()
    bias = _bias(search, look, run, first, last)
    slots = np.clip(run.line.slots(search.seconds[frames]), 0, len(there.grey) - 1)
    ours = look.seen[frames][:, counts] - bias
    moving = np.square(ours - there.contrast_at(slots, look.part)[:, counts]).mean(axis=1)
    if not (run.first <= frames[0] and frames[-1] < run.last):
        outside = (frames < run.first) | (frames >= run.last)
        moving[outside] = np.maximum(moving[outside], 0)
    best: tuple[float, int, int] | None = None
    for k in range(1, len(frames) - LEAST + 1):
        at = k if forward else len(frames) - k
        stop = int(slots[at - 1]) if forward else int(slots[at] if at < len(slots) else slots[-1])
        held = np.square(ours - there.contrast_at(np.array([stop]), look.part)[:, counts]).mean(axis=1)
        cost = moving[:at].sum() + held[at:].sum() if forward else held[:at].sum() + moving[at:].sum()
        if best is None or cost < best[0]:
            best = (float(cost), int(frames[0]) + at, stop)
    if best is None:
        return None
    cut, stop = best[1], best[2]
    hold = (cut, last) if forward else (first, cut)
    part = slice(cut - int(frames[0]), None) if forward else slice(0, cut - int(frames[0]))
    held = np.square(ours[part] - there.contrast_at(np.array([stop]), look.part)[:, counts]).mean(axis=1)
    good = held.mean() < 4 * search.noise and held.mean() < 0.5 * moving[part].mean()
    if not good or hold[1] - hold[0] < LEAST:
        return None
    return _placed(search, found, run, hold, stop)


def _bias(search: Case, look: Look, run: Run, first: int, last: int) -> np.ndarray:
    """What differs all the time between clip and footage in the moving part of the run."""
    frames = np.array([n for n in range(run.first, run.last) if not first <= n < last])
    counts = look.counts()
    if len(frames) < 6:
        return np.zeros(int(counts.sum()), np.float32)
    there = search.grounds[run.line.raw]
    theirs = there.contrast_at(run.line.slots(search.seconds[frames]), look.part)
    gap = (look.seen[frames] - theirs)[:, counts]
    return np.asarray(np.median(gap, axis=0))


def _placed(search: Case, found: list[Run], run: Run, hold: tuple[int, int], stop: int) -> list[Run]:
    line = Line(run.line.raw, run.line.framing, 0.0, stop + 0.5)
    held = Run(line, hold[0], hold[1], evolve(run.evidence, frames=hold[1] - hold[0]))
    out = [held]
    for other in found:
        for a, b in ((other.first, min(other.last, hold[0])), (max(other.first, hold[1]), other.last)):
            if b - a >= 6:
                out.append(Run(other.line, a, b, search.evidence(other.line, a, b)))
    return sorted(out, key=lambda r: r.first)
