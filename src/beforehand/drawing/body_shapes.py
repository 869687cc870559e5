"""Where each leaf lies on the figure: a plain silhouette without sex, front and back, as cells cut by its outline.

The middle of the figure is x = 0, its crown y = 8, its soles y = 515; a unit is about three millimetres of a person.
Only the right half is written down. What is right on the sheet is the person's left in front, their right behind.
Cells reach over the outline: it cuts what is drawn, and the whole cell takes the touch, so that a finger need not
meet a wrist that is six units wide.
"""

from __future__ import annotations

from attrs import frozen

from beforehand.drawing.bent import Point, side_cell, whole_cell
from beforehand.drawing.body_outlines import WHOLE

FACES = ("front", "back")
_SAG = {"head": 0.8, "trunk": 2.5}


def _box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


Cells = dict[str, tuple[str, list[Point]]]
"""Leaf, or its name without a side, to its piece and the points of its right half."""

_BOTH: Cells = {
    "ear": ("ear", _box(18, 22, 28, 45)),
    "ribs": ("trunk", _box(24, 146, 50, 180)),
    "waist": ("trunk", _box(24, 180, 50, 206)),
    "outer_thigh": ("trunk", [(31, 296), (50, 296), (50, 378), (26, 378)]),
    "upper_arm": ("arm", _box(46, 92, 86, 160)),
    "elbow": ("arm", _box(46, 160, 86, 184)),
    "forearm": ("arm", _box(46, 184, 88, 233)),
    "wrist": ("arm", _box(54, 233, 88, 256.5)),
    "hand": ("hand", _box(56, 256.5, 88, 279)),
    "fingertips": ("hand", _box(56, 279, 88, 304)),
    "knee": ("trunk", _box(0, 378, 46, 402)),
    "ankle": ("trunk", _box(0, 474, 42, 491)),
    "foot": ("trunk", _box(0, 491, 42, 504)),
    "toes": ("trunk", _box(0, 504, 42, 519)),
}
_FRONT: Cells = {
    "scalp": ("head", _box(0, 5, 23, 15.5)),
    "forehead": ("head", _box(0, 15.5, 9.5, 23)),
    "temple": ("head", _box(9.5, 15.5, 20.6, 30.5)),
    "eyelids": ("head", _box(0, 23, 9.5, 30.5)),
    "nose": ("head", _box(0, 30.5, 6, 38)),
    "cheek": ("head", [(6, 30.5), (20.6, 30.5), (20.6, 53), (10, 53), (10, 38), (6, 38)]),
    "lips": ("head", _box(0, 38, 10, 45.5)),
    "mouth": ("head", _box(0, 45.5, 10, 53)),
    "chin": ("head", _box(0, 53, 23, 63)),
    "throat": ("trunk", _box(0, 60, 7, 86)),
    "neck": ("trunk", _box(7, 60, 34, 86)),
    "shoulder": ("trunk", _box(20, 86, 50, 114)),
    "upper_chest": ("trunk", _box(0, 86, 20, 114)),
    "breast": ("trunk", _box(0, 114, 50, 146)),
    "midriff": ("trunk", _box(0, 146, 24, 193)),
    "lower_belly": ("trunk", [(0, 193), (24, 193), (24, 206), (50, 206), (50, 231), (0, 231)]),
    "hip": ("trunk", _box(27, 231, 50, 296)),
    "groin": ("trunk", [(0, 231), (27, 231), (27, 296), (15, 296), (15, 262), (0, 262)]),
    "genitals": ("trunk", _box(0, 262, 15, 296)),
    "front_thigh": ("trunk", [(17, 296), (31, 296), (26, 378), (17, 378)]),
    "inner_thigh": ("trunk", [(0, 296), (17, 296), (17, 378), (0, 378)]),
    "shin": ("trunk", _box(0, 402, 46, 474)),
}
_BACK: Cells = {
    "scalp": ("head", _box(0, 5, 20.6, 63)),
    "nape": ("trunk", _box(0, 60, 7.5, 86)),
    "neck": ("trunk", _box(7.5, 60, 34, 86)),
    "shoulder": ("trunk", _box(0, 86, 50, 108)),
    "upper_back": ("trunk", _box(0, 108, 50, 146)),
    "middle_back": ("trunk", _box(0, 146, 24, 188)),
    "lower_back": ("trunk", [(0, 188), (24, 188), (24, 206), (50, 206), (50, 231), (0, 231)]),
    "hip": ("trunk", _box(33, 231, 50, 296)),
    "buttock": ("trunk", [(7, 231), (33, 231), (33, 296), (7, 296)]),
    "between_buttocks": ("trunk", _box(0, 231, 7, 296)),
    "back_thigh": ("trunk", [(0, 296), (31, 296), (26, 378), (0, 378)]),
    "calf": ("trunk", _box(0, 402, 46, 474)),
}
_TWICE = {"waist"}
"""One leaf that lies on either side."""


