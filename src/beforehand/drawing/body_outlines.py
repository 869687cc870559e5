"""The silhouette of the body map, plain and without sex: ears, head, trunk with legs, arms, hands.

Only the right half is written down, in the units of :mod:`beforehand.drawing.body_shapes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from beforehand.drawing.bent import Curve, Point, side_outline, whole_outline

PIECES = ("ear", "head", "trunk", "arm", "hand")
"""The outlines, in the order they are drawn."""

WHOLE = {"head", "trunk"}
"""Those that lie over the middle."""

_EAR: Sequence[Curve] = (
    ((23, 24), (26, 27), (25, 33)),
    ((24.4, 38), (22, 43), (19, 42)),
    ((17, 40), (17, 27), (19, 25)),
)
_HEAD: Sequence[Curve] = (((13, 8), (20.5, 18), (20.5, 31)), ((20.5, 47), (11, 60.5), (0, 60.5)))
_TRUNK: Sequence[Curve] = (
    ((6, 63), (12, 64), (12.5, 66)),
    ((11.5, 72), (11.5, 80), (22, 85.5)),
    ((36, 90), (46, 92), (46.5, 106)),
    ((46, 114), (45, 118), (44, 124)),
    ((42, 140), (39.5, 152), (39, 168)),
    ((38.5, 182), (38.5, 190), (39.5, 200)),
    ((41, 216), (43.5, 226), (44, 242)),
    ((45, 270), (44, 288), (42.5, 306)),
    ((40, 334), (36.5, 352), (35.5, 378)),
    ((35, 392), (37, 404), (36, 422)),
    ((34, 446), (29, 470), (28, 489)),
    ((27.5, 495), (30, 500), (30.5, 506)),
    ((31, 513), (26, 515.5), (20.5, 515.5)),
    ((14, 515.5), (10.5, 513), (11, 506)),
    ((11.5, 499), (12.5, 495), (12, 488)),
    ((9, 468), (7, 444), (7, 424)),
    ((6.5, 406), (8, 392), (8, 378)),
    ((7, 350), (4.6, 320), (3, 299)),
    ((2, 294), (1, 293), (0, 293)),
)
_ARM: Sequence[Curve] = (
    ((58, 98), (64, 108), (66, 122)),
    ((69, 146), (71, 164), (73.5, 186)),
    ((76.5, 210), (79, 230), (79.5, 246)),
    ((79.5, 252), (78, 255), (73, 255)),
    ((67.5, 255), (66.5, 252), (66, 247)),
    ((63, 226), (58, 206), (55, 186)),
    ((51, 162), (49.5, 142), (48.5, 120)),
    ((47.6, 108), (46.6, 98), (51, 97)),
)  # fmt: skip
_HAND: Sequence[Curve] = (
    ((79, 258), (82.6, 264), (83, 273)),
    ((83.4, 286), (80, 300.5), (75.5, 300.5)),
    ((69.5, 300.5), (66.5, 286), (66.8, 275)),
    ((67, 264), (68, 258), (73, 258)),
)  # fmt: skip
_STARTS: dict[str, Point] = {
    "ear": (19, 25),
    "head": (0, 8),
    "trunk": (0, 63),
    "arm": (51, 97),
    "hand": (73, 258),
}
_CURVES = {"ear": _EAR, "head": _HEAD, "trunk": _TRUNK, "arm": _ARM, "hand": _HAND}


def outlines() -> dict[str, str]:
    """The closed path of each piece, in the order they are drawn; the same in front and behind."""
    found = {}
    for piece in PIECES:
        start, curves = _STARTS[piece], _CURVES[piece]
        if piece in WHOLE:
            found[piece] = whole_outline(start, curves)
        else:
            for side in ("left", "right"):
                found[f"{piece}-{side}"] = side_outline(start, curves, mirrored=side == "left")
    return found
