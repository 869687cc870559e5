"""Soft-edged shapes on a plane of grey: what sets and figures are drawn with."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
"""Rows × columns of grey, 0 to 255."""


def capsule(plane: Plane, a: tuple[float, float], b: tuple[float, float], radius: float, grey: float) -> None:
    """Draw a limb: all points nearer than ``radius`` to the line from a to b (x, y in pixels)."""
    rows, columns = plane.shape
    left, right = _span(a[0], b[0], radius, columns)
    top, bottom = _span(a[1], b[1], radius, rows)
    if left >= right or top >= bottom:
        return
    y, x = np.ogrid[top:bottom, left:right]
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((x - a[0]) * dx + (y - a[1]) * dy) / max(dx * dx + dy * dy, 1e-6)
    along = np.clip(along, 0, 1)
    distance = np.hypot(x - a[0] - along * dx, y - a[1] - along * dy)
    _mix(plane[top:bottom, left:right], np.clip(radius + 0.5 - distance, 0, 1), grey)


def box(plane: Plane, left: float, top: float, right: float, bottom: float, grey: float) -> None:
    """Draw a rectangle with edges that fall between pixels."""
    rows, columns = plane.shape
    across = np.clip(np.minimum(np.arange(columns) + 1 - left, right - np.arange(columns)), 0, 1)
    down = np.clip(np.minimum(np.arange(rows) + 1 - top, bottom - np.arange(rows)), 0, 1)
    _mix(plane, (down[:, None] * across[None, :]).astype(np.float32), grey)


def noise(rng: np.random.Generator, rows: int, columns: int, cell: float) -> Plane:
    """Smooth noise, mean 0 and about 1 wide, whose lumps are ``cell`` pixels wide."""
    low = rng.normal(size=(int(rows / cell) + 3, int(columns / cell) + 3)).astype(np.float32)
    return stretched(low, rows, columns)


def stretched(plane: Plane, rows: int, columns: int) -> Plane:
    """A plane drawn at another size, linear between its points."""
    return sampled(
        plane, np.linspace(0, plane.shape[0] - 1.001, rows), np.linspace(0, plane.shape[1] - 1.001, columns)
    )


def sampled(plane: Plane, y: NDArray[np.floating[Any]], x: NDArray[np.floating[Any]]) -> Plane:
    """A plane read at rows ``y`` and columns ``x``, linear between its points and held at its edges."""
    y = np.clip(y, 0, plane.shape[0] - 1.001)
    x = np.clip(x, 0, plane.shape[1] - 1.001)
    y0, x0 = y.astype(np.intp), x.astype(np.intp)
    fy, fx = (y - y0).astype(np.float32)[:, None], (x - x0).astype(np.float32)[None, :]
    rows = plane[y0] * (1 - fy) + plane[y0 + 1] * fy
    return np.asarray(rows[:, x0] * (1 - fx) + rows[:, x0 + 1] * fx, dtype=np.float32)


def _span(a: float, b: float, radius: float, size: int) -> tuple[int, int]:
    return max(int(min(a, b) - radius - 1), 0), min(int(max(a, b) + radius + 2), size)


def _mix(part: Plane, cover: NDArray[np.float32] | NDArray[np.float64], grey: float) -> None:
    part += (cover * (grey - part)).astype(np.float32)
