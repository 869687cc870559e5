"""What an excerpt check finds: pieces that tile the clip. All frames are counted from 0; all ranges are half-open."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; half-open."""


@frozen
class Heard:
    """What the sound of a piece says, apart from its picture.

    Attributes:
        state: ``same``, ``shifted`` (the same, at another moment than the picture), ``other``, ``silent`` (the
            clip is, the footage is not), ``quiet`` (the footage is silent here: nothing to hear),
            ``none`` (a file has no
            sound) or ``not compared`` (another speed, or too short).
        shift: hundredths of a second by which the clip's sound comes later than the footage's under the same picture.
    """

    state: str
    shift: int = 0


@frozen
class Match:
    """Frames of the clip that are frames of a raw file.

    Attributes:
        first, last: in the clip.
        raw: which file.
        raw_frames: the raw frame of each clip frame.
        speed: raw time over clip time.
        mirrored: left for right.
        framing: the part of the raw picture that is seen, in raw pixels.
        early, late: by how many raw frames the true frame may lie before or after the one named.
        certainty: 0 to 1: how much of the movement agrees.
        heard: the sound.
    """

    kind = "match"
    first: int
    last: int
    raw: int
    raw_frames: tuple[int, ...] = field(repr=False)
    speed: Fraction
    mirrored: bool
    framing: Box
    early: int
    late: int
    certainty: float
    heard: Heard = Heard("not compared")


@frozen
class Freeze:
    """One raw frame held. ``early`` and ``late`` as for a match."""

    kind = "freeze"
    first: int
    last: int
    raw: int
    raw_frame: int
    mirrored: bool
    framing: Box
    early: int
    late: int
    certainty: float


@frozen
class Side:
    """One side of a dissolve: a raw file and its frames under the first and the last frame of it, closed."""

    raw: int
    begins: int
    ends: int


@frozen
class Plain:
    """The side of a dissolve that is no footage: ``black`` or a ``title``. A dissolve with one is a fade."""

    looks: str


@frozen
class Dissolve:
    """One stretch of footage goes over into another, or into black or a title, or out of it."""

    kind = "dissolve"
    first: int
    last: int
    leaving: Side | Plain
    coming: Side | Plain


@frozen
class SameScene:
    """The scene of a raw file; but no take that was given can be shown to hold these frames."""

    kind = "same_scene_other_take"
    first: int
    last: int
    raw: int


@frozen
class Insert:
    """Not from the footage. ``looks``: ``black``, ``title`` or ``picture``."""

    kind = "insert"
    first: int
    last: int
    looks: str


Piece = Match | Freeze | Dissolve | SameScene | Insert


@frozen
class LeftOut:
    """Raw frames between two pieces that run on in one file: ``frames`` half-open, ``between`` two piece numbers."""

    raw: int
    frames: tuple[int, int]
    between: tuple[int, int]


def left_out(pieces: tuple[Piece, ...]) -> tuple[LeftOut, ...]:
    """What cuts skip: for each match, what lies in its file before the next match when that one runs on later."""
    found = []
    matches = [(n, p) for n, p in enumerate(pieces) if isinstance(p, Match)]
    for (n, one), (m, two) in pairwise(matches):
        if (
            one.raw == two.raw
            and one.raw_frames[-1] + 1 < two.raw_frames[0]
            and min(one.raw_frames) < two.raw_frames[0]
        ):
            found.append(LeftOut(one.raw, (one.raw_frames[-1] + 1, two.raw_frames[0]), (n, m)))
    return tuple(found)
