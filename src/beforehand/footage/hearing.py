"""Whether the sound under a piece is the footage's sound there. Silence never matches."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bytes, Exact
from beforehand.footage.bands import QUIET
from beforehand.footage.pieces import Heard

ROWS = 100
"""Rows of sound in a second."""
REACH = 60
"""Rows to each side within which a shift is sought."""
SAME = 0.6
"""Correlation from which sound is the same where its picture says."""
ELSEWHERE = 0.75
"""And elsewhere: a search over many shifts finds more by chance."""
SHORT = 30
LONG = 120
"""Rows that a search over shifts needs."""


def heard(clip: Bytes | None, raw: Bytes | None, at: float, there: float, seconds: float) -> Heard:
    """Compare the sound of a stretch.

    Args:
        clip: bands of the clip.
        raw: bands of the raw file.
        at: where the stretch begins in the clip, in seconds.
        there: where its picture begins in the raw file.
        seconds: how long it is.
    """
    if clip is None or raw is None:
        return Heard("none")
    count = int(seconds * ROWS)
    if count < SHORT:
        return Heard("not compared")
    ours = _part(clip, round(at * ROWS), count)
    theirs = _part(raw, round(there * ROWS) - REACH, count + 2 * REACH)
    if _silent(theirs[REACH : REACH + count]):
        return Heard("quiet")
    if _silent(ours):
        return Heard("silent")
    scores = np.array([_alike(ours, theirs[k : k + count]) for k in range(2 * REACH + 1)])
    near = scores[REACH - 4 : REACH + 5]
    if near.max() >= SAME:
        return Heard("same", 4 - int(near.argmax()))
    best = int(scores.argmax())
    if count < LONG or scores[best] < ELSEWHERE:
        return Heard("other" if count >= LONG or scores.max() < SAME else "not compared")
    # The clip's row k sounds like the raw's row k + best - REACH: later in the raw means earlier in the clip.
    shift = REACH - best
    return Heard("shifted", shift)


def _part(bands: Bytes, begin: int, count: int) -> Exact:
    out = np.zeros((count, bands.shape[1]))
    low, high = max(begin, 0), min(begin + count, len(bands))
    if high > low:
        out[low - begin : high - begin] = bands[low:high]
    return out


def _silent(bands: Exact) -> bool:
    return bool((bands.max(axis=1) > QUIET * 3).mean() < 0.1)


def _alike(a: Exact, b: Exact) -> float:
    """Centred correlation over time in every band: how loud a file is, and its hum, do not count."""
    a = a - a.mean(axis=0)
    b = b - b.mean(axis=0)
    return float((a * b).sum() / max(np.sqrt((a * a).sum() * (b * b).sum()), 1e-6))
