"""What is kept of a file: small grey frames, when each is shown, and how it sounds."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bytes, Exact, Ints

RAW_GRID = (27, 48)
"""Rows and columns of footage: fine enough for a hand, and under 60 MB an hour once packed."""
CLIP_GRID = (72, 128)
"""Rows and columns of a clip: finer than footage, since it is laid onto it at places between the cells."""


@frozen(eq=False)
class Reel:
    """A file reduced.

    Attributes:
        path: where it lay, as it was given.
        sha256: of its bytes, in hex.
        columns, rows: the picture in pixels as it is shown, turned where the file says so.
        frames: grey means, frames × rows × columns.
        shown: when each frame is shown, in ticks from the first; rising.
        tick: seconds in a tick.
        rate: frames a second: nominal, exact.
        start_timecode: what the file says its first frame is, or empty.
        sound: loudness in bands, 100 a second × bands, the first at the first frame; None without sound.
        notes: sentences about what was odd in the file.
        first: the file's own tick of its first frame, by which single pictures are fetched again.
        pixel: the width of a pixel over its height, as shown; 1 for square ones.
    """

    path: str
    sha256: str
    columns: int
    rows: int
    frames: Bytes
    shown: Ints
    tick: Fraction
    rate: Fraction
    start_timecode: str = ""
    sound: Bytes | None = None
    notes: tuple[str, ...] = ()
    first: int = 0
    pixel: Fraction = Fraction(1)

    @property
    def shape(self) -> float:
        """The picture's width over its height, as it is seen."""
        return self.columns * float(self.pixel) / max(self.rows, 1)

    def seconds(self) -> Exact:
        """When each frame is shown, in seconds from the first; for searching alone, never for an answer."""
        return np.asarray(self.shown * (self.tick.numerator / self.tick.denominator), dtype=np.float64)

    def slots(self) -> Ints:
        """For each beat of the nominal rate the frame on screen in its middle; the identity at a steady rate."""
        if len(self.shown) < 2:
            return np.zeros(len(self.shown), np.int64)
        seconds = self.seconds()
        step = 1 / float(self.rate)
        count = max(round((seconds[-1] + step) / step), 1)
        middles = (np.arange(count) + 0.5) * step
        return np.asarray(np.searchsorted(seconds, middles, side="right") - 1, dtype=np.int64)
