"""Framing and moment found together: in a shot that pans, a crop a little aside looks like a moment a little off.

Framings are first guessed on key frames, half a second apart. In a pan the guess is off by as much as the camera
moves in between, and in it nothing is found. So the best lines of such a stretch are moved earlier and later, the
framing is settled anew for each, and what lies nearest is searched in.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve

from beforehand.footage.arrays import Bools, Bytes, Ints
from beforehand.footage.case import Case
from beforehand.footage.contrast import contrasted
from beforehand.footage.framing import Framing, laid
from beforehand.footage.ground import Line
from beforehand.footage.settling import settled

STEPS = (-24, -16, -8, 0, 8, 16, 24)
"""Slots by which a line is moved."""
SAMPLES = 10
"""Clip frames that a framing is settled on."""
LINES = 5
"""Lines that are tried."""
LEAST = 24
"""Clip frames that a line must have been found in."""
AGREES = 0.4
"""The least correlation of a line that is tried."""
BETTER = 0.7
"""The part of what a line's own moment and framing leave that another must stay under."""


def together(case: Case, gaps: list[tuple[int, int]]) -> Framing | None:
    """The framing in which some line of a stretch without runs lies nearest, if far nearer than in its own."""
    nearest: tuple[float, Framing] | None = None
    for line, span in _best(case, gaps):
        at = np.linspace(span[0], span[1] - 1, SAMPLES).astype(np.int64)
        own = case.looks[line.framing].framing
        usual = _apart(case, line, at, own)
        for step in STEPS:
            moved = evolve(line, offset=line.offset + step)
            framing = settled(case.clip[at], _shown(case, moved, at), own, case.live, over=_text(case, line))
            apart = _apart(case, moved, at, framing)
            if apart < BETTER * usual and (nearest is None or apart < nearest[0]):
                nearest = apart, framing
    return nearest[1] if nearest else None


def _text(case: Case, line: Line) -> Bools | None:
    return case.looks[line.framing].text


def _shown(case: Case, line: Line, at: Ints) -> Bytes:
    """The footage's greys under some clip frames."""
    there = case.grounds[line.raw]
    return np.stack([there.frame(int(slot)) for slot in line.slots(case.seconds[at])])


def _apart(case: Case, line: Line, at: Ints, framing: Framing) -> float:
    """How far clip and footage are apart, per cell."""
    seen, mask = laid(case.clip[at], framing, case.live)
    grey = _shown(case, line, at).astype(np.float32)
    theirs = contrasted(grey, mask.reshape(grey.shape[1:])).reshape(len(at), -1)
    return float(np.minimum(np.square(seen - theirs)[:, mask], 1).mean())


def _best(case: Case, gaps: list[tuple[int, int]]) -> list[tuple[Line, tuple[int, int]]]:
    """The lines at the clip's own speed that agree best, of those found in the stretches."""
    found = []
    for line, span in zip(case.lines, case.spans, strict=True):
        inside = any(a <= span[0] and span[1] <= b for a, b in gaps)
        if inside and case.dominant(line) and span[1] - span[0] >= LEAST:
            found.append((case.evidence(line, *span).whole, line, span))
    found.sort(key=lambda one: -one[0])
    return [(line, span) for whole, line, span in found[:LINES] if whole > AGREES]
