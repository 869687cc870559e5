"""How many frames early and late the truth may be."""

from __future__ import annotations

import numpy as np

from beforehand.footage.doubt import REACH, admitted, interval


def test_a_picture_that_tells_frames_apart_leaves_no_doubt_and_a_still_one_says_so() -> None:
    sharp = 0.001 + 0.01 * np.abs(np.arange(-REACH, REACH + 1))
    assert interval(sharp, 30) == (0, 0)
    assert interval(np.full(2 * REACH + 1, 0.001), 30) == (REACH, REACH)


def test_a_poor_picture_is_never_sure_to_the_frame() -> None:
    assert admitted(0, 0, 0.97) == (0, 0)
    assert admitted(0, 3, 0.91) == (1, 3)
    assert admitted(0, 0, 0.8) == (2, 3)
