"""A picture's luma averaged over a small grid, exactly: a pixel on a cell's edge counts in both, by its parts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from beforehand.footage.arrays import Bytes, Exact, Ints
from beforehand.footage.turning import UPRIGHT, Turn, turned

PLANAR = ("yuv4", "yuvj4", "gray", "nv12", "nv21", "yuva4")
PAIRS = np.uint64(0x00FF00FF00FF00FF)
"""Every other byte of eight."""
EIGHT = np.uint64(8)


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
    small = _across(_averaged(_luma(frame), rows)[:, : frame.width], columns)
    return turned(np.clip(small + 0.5, 0, 255).astype(np.uint8), turn)


def _luma(frame: Any) -> Bytes:
    """The luma plane, without a copy where it is 8 bits deep; its lines may be padded. Else as FFmpeg converts it."""
    name = frame.format.name
    if not (name.startswith(PLANAR) and frame.format.components[0].bits == 8):
        return np.ascontiguousarray(frame.to_ndarray(format="gray"), dtype=np.uint8)
    plane = frame.planes[0]
    return np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)[: frame.height]


def _averaged(plane: Bytes, cells: int) -> Exact:
    """Means over ``cells`` equal parts of the lines, parts of lines included."""
    lines = len(plane)
    edges = np.arange(cells + 1) * (lines / cells)
    whole = np.minimum(edges.astype(np.int64), lines - 1 if lines % cells else lines)
    sums = _sums(plane, whole)
    if lines % cells:
        at_edges = plane[whole] * (edges - whole)[:, None]
        sums = sums - at_edges[:-1] + at_edges[1:]
    return np.asarray(sums * (cells / lines), dtype=np.float64)


def _sums(plane: Bytes, whole: Ints) -> Exact:
    """Sums of the lines between each two edges, as whole columns.

    Eight pixels are added at a time, four in each 64-bit word and 16 bits for each, which takes half the time of
    adding bytes; 257 lines fit. Larger pictures, and lines of odd length, are added plainly.
    """
    if plane.shape[1] % 8 or np.diff(whole).max() > 257:
        return np.stack([plane[a:b].sum(axis=0, dtype=np.float64) for a, b in pairwise(whole)])
    words = plane.view("<u8")
    out = np.empty((len(whole) - 1, plane.shape[1]))
    for cell, (a, b) in enumerate(
        pairwise(whole)
    ):  # cell by cell: what is worked on stays in the processor's cache
        part = words[a:b]
        out[cell, 0::2] = np.add.reduce(part & PAIRS, axis=0).view("<u2")
        out[cell, 1::2] = np.add.reduce((part >> EIGHT) & PAIRS, axis=0).view("<u2")
    return out


def _across(plane: Exact, cells: int) -> Exact:
    """Means over ``cells`` equal parts of the columns, parts of columns included."""
    width = plane.shape[1]
    edges = np.arange(cells + 1) * (width / cells)
    whole = np.minimum(edges.astype(np.int64), width - 1)
    if width % cells:
        sums = np.diff(np.cumsum(np.pad(plane, ((0, 0), (1, 0))), axis=1)[:, whole], axis=1)
        at_edges = plane[:, whole] * (edges - whole)
        sums = sums - at_edges[:, :-1] + at_edges[:, 1:]
    else:
        sums = plane.reshape(len(plane), cells, -1).sum(axis=2)
    return np.asarray(sums * (cells / width), dtype=np.float64)
