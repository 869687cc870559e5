"""Where the clip's sound says that a stretch lies: for a picture so still that it cannot say so itself.

Sound names no take. It says where to look; whether the picture agrees there is judged by the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from beforehand.footage.arrays import Bytes, Exact
from beforehand.footage.bands import QUIET
from beforehand.footage.hearing import ROWS

WINDOW = 150
"""Rows of sound that are sought at a time: a second and a half."""
EVERY = 75
"""Rows between two windows."""
SAME = 0.75
"""Correlation from which sound is the same: over so many places more is found by chance than where a picture says."""
CLEAR = 0.1
"""How much better it must be than the next best place."""
MOST = 8
"""Windows of a stretch that are sought: a longer one is asked at fewer places."""
LONGEST = 360_000
"""Rows of a file that are searched at a time: an hour."""


def echoes(
    clip: Bytes, first: float, last: float, raws: Sequence[Bytes | None]
) -> Iterator[tuple[int, float, float]]:
    """(file, seconds in the clip, seconds there) of places where the sound of a stretch is a file's own.

    Args:
        clip: bands of the clip, 100 rows a second.
        first, last: the stretch, in seconds.
        raws: bands of the files; None for one that is not to be searched.
    """
    begins, ends = round(first * ROWS), min(round(last * ROWS), len(clip))
    for at in range(begins, ends - WINDOW + 1, max(EVERY, (ends - begins) // MOST)):
        ours = clip[at : at + WINDOW].astype(np.float64)
        if (ours.max(axis=1) > QUIET * 3).mean() < 0.3:  # silence never matches
            continue
        found = [
            (*_best(ours, raw), n) for n, raw in enumerate(raws) if raw is not None and len(raw) > WINDOW
        ]
        found.sort(reverse=True)
        if found and found[0][0] >= SAME and (len(found) == 1 or found[0][0] - found[1][0] >= CLEAR):
            yield found[0][2], at / ROWS, found[0][1] / ROWS


def _best(ours: Exact, raw: Bytes) -> tuple[float, int]:
    """The greatest correlation of a window with a file, and the row at which it lies."""
    best = (0.0, 0)
    for begin in range(0, max(len(raw) - WINDOW, 1), LONGEST):
        scores = _scores(ours, raw[begin : begin + LONGEST + WINDOW].astype(np.float64))
        row = int(scores.argmax())
        best = max(best, (float(scores[row]), begin + row))
    return best


def _scores(ours: Exact, raw: Exact) -> Exact:
    """Centred correlation in time in every band together, at every row: products by way of the spectrum."""
    window = ours - ours.mean(axis=0)
    count = len(raw) - len(window) + 1
    size = 1 << int(np.ceil(np.log2(len(raw))))
    spectrum = np.fft.rfft(raw, size, axis=0) * np.conj(np.fft.rfft(window, size, axis=0))
    products = np.fft.irfft(spectrum.sum(axis=1), size)[:count]
    sums = np.cumsum(np.pad(raw, ((1, 0), (0, 0))), axis=0)
    squares = np.cumsum(np.pad(np.square(raw).sum(axis=1), (1, 0)))
    total = sums[len(window) :] - sums[: -len(window)]
    energy = squares[len(window) :] - squares[: -len(window)] - np.square(total).sum(axis=1) / len(window)
    return np.asarray(products / np.sqrt(np.maximum(energy, 1e-6) * np.square(window).sum()))
