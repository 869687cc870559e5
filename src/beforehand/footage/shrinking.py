"""A picture's luma averaged over a small grid, exactly: a pixel on a cell's edge counts in both, by its parts."""

from __future__ import annotations

from typing import Any

import numpy as np

from beforehand.footage.arrays import Bytes, Exact

PLANAR = ("yuv4", "yuvj4", "gray", "nv12", "nv21", "yuva4")


def shrunk(frame: Any, rows: int, columns: int) -> Bytes:
    """The luma of a decoded frame, averaged over ``rows`` × ``columns`` cells and turned as the file says.

    Args:
        frame: a ``av.VideoFrame``.
        rows: of the grid, as shown.
        columns: of the grid, as shown.
    """
    turns = (frame.rotation // 90) % 4 if frame.rotation else 0
    if turns % 2:
        rows, columns = columns, rows
    luma = _luma(frame)
    small = _averaged(_averaged(luma, rows).T, columns).T
    grey = np.clip(small + 0.5, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(grey, turns)) if turns else grey


def _luma(frame: Any) -> Bytes:
    """The luma plane without a copy where it is 8 bits deep; else as FFmpeg converts it."""
    name = frame.format.name
    if not (name.startswith(PLANAR) and frame.format.components[0].bits == 8):
        return np.asarray(frame.to_ndarray(format="gray"), dtype=np.uint8)
    plane = frame.planes[0]
    lines = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return lines[: frame.height, : frame.width]


def _averaged(plane: Bytes | Exact, cells: int) -> Exact:
    """Means over ``cells`` equal parts of the first axis, parts of lines included."""
    edges = np.arange(cells + 1) * (len(plane) / cells)
    whole = np.minimum(edges.astype(np.int64), len(plane) - 1)
    part = edges - whole
    if len(plane) >= 2 * cells:
        kind = np.uint32 if plane.dtype == np.uint8 else np.float64
        sums = _sums(plane, whole[:-1], whole[-1], kind)
    else:
        sums = np.zeros((cells, plane.shape[1]))
        for n in range(cells):
            sums[n] = plane[whole[n] : whole[n + 1]].sum(axis=0, dtype=np.float64)
    at_edges = plane[whole] * part[:, None]
    return np.asarray((sums - at_edges[:-1] + at_edges[1:]) * (cells / len(plane)), dtype=np.float64)


def _sums(plane: Bytes | Exact, starts: Any, end: int, kind: Any) -> Exact:
    """Sums of the lines between edges; the last line is left to the edge's own part."""
    steps = np.diff(np.append(starts, end))
    if (steps == steps[0]).all():
        block = plane[starts[0] : starts[0] + len(starts) * steps[0]]
        return np.asarray(block.reshape(len(starts), steps[0], -1).sum(axis=1, dtype=kind), dtype=np.float64)
    return np.stack([plane[a : a + n].sum(axis=0, dtype=kind) for a, n in zip(starts, steps, strict=True)])
