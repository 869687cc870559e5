"""A picture's luma averaged over a small grid, exactly: a pixel on a cell's edge counts in both, by its parts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beforehand.footage.arrays import Bytes, Exact, Ints
from beforehand.footage.turning import UPRIGHT, Turn, turned

Sums = NDArray[np.uint16] | Exact
PLANAR = ("yuv4", "yuvj4", "gray", "nv12", "nv21", "yuva4")


def shrunk(frame: Any, rows: int, columns: int, turn: Turn = UPRIGHT) -> Bytes:
    """The luma of a decoded frame, averaged over ``rows`` × ``columns`` cells and turned.

    Args:
        frame: a ``av.VideoFrame``.
        rows: of the grid, as shown.
        columns: of the grid, as shown.
        turn: how the file wants it to be shown.
    """
    if turn.crossed:
        rows, columns = columns, rows
    sums = _across(_down(_luma(frame), rows)[:, : frame.width], columns)
    small = sums * (rows * columns / (frame.height * frame.width))
    return turned(np.clip(small + 0.5, 0, 255).astype(np.uint8), turn)


def _luma(frame: Any) -> Bytes:
    """The luma plane, without a copy where it is 8 bits deep; its lines may be padded. Else as FFmpeg converts it."""
    name = frame.format.name
    if not (name.startswith(PLANAR) and frame.format.components[0].bits == 8):
        return np.ascontiguousarray(frame.to_ndarray(format="gray"), dtype=np.uint8)
    plane = frame.planes[0]
    return np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)[: frame.height]


def _down(plane: Bytes, cells: int) -> Sums:
    """Sums over ``cells`` equal parts of the lines, parts of lines included."""
    lines = len(plane)
    edges = np.arange(cells + 1) * (lines / cells)
    whole = np.minimum(edges.astype(np.int64), lines - 1 if lines % cells else lines)
    sums = _whole_lines(plane, whole)
    if lines % cells == 0:
        return sums
    at_edges = plane[whole] * (edges - whole)[:, None]
    return np.asarray(sums - at_edges[:-1] + at_edges[1:], dtype=np.float64)


def _whole_lines(plane: Bytes, whole: Ints) -> Sums:
    """Sums of the lines between each two edges.

    They are added as 16 bits, which hold 257 bytes and take half the time of wider figures; where all parts are of
    one height, in one go. Larger pictures are added plainly.
    """
    lines = np.diff(whole)
    if lines.max() > 257:
        return np.stack([plane[a:b].sum(axis=0, dtype=np.float64) for a, b in pairwise(whole)])
    if (lines == lines[0]).all():
        parts = plane[whole[0] : whole[-1]].reshape(len(lines), int(lines[0]), -1)
        return np.asarray(np.add.reduce(parts, axis=1, dtype=np.uint16))
    return np.stack([np.add.reduce(plane[a:b], axis=0, dtype=np.uint16) for a, b in pairwise(whole)])


def _across(plane: Sums, cells: int) -> Exact:
    """Sums over ``cells`` equal parts of the columns, parts of columns included."""
    width = plane.shape[1]
    if width % cells == 0:
        return np.asarray(plane.reshape(len(plane), cells, -1).sum(axis=2, dtype=np.float64))
    edges = np.arange(cells + 1) * (width / cells)
    whole = np.minimum(edges.astype(np.int64), width - 1)
    running = np.cumsum(np.pad(plane, ((0, 0), (1, 0))), axis=1, dtype=np.float64)
    at_edges = plane[:, whole] * (edges - whole)
    return np.asarray(np.diff(running[:, whole], axis=1) - at_edges[:, :-1] + at_edges[:, 1:])
