"""Where a clip's picture lies on the footage's: crop, bars, mirror; and a clip laid onto the footage's grid."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bools, Bytes, Exact, Floats
from beforehand.footage.contrast import PART, contrasted
from beforehand.footage.reel import RAW_GRID


@frozen
class Framing:
    """The part of the raw picture that the whole clip frame spans, 0 to 1 across it; beyond it where there are bars.

    Attributes:
        left, top, right, bottom: edges of the clip in the raw picture.
        mirrored: left for right, before the clip is laid on.
    """

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0
    mirrored: bool = False

    def edges(self) -> Exact:
        """The four edges."""
        return np.array([self.left, self.top, self.right, self.bottom])

    def moved(self, by: Exact) -> Framing:
        """The same with its edges moved."""
        left, top, right, bottom = self.edges() + by
        return Framing(float(left), float(top), float(right), float(bottom), self.mirrored)


def laid(clip: Bytes, framing: Framing, live: tuple[int, int, int, int]) -> tuple[Floats, Bools]:
    """Lay clip frames on the raw grid and take their local contrast.

    Args:
        clip: frames × rows × columns of the clip's grid.
        framing: where the clip lies.
        live: left, top, right, bottom of the clip's grid that is picture, not bars; half-open.

    Returns:
        frames × cells, and which cells count: those that the live part covers whole.
    """
    frames = clip[:, :, ::-1] if framing.mirrored else clip
    left, top, right, bottom = live
    if framing.mirrored:
        left, right = clip.shape[2] - right, clip.shape[2] - left
    down, rows_in = _cells(RAW_GRID[0], clip.shape[1], framing.top, framing.bottom, top, bottom)
    across, columns_in = _cells(RAW_GRID[1], clip.shape[2], framing.left, framing.right, left, right)
    grey = _averaged(frames, down, across)
    mask = rows_in[:, None] & columns_in[None, :]
    return contrasted(grey, mask).reshape(len(clip), -1), mask.reshape(-1)


def grey_laid(clip: Bytes, framing: Framing) -> Floats:
    """Clip frames as greys on the raw grid, frames × cells; where the clip does not reach they say nothing."""
    frames = clip[:, :, ::-1] if framing.mirrored else clip
    down, _ = _cells(RAW_GRID[0], clip.shape[1], framing.top, framing.bottom, 0, clip.shape[1])
    across, _ = _cells(RAW_GRID[1], clip.shape[2], framing.left, framing.right, 0, clip.shape[2])
    return _averaged(frames, down, across).reshape(len(clip), -1)


def _averaged(frames: Bytes, down: Floats, across: Floats) -> Floats:
    """Frames averaged over the cells of another grid, some at a time."""
    out = np.empty((len(frames), len(down), len(across)), np.float32)
    for at in range(0, len(frames), PART):
        part = frames[at : at + PART].astype(np.float32)
        np.matmul(np.matmul(down, part), across.T, out=out[at : at + PART])
    return out


def _cells(cells: int, pixels: int, low: float, high: float, first: int, last: int) -> tuple[Floats, Bools]:
    """Weights that average a clip's pixels over each raw cell along one axis, and which cells lie inside."""
    edges = (np.arange(cells + 1) / cells - low) / max(high - low, 1e-6) * pixels
    begin, end = edges[:-1, None], edges[1:, None]
    at = np.arange(pixels)[None, :]
    share = np.clip(np.minimum(at + 1, end) - np.maximum(at, begin), 0, 1)
    inside = (edges[:-1] >= first - 0.3) & (edges[1:] <= last + 0.3)
    total = np.maximum(share.sum(axis=1, keepdims=True), 1e-6)
    return (share / total).astype(np.float32), inside


def live_part(clip: Bytes) -> tuple[int, int, int, int]:
    """The part of the clip's grid inside bars that stay: left, top, right, bottom; half-open.

    A bar is a run of lines at an edge that are flat and dark in every frame that is not flat itself.
    """
    some = clip[:: max(len(clip) // 200, 1)].astype(np.float32)
    some = some[some.reshape(len(some), -1).std(axis=1) > 6]
    if len(some) < 2:
        return 0, 0, clip.shape[2], clip.shape[1]
    top, bottom = _inside(some, 2)
    left, right = _inside(some, 1)
    return left, top, right, bottom


def _inside(some: Floats, axis: int) -> tuple[int, int]:
    dark = (np.percentile(some, 95, axis=axis) < 34) & (some.std(axis=axis) < 2.5)
    bar = dark.mean(axis=0) > 0.97
    low, high = 0, len(bar)
    while low < len(bar) // 3 and bar[low]:
        low += 1
    while high > 2 * len(bar) // 3 and bar[high - 1]:
        high -= 1
    # The line beside a bar is part bar, part picture.
    return low + (low > 0), high - (high < len(bar))
