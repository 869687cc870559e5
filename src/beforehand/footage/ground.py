"""The footage as a search walks it: frames at an even beat, their local contrast made when it is asked for."""

from __future__ import annotations

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from beforehand.footage.arrays import Bools, Bytes, Exact, Floats, Ints
from beforehand.footage.contrast import contrasted
from beforehand.footage.reel import Reel

PAGE = 512
"""Slots whose local contrast is made and kept together."""
MOST_PAGES = 200
"""Pages kept at once: some 70 min of footage in 260 MB. Of more, the oldest are made again when asked for."""
STEPS = 2048
"""Steps of local contrast in a page to 1. No cell is further than 9 from its neighbourhood, so 16 bits hold it as
finely as half precision does, and are turned into figures ten times as fast."""

Pages = dict[tuple[int, int, bytes], NDArray[np.int16]]


@frozen(eq=False)
class Ground:
    """One raw file.

    Attributes:
        number: which file.
        grey: frames × rows × columns, one for each slot of the even beat.
        slots: the frame that each slot shows.
        rate: slots a second.
        width_over_height: of the picture.
        pages: local contrast that was made already, by file, page and part; shared by the grounds of one search.
    """

    number: int
    grey: Bytes
    slots: Ints
    rate: float
    width_over_height: float
    pages: Pages = field(factory=dict, repr=False)

    def contrast(self, low: int, high: int, part: Bools | None = None) -> Floats:
        """Local contrast of slots low (closed) to high (open), slots × cells; held at the file's ends.

        With ``part``, of those cells alone, as if there were no others: as a clip shows them that is cropped or
        barred. Beside an edge that one side has and the other has not, their means would differ.
        """
        begin, end = max(low, 0), min(high, len(self.grey))
        if begin >= end:
            return self._part(np.clip(np.arange(low, high), 0, len(self.grey) - 1), part)
        out = np.empty((high - low, self.grey.shape[1] * self.grey.shape[2]), np.float32)
        for page in range(begin // PAGE, (end - 1) // PAGE + 1):
            a, b = max(begin, page * PAGE), min(end, (page + 1) * PAGE)
            some = self._page(page, part)[a - page * PAGE : b - page * PAGE]
            np.multiply(some, np.float32(1 / STEPS), out=out[a - low : b - low])
        out[: begin - low] = out[begin - low]
        out[end - low :] = out[end - low - 1]
        return out

    def frame(self, slot: int) -> Bytes:
        """The grey frame of a slot; held at the file's ends."""
        return np.asarray(self.grey[min(max(slot, 0), len(self.grey) - 1)], dtype=np.uint8)

    def _page(self, page: int, part: Bools | None) -> NDArray[np.int16]:
        """A page, made when it is first asked for. Many lines lie on the same slots: a search asks for each often."""
        key = (self.number, page, b"" if part is None else np.packbits(part).tobytes())
        if key not in self.pages:
            if len(self.pages) >= MOST_PAGES:
                self.pages.pop(next(iter(self.pages)))
            at = np.arange(page * PAGE, min((page + 1) * PAGE, len(self.grey)))
            self.pages[key] = np.rint(self._part(at, part) * STEPS).astype(np.int16)
        return self.pages[key]

    def _part(self, at: Ints, part: Bools | None) -> Floats:
        mask = None if part is None else part.reshape(self.grey.shape[1:])
        return contrasted(self.grey[at], mask).reshape(len(at), -1)

    def contrast_at(self, at: Ints, part: Bools | None = None) -> Floats:
        """Local contrast of some slots, in their order; held at the file's ends; ``part`` as for ``contrast``."""
        if not len(at):
            return np.zeros((0, self.grey.shape[1] * self.grey.shape[2]), np.float32)
        low, high = int(at.min()), int(at.max()) + 1
        if high - low <= 3 * len(at) + 8:
            return self.contrast(low, high, part)[at - low]
        kept, back = np.unique(np.clip(at, 0, len(self.grey) - 1), return_inverse=True)
        return self._part(kept, part)[back]


def ground(number: int, reel: Reel, pages: Pages | None = None) -> Ground:
    """The ground of a reel; ``pages`` is what the grounds of one search share."""
    slots = reel.slots()
    steady = len(slots) == len(reel.frames) and (slots == np.arange(len(slots))).all()
    grey = reel.frames if steady else reel.frames[slots]
    return Ground(number, grey, slots, float(reel.rate), reel.shape, {} if pages is None else pages)


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
