"""Rates and timecode, drop-frame too, by the counts that SMPTE ST 12-1 gives."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from beforehand.footage.rates import counted, nominal_rate, spoken, timecode

NTSC = Fraction(30000, 1001)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (0, "00:00:00;00"),
        (1799, "00:00:59;29"),
        (1800, "00:01:00;02"),
        (17981, "00:09:59;29"),
        (17982, "00:10:00;00"),
        (107892, "01:00:00;00"),
    ],
)
def test_drop_frame_skips_two_numbers_a_minute_but_the_tenth(frame: int, code: str) -> None:
    assert timecode(frame, NTSC, "00:00:00;00") == code
    assert counted(code, NTSC) == frame


def test_every_drop_frame_code_counts_back_to_its_frame() -> None:
    for rate in (NTSC, Fraction(60000, 1001)):
        for frame in range(0, 120_000, 37):
            assert counted(timecode(frame, rate, "00:00:00;00"), rate) == frame


def test_timecode_goes_on_from_the_start_of_the_file() -> None:
    assert timecode(25, Fraction(25), "10:00:00:00") == "10:00:01:00"
    assert timecode(23, Fraction(24000, 1001)) == "00:00:00:23"
    assert timecode(5, Fraction(24), "no timecode") == "00:00:00:05"
    assert timecode(1, Fraction(24), "23:59:59:23") == "00:00:00:00"


def test_a_span_is_said_in_whole_seconds_and_frames() -> None:
    assert spoken(72 * 24 + 8, Fraction(24)) == "1 min 12 s 8 f"
    assert spoken(0, Fraction(24)) == "0 f"
    assert spoken(24, Fraction(24)) == "1 s"


@pytest.mark.parametrize(
    ("rate", "tick"),
    [
        (Fraction(24000, 1001), Fraction(1, 1000)),
        (Fraction(24), Fraction(1, 1000)),
        (NTSC, Fraction(1, 90000)),
        (Fraction(25), Fraction(1, 12800)),
    ],
)
def test_the_rate_is_found_behind_rounded_times(rate: Fraction, tick: Fraction) -> None:
    shown = np.array([round(n / rate / tick) for n in range(2000)], np.int64)
    average = Fraction(1999) / (int(shown[-1]) * tick)
    assert nominal_rate(shown, tick, average, average) == rate


def test_a_file_of_varying_rate_has_the_rate_of_its_usual_step() -> None:
    steps = np.array(([3000] * 9 + [9000]) * 20)
    shown = np.concatenate([[0], np.cumsum(steps)]).astype(np.int64)
    assert nominal_rate(shown, Fraction(1, 90000), Fraction(25), Fraction(25)) == 30
