"""Edits: what an editor does to takes, and the truth about every frame that comes of it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import evolve, field, frozen

from benchmarks.excerpt.shapes import Plane


@frozen
class Piece:
    """A stretch of a clip.

    Attributes:
        kind: ``match``, ``black``, ``title``, ``picture`` (foreign or of a take that is not given),
            ``freeze`` or ``dissolve`` (from this piece into the next, over its last ``over`` frames).
        raw: which file the frames come from; for ``picture`` a file that is not searched.
        start: the first frame there.
        frames: how many clip frames.
        speed: how fast it runs.
        mirrored: left for right.
        crop: (left, top, right, bottom) of the raw picture, 0 to 1.
        over: how many frames of dissolve end it.
    """

    kind: str
    frames: int
    raw: int = 0
    start: int = 0
    speed: Fraction = Fraction(1)
    mirrored: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    over: int = 0


@frozen
class Finish:
    """What is done to the whole clip.

    Attributes:
        rate: of the clip.
        rows, columns: of the clip.
        bars: how much of the height is bars, above and below together.
        gamma, gain, lift: the grade.
        grain: noise added.
        watermark: strength of a mark in a corner; 0 for none.
        subtitles: whether lines of text come and go.
        crf: of the encoding.
        sound: ``own``, ``none``, ``silent``, ``other`` or ``shifted``.
    """

    rate: Fraction = Fraction(24)
    rows: int = 360
    columns: int = 640
    bars: float = 0.0
    gamma: float = 1.0
    gain: float = 1.0
    lift: float = 0.0
    grain: float = 0.0
    watermark: float = 0.0
    subtitles: bool = False
    crf: int = 23
    preset: str = "medium"
    sound: str = "own"


@frozen
class Edit:
    """A clip to be made: its pieces in order, its finish, its class in the table and a seed."""

    name: str
    group: str
    pieces: tuple[Piece, ...]
    finish: Finish = field(factory=Finish)
    seed: int = 0


@frozen
class Truth:
    """What one clip frame is: its kind, and for a match or a freeze the raw file and frame."""

    kind: str
    raw: int = -1
    frame: int = -1


def raw_frame(piece: Piece, k: int, raw_rate: Fraction, clip_rate: Fraction) -> int:
    """The raw frame that the k-th frame of a piece shows: the one on screen at that moment."""
    if piece.kind == "freeze":
        return piece.start
    return piece.start + int(k * piece.speed * raw_rate / clip_rate)


def truth_of(edit: Edit, raw_rate: Fraction) -> list[Truth]:
    """The truth for every frame of a clip."""
    told = []
    for piece in edit.pieces:
        for k in range(piece.frames):
            if piece.over and k >= piece.frames - piece.over:
                told.append(Truth("dissolve"))
            elif piece.kind in ("match", "freeze"):
                told.append(Truth(piece.kind, piece.raw, raw_frame(piece, k, raw_rate, edit.finish.rate)))
            else:
                told.append(Truth("insert"))
    return told


def graded(luma: Plane, finish: Finish) -> Plane:
    """The grade."""
    x = np.clip(luma / 255, 0, 1) ** finish.gamma
    return np.asarray(np.clip(x * finish.gain * 255 + finish.lift, 0, 255), dtype=np.float32)


def without_truth(edit: Edit) -> Edit:
    """The same pieces cut from files that are not searched: every match becomes a foreign picture."""
    return evolve(
        edit, pieces=tuple(evolve(p, kind="picture") if p.kind == "match" else p for p in edit.pieces)
    )
