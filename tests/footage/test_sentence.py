"""The sentence on top says what the pieces say."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import evolve

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Freeze, Heard, Insert, Match, Piece, SameScene, left_out
from beforehand.footage.reel import Reel
from beforehand.footage.rows import rows
from beforehand.footage.sentence import sentence


def reel(name: str, frames: int) -> Reel:
    grey = np.zeros((frames, 1, 1), np.uint8)
    return Reel(
        f"/films/{name}.mov",
        "0" * 64,
        1920,
        1080,
        grey,
        np.arange(frames, dtype=np.int64),
        Fraction(1, 24),
        Fraction(24),
    )


def match(first: int, last: int, begins: int, raw: int = 0) -> Match:
    frames = tuple(range(begins, begins + last - first))
    return Match(first, last, raw, frames, Fraction(1), False, (0, 0, 1920, 1080), 0, 0, 1.0, Heard("same"))


def found(*pieces: Piece) -> Excerpt:
    clip = reel("clip", pieces[-1].last)
    return Excerpt(clip, (reel("take 3", 9000), reel("take 4", 9000)), pieces, left_out(pieces))


def test_a_title_and_cuts_in_order() -> None:
    told = found(Insert(0, 96, "title"), match(96, 200, 10), match(200, 300, 1850), match(300, 400, 1950))
    assert sentence(told) == (
        "The clip shows 3 stretches of take 3, in order, with 1 cut that leaves out 1 min 12 s 8 f, "
        "after a title card of 4 s."
    )
    table = list(rows(told))
    assert [row.piece for row in table] == [0, 1, None, 2, 3]
    assert table[2].remarks == "left out between 2 and 3"


def test_going_back_speed_mirror_and_sound_are_said() -> None:
    slow = evolve(match(0, 100, 500), speed=Fraction(1, 2), mirrored=True)
    back = evolve(match(100, 200, 20), heard=Heard("other"))
    said = sentence(found(slow, back))
    assert said.startswith("The clip shows 2 stretches of take 3, going back to earlier frames once.")
    assert "1 of them is at another speed. 1 of them is mirrored. 1 of them has other sound." in said


def test_what_is_open_is_said() -> None:
    held = Freeze(100, 124, 0, 109, False, (0, 0, 1920, 1080), 0, 1, 1.0)
    said = sentence(found(match(0, 100, 10), held, SameScene(124, 148, 0), Insert(148, 172, "picture")))
    assert "There is 1 freeze frame." in said
    assert "For 1 s it shows the same scene, but no take that was given could be shown to hold them." in said
    assert sentence(found(SameScene(0, 40, 0))).startswith("The clip shows the scene of this footage")
    assert sentence(found(Insert(0, 40, "black"))) == "No frame of the clip was found in this footage."
