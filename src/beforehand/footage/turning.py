"""How a file wants its pictures to be shown: turned by quarters, mirrored, as its display matrix says."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray


@frozen
class Turn:
    """What is done to a decoded picture before it is shown.

    Attributes:
        crossed: rows become columns.
        down, across: then the rows are turned over, the columns are.
    """

    crossed: bool = False
    down: bool = False
    across: bool = False

    @property
    def mirrored(self) -> bool:
        """Whether left and right are exchanged, turned or not."""
        return (self.crossed + self.down + self.across) % 2 == 1

    @property
    def degrees(self) -> int:
        """By how much it is turned to the right: 0, 90, 180 or 270; then it may be mirrored."""
        if self.crossed:
            return 90 if self.across != self.mirrored else 270
        return 180 if self.down else 0


UPRIGHT = Turn()


def turn_of(frame: Any) -> Turn:
    """What a frame's display matrix asks for; skewed ones are taken as the nearest quarter."""
    found = frame.side_data.get("DISPLAYMATRIX")
    if found is None:
        return UPRIGHT
    a, b, _, c, d = np.frombuffer(bytes(found), "<i4")[:5].tolist()
    # A point goes to (ax + cy, bx + dy), y downwards.
    if abs(a) + abs(d) >= abs(b) + abs(c):
        return Turn(False, d < 0, a < 0)
    return Turn(True, b < 0, c < 0)


def turned(picture: NDArray[np.uint8], turn: Turn) -> NDArray[np.uint8]:
    """A picture (rows × columns, and colours if any) as it is to be shown."""
    if turn == UPRIGHT:
        return picture
    out = np.swapaxes(picture, 0, 1) if turn.crossed else picture
    out = out[::-1] if turn.down else out
    return np.ascontiguousarray(out[:, ::-1] if turn.across else out)