_WORDS = {
    "ribs": "ribs",
    "groin": "front of pelvis",
    "between_buttocks": "",
    "front_thigh": "front",
    "outer_thigh": "outside",
    "inner_thigh": "inside",
    "back_thigh": "back",
    "scalp": "hair",
    "fingertips": "tips",
}
"""Short names that are not simply the key; "" where there is no room for one."""

_PLACES: dict[str, Point] = {
    "ear": (22.6, 33),
    "forehead": (0, 19.6),
    "eyelids": (0, 27.4),
    "temple": (13.8, 23),
    "cheek": (14.2, 42),
    "chin": (0, 57),
    "scalp": (0, 12),
    "neck": (13, 79),
    "throat": (0, 74),
    "nape": (0, 74),
    "ribs": (32, 166),
    "waist": (32, 196),
    "shoulder": (33, 103),
    "breast": (21, 132),
    "hip": (37, 258),
    "groin": (0, 248),
    "genitals": (0, 275),
    "lower_belly": (0, 216),
    "lower_back": (0, 212),
    "buttock": (20, 262),
    "upper_arm": (59, 130),
    "elbow": (61, 172),
    "forearm": (66.5, 210),
    "wrist": (71.5, 245),
    "hand": (75, 270),
    "fingertips": (75, 287),
    "front_thigh": (23.5, 335),
    "outer_thigh": (35, 318),
    "inner_thigh": (10.5, 318),
    "back_thigh": (16, 335),
    "knee": (21.5, 390),
    "shin": (21, 432),
    "calf": (21, 432),
    "ankle": (20.3, 483),
    "foot": (20.5, 498),
    "toes": (20.5, 510),
}
"""Where a short name stands on the right, if not in the middle of its cell."""


@frozen
class Shape:
    """A leaf as one face shows it.

    Attributes:
        leaf: its key.
        piece: the outline that cuts it, with its side on the sheet where it has one ("arm-right").
        path: of its cell, before it is cut.
        middle: of the cell, for a short name.
    """

    leaf: str
    piece: str
    path: str
    middle: Point


def shapes(face: str) -> list[Shape]:
    """Every leaf that this face shows, each once, from the head down."""
    cells = {**_BOTH, **(_FRONT if face == "front" else _BACK)}
    found = []
    for name, (piece, points) in cells.items():
        found += _shapes(name, piece, points, face)
    return found


def label_of(shape: Shape) -> tuple[float, float, str] | None:
    """Where the short name of a leaf stands when its part is drawn large, and the name; None without room."""
    name = _sideless(shape.leaf)
    words = _WORDS.get(name, name.replace("_", " "))
    return (*shape.middle, words) if words else None


def _sideless(leaf: str) -> str:
    return leaf.removeprefix("left_").removeprefix("right_")


def _shapes(name: str, piece: str, points: list[Point], face: str) -> list[Shape]:
    sag = _SAG.get(piece, 0.0) if points[0][1] < 296 else 0.0
    x, y = _PLACES.get(name, (0, sum(py for _, py in points) / len(points)))
    if name == "scalp" and face == "back":
        y = 32
    if name in _TWICE:
        paths = [side_cell(points, sag, mirrored=mirrored) for mirrored in (True, False)]
        return [Shape(name, piece, " ".join(paths), (x, y))]
    if name in _MIDDLE:
        return [Shape(name, piece, whole_cell(points, sag), (0, y))]
    own = ("right", "left") if face == "front" else ("left", "right")
    return [
        Shape(
            f"{side}_{name}",
            piece if piece in WHOLE else f"{piece}-{sheet}",
            side_cell(points, sag, mirrored=sheet == "left"),
            (-x if sheet == "left" else x, y),
        )
        for side, sheet in zip(own, ("left", "right"), strict=True)
    ]


_MIDDLE = {
    *("scalp", "forehead", "eyelids", "nose", "lips", "mouth", "chin", "throat", "nape", "upper_chest"),
    *("midriff", "lower_belly", "groin", "genitals", "upper_back", "middle_back", "lower_back"),
    "between_buttocks",
}
"""Leaves that lie over the middle."""

CROPS = {
    "head": (-28, 4, 56, 60),
    "neck": (-36, 58, 72, 34),
    "torso": (-52, 82, 104, 154),
    "pelvis": (-52, 228, 104, 72),
    "arms": (-86, 92, 172, 212),
    "thighs": (-50, 292, 100, 90),
    "lower_legs": (-46, 374, 92, 120),
    "feet": (-42, 486, 84, 36),
}
"""What is seen of the figure when one part is opened large: left, top, width, height."""

FIGURE = (-104, -12, 208, 540)

TOUCHED: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "head": ((-45, -12, 90, 62),),
    "neck": ((-45, 50, 90, 59),),
    "torso": ((-45, 109, 90, 121),),
    "arms": ((-104, 96, 59, 212), (45, 96, 59, 212)),
    "pelvis": ((-45, 230, 90, 66),),
    "thighs": ((-45, 296, 90, 82),),
    "lower_legs": ((-45, 378, 90, 90),),
    "feet": ((-45, 468, 90, 60),),
}
"""Where the small figure is touched to open a part: each at least 44 px when the figure is 408 px high."""
