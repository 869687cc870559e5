"""Going on within a file: what is read again must be, byte for byte, what was kept of it.

Reading begins at a key frame some way before the end of what is kept. The first frames after it may still lean on
frames before it; the last ones must all be the same, without a gap, up to the last that is kept.
"""

from __future__ import annotations

import struct

from attrs import define, field

from beforehand.footage.under_way import Stretch

BACK = 48
"""Frames before the end of what is kept at which reading begins again, at the latest."""
SAME = 24
"""How many frames before the first new one must be the same at least."""
NEAR = 3000
"""Frames before the end that are held to be compared: further apart than key frames usually are."""


class Unlike(Exception):  # noqa: N818  as the house names its refusals
    """What is read again is not what was kept: the file is read from its beginning."""


@define
class Overlap:
    """The frames that are read again, held against those that are kept.

    Attributes:
        kept: what is kept.
        same: how many frames in a row, up to the one before the next, were the same.
        over: whether all that is kept has been passed.
    """

    kept: Stretch
    same: int = 0
    over: bool = False
    _last: int = field(init=False)
    _near: dict[int, bytes] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._last = int(self.kept.times[-1])
        self._near = {
            int(time): frame.tobytes()
            for time, frame in zip(self.kept.times[-NEAR:], self.kept.frames[-NEAR:], strict=True)
        }

    def span(self) -> tuple[int, int]:
        """The tick from which reading must begin at the latest, and the last that is kept."""
        return int(self.kept.times[-min(BACK, len(self.kept.times))]), self._last

    def passed(self, kind: bytes, data: bytes) -> bool:
        """Whether a record is new; a frame that was kept is compared.

        Raises:
            Unlike: it does not go on from what was kept.
        """
        if self.over or kind in b"SK":
            return True
        if kind == b"H":
            return False
        if kind == b"F" and len(data) >= 8 and (time := _time(data)) <= self._last:
            self.same = self.same + 1 if self._near.get(time) == data[8:] else 0
            return False
        if kind not in b"FE" or self.same < min(SAME, len(self.kept.times)):
            raise Unlike
        self.over = True
        return True


def _time(data: bytes) -> int:
    return int(struct.unpack_from("<q", data)[0])
