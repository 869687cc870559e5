"""Plain geometry of the body map: half outlines made whole, and cells whose level edges are bent a little.

A level edge at height ``y`` runs along ``y + sag · (1 − (x / 48)²)``: a parabola, so each piece of it is exactly
one quadratic Bézier curve. Cells that share an edge in the data share it in the drawing, bent or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]
"""Two control points and where the curve ends."""

HALF_WIDTH = 48.0


def whole_outline(start: Point, half: Sequence[Curve]) -> str:
    """The closed path of an outline that is given from top to bottom on the right side alone."""
    down = " ".join(_curve(*curve) for curve in half)
    ends = [start, *(end for _, _, end in half)]
    up = " ".join(
        _curve(_mirror(second), _mirror(first), _mirror(ends[n]))
        for n, (first, second, _) in reversed(list(enumerate(half)))
    )
    return f"M{_said(start)} {down} L{_said(_mirror(ends[-1]))} {up}Z"


def side_outline(start: Point, curves: Sequence[Curve], *, mirrored: bool) -> str:
    """The closed path of an outline on the right side, or of its mirror on the left."""
    turn = _mirror if mirrored else _same
    told = " ".join(_curve(turn(a), turn(b), turn(c)) for a, b, c in curves)
    return f"M{_said(turn(start))} {told}Z"


def whole_cell(half: Sequence[Point], sag: float) -> str:
    """The path of a cell over the middle, of which the right half is given from the middle and back to it."""
    return _closed([*half, *(_mirror(point) for point in reversed(half))], sag)


def side_cell(points: Sequence[Point], sag: float, *, mirrored: bool) -> str:
    """The path of a cell on the right, or of its mirror on the left."""
    return _closed([_mirror(p) for p in points] if mirrored else list(points), sag)


def _closed(points: list[Point], sag: float) -> str:
    edges = [_edge(a, b, sag) for a, b in pairwise([*points, points[0]])]
    return f"M{_said(_at(points[0], sag))}{''.join(edges)}Z"


def _edge(a: Point, b: Point, sag: float) -> str:
    if a == b:
        return ""
    if a[1] != b[1] or not sag:
        return f"L{_said(_at(b, sag))}"
    slope = -2 * sag * a[0] / HALF_WIDTH**2
    middle = (a[0] + b[0]) / 2
    control = (middle, _at(a, sag)[1] + slope * (middle - a[0]))
    return f"Q{_said(control)} {_said(_at(b, sag))}"


def _at(point: Point, sag: float) -> Point:
    x, y = point
    return x, y + sag * (1 - (x / HALF_WIDTH) ** 2)


def _curve(first: Point, second: Point, end: Point) -> str:
    return f"C{_said(first)} {_said(second)} {_said(end)}"


def _mirror(point: Point) -> Point:
    return -point[0], point[1]


def _same(point: Point) -> Point:
    return point


def _said(point: Point) -> str:
    return f"{round(point[0], 1) + 0.0:g} {round(point[1], 1) + 0.0:g}"
