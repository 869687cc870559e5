"""The footage as a search walks it: frames at an even beat, their local contrast made when it is asked for."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bytes, Exact, Floats, Ints
from beforehand.footage.contrast import contrasted
from beforehand.footage.reel import Reel


@frozen(eq=False)
class Ground:
    """One raw file.

    Attributes:
        number: which file.
        grey: frames × rows × columns, one for each slot of the even beat.
        slots: the frame that each slot shows.
        rate: slots a second.
        width_over_height: of the picture.
    """

    number: int
    grey: Bytes
    slots: Ints
    rate: float
    width_over_height: float

    def contrast(self, low: int, high: int) -> Floats:
        """Local contrast of slots low (closed) to high (open), slots × cells; held at the file's ends."""
        at = np.clip(np.arange(low, high), 0, len(self.grey) - 1)
        return contrasted(self.grey[at].astype(np.float32)).reshape(len(at), -1)

    def contrast_at(self, at: Ints) -> Floats:
        """Local contrast of some slots, in their order; held at the file's ends."""
        if not len(at):
            return np.zeros((0, self.grey.shape[1] * self.grey.shape[2]), np.float32)
        low, high = int(at.min()), int(at.max()) + 1
        if high - low <= 3 * len(at) + 8:
            return self.contrast(low, high)[at - low]
        kept, back = np.unique(np.clip(at, 0, len(self.grey) - 1), return_inverse=True)
        part = contrasted(self.grey[kept].astype(np.float32)).reshape(len(kept), -1)
        return part[back]


def ground(number: int, reel: Reel) -> Ground:
    """The ground of a reel."""
    slots = reel.slots()
    steady = len(slots) == len(reel.frames) and (slots == np.arange(len(slots))).all()
    grey = reel.frames if steady else reel.frames[slots]
    return Ground(number, grey, slots, float(reel.rate), reel.columns / max(reel.rows, 1))


@frozen
class Line:
    """A hypothesis: clip time t shows slot ``floor(offset + slope · t)`` of a raw file, in one framing.

    Attributes:
        raw: which file.
        framing: which of the framings in use.
        slope: slots per second of the clip.
        offset: slots at the clip's first frame.
    """

    raw: int
    framing: int
    slope: float
    offset: float

    def slots(self, seconds: Exact) -> Ints:
        """The slots shown at some moments of the clip."""
        return np.floor(self.offset + self.slope * seconds).astype(np.int64)
