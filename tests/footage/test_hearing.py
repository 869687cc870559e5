"""Sound is compared apart from picture, and silence never matches."""

from __future__ import annotations

import numpy as np

from beforehand.footage.bands import banded
from beforehand.footage.echoes import echoes
from beforehand.footage.hearing import heard
from benchmarks.excerpt.sounds import sound_of


def bands(seed: int, seconds: float = 6) -> np.ndarray:
    """The bands of a drawn sound, at 8 kHz."""
    return banded(sound_of(seed, seconds)[::2].copy())


def test_the_same_sound_is_the_same_louder_or_softer_and_says_its_shift() -> None:
    raw = bands(1)
    soft = banded(sound_of(1, 6)[::2] * np.float32(0.2))
    assert heard(soft, raw, 1, 1, 3).state == "same"
    late = heard(raw, raw, 1, 1.25, 3)
    assert (late.state, late.shift) == ("shifted", 25)
    early = heard(raw, raw, 1.25, 1, 3)
    assert (early.state, early.shift) == ("shifted", -25)


def test_another_sound_is_another() -> None:
    assert heard(bands(2), bands(1), 1, 1, 3).state == "other"


def test_silence_never_matches() -> None:
    silence = banded(np.zeros(48_000, np.float32))
    assert heard(silence, bands(1), 1, 1, 3).state == "silent"
    assert heard(bands(1), silence, 1, 1, 3).state == "quiet"
    assert heard(silence, silence, 1, 1, 3).state == "quiet"


def test_no_sound_and_too_little_sound() -> None:
    assert heard(None, bands(1), 1, 1, 3).state == "none"
    assert heard(bands(1), bands(1), 1, 1, 0.2).state == "not compared"


def test_sound_says_where_a_stretch_lies_and_silence_and_a_sound_heard_twice_say_nothing() -> None:
    raws = [bands(3, 12), bands(4, 12), None]
    clip = bands(4, 12)[300:600]
    assert [(raw, round(there - at, 2)) for raw, at, there in echoes(clip, 0, 3, raws)] == [(1, 3.0)] * 3
    assert list(echoes(bands(5), 0, 3, raws)) == []
    assert list(echoes(clip, 0, 3, [raws[1], raws[1]])) == []
    assert list(echoes(np.zeros_like(clip), 0, 3, raws)) == []
