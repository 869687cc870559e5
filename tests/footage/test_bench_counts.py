"""How the bench counts what a tool said, ours and the others' alike."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from beforehand.footage.pieces import Dissolve, Freeze, Insert, Match, Side
from benchmarks.excerpt.edits import Truth
from benchmarks.excerpt.naming import Tally, named
from benchmarks.excerpt.peers import Hashes, longest, nearest
from tests.footage.test_sentence import found

FULL = (0, 0, 640, 360)


def test_an_excerpt_is_put_in_the_form_that_others_answer_in() -> None:
    told = found(
        Insert(0, 2, "title"),
        Match(2, 4, 1, (7, 8), Fraction(1), False, FULL, 0, 0, 1.0),
        Freeze(4, 6, 1, 8, False, FULL, 0, 0, 1.0),
        Dissolve(6, 7, Side(1, 9, 9), Side(0, 3, 3)),
    )
    assert named(told) == [None, None, (1, 7), (1, 8), (1, 8), (1, 8), (1, 9)]


def test_frames_are_exact_near_or_false_by_the_take_that_they_are_of() -> None:
    truth = [
        *(Truth("match", 5, n) for n in range(4)),
        Truth("insert"), Truth("insert"), Truth("freeze", 5, 3), Truth("dissolve"), Truth("match", 6, 0),
    ]  # fmt: skip
    tally = Tally()
    tally.add(truth, [(1, 0), (1, 2), (0, 2), None, (0, 0), None, (0, 9), (0, 0), (1, 0)], [4, 5])
    assert (tally.shown, tally.exact, tally.near) == (4, 1, 2)
    assert (tally.foreign, tally.false) == (3, 2), "an insert, and a frame of a take that was not given"


def hashes(*values: int, worth: bool = True) -> Hashes:
    words = np.array([[v, 0, 0, 0] for v in values], np.uint64)
    return Hashes(words, np.full(len(values), worth))


def test_a_hash_is_named_after_the_nearest_within_31_bits() -> None:
    raws = [hashes(0, (1 << 40) - 1), hashes(0b111)]
    clip = hashes(0b11, (1 << 36) - 1, ((1 << 34) - 1) << 6 << 20)
    assert nearest(clip, raws, 4) == [(1, 0), (0, 1), None, None]
    assert nearest(hashes(0, worth=False), raws, 1) == [None]
    assert nearest(hashes(0), [hashes(0, worth=False)], 1) == [None]


def test_of_two_stretches_the_longer_names_a_frame() -> None:
    assert longest([[(1, 10, 2)], [(0, 50, 3)]], 4) == [(1, 50), (1, 51), (1, 52), None]
