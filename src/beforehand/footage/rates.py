"""Rates and timecode: exact, as fractions; drop-frame counted as SMPTE ST 12-1 says."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from beforehand.footage.arrays import Ints

COMMON = tuple(
    Fraction(*pair)
    for pair in (
        (24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48000, 1001), (48, 1), (50, 1), (60000, 1001),
        (60, 1), (120000, 1001), (120, 1), (15, 1), (12, 1), (10, 1), (20, 1), (18, 1), (16, 1),
    )
)  # fmt: skip


def nominal_rate(shown: Ints, tick: Fraction, guessed: Fraction, average: Fraction) -> Fraction:
    """The rate a file runs at: the common one that its times fit, else the one its container gives.

    Containers round times to their ticks (a millisecond in Matroska), so that 24000/1001 does not come out of
    the times alone; of the common rates the one within a tick over the whole file is taken.

    Args:
        shown: times in ticks, rising.
        tick: seconds in a tick.
        guessed: FFmpeg's guess.
        average: frames over length.
    """
    if len(shown) < 2:
        return guessed or average
    steps = np.diff(shown)
    middle = Fraction(int(np.median(steps))) * tick
    steady = np.abs(steps - np.median(steps)).max() <= 1
    span = Fraction(int(shown[-1])) * tick / (len(shown) - 1)
    # A steady file's length tells its rate; in one of varying rate the usual step does.
    step, slack = (span, 2 * tick / (len(shown) - 1)) if steady else (middle, tick)
    near = [rate for rate in (guessed, average, *COMMON) if rate > 0 and abs(1 / rate - step) <= slack]
    if near:
        return min(near, key=lambda rate: (rate not in COMMON, abs(1 / rate - step)))
    return (1 / step).limit_denominator(1001) if step > 0 else average


def spoken(frames: int, rate: Fraction) -> str:
    """A span of frames in words, exact: ``1 min 12 s 8 f``."""
    seconds = int(frames / rate)
    rest = frames - _ceil(seconds * rate)
    if rest < 0:
        seconds, rest = seconds - 1, frames - _ceil((seconds - 1) * rate)
    minutes, over = divmod(seconds, 60)
    told = [f"{minutes} min"] if minutes else []
    told += [f"{over} s"] if over else []
    told += [f"{rest} f"] if rest or not told else []
    return " ".join(told)


def timecode(frame: int, rate: Fraction, start: str = "") -> str:
    """The timecode of a frame: ``hh:mm:ss:ff``, with ``;`` before the frames where frames are dropped.

    Args:
        frame: counted from 0.
        rate: of the file.
        start: the timecode of frame 0; one with ``;`` counts drop-frame.
    """
    base = max(round(rate), 1)
    drop = ";" in start and base % 30 == 0
    count = frame + (_counted(start, base, drop) if start else 0)
    if drop:
        count = _with_dropped(count, base)
    count %= 24 * 3600 * base
    seconds, frames = divmod(count, base)
    mark = ";" if drop else ":"
    width = len(str(base - 1))
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{frames:0{max(width, 2)}}"


def counted(start: str, rate: Fraction) -> int:
    """How many frames after midnight a timecode is at a rate; 0 for none."""
    base = max(round(rate), 1)
    return _counted(start, base, ";" in start and base % 30 == 0) if start else 0


def _counted(start: str, base: int, drop: bool) -> int:
    """How many frames after midnight a timecode is; 0 for one that is none."""
    fields = start.replace(";", ":").replace(".", ":").split(":")
    if len(fields) != 4 or not all(f.isdigit() for f in fields):
        return 0
    hours, minutes, seconds, frames = map(int, fields)
    count = ((hours * 60 + minutes) * 60 + seconds) * base + frames
    if drop:
        whole = hours * 60 + minutes
        count -= (base // 15) * (whole - whole // 10)
    return count


def _with_dropped(count: int, base: int) -> int:
    """A count of frames as the number that drop-frame shows: 2 (4 at 60) are skipped each minute but the tenth."""
    skip = base // 15
    per_ten, per_one = 600 * base - 9 * skip, 60 * base - skip
    tens, rest = divmod(count, per_ten)
    extra = 0 if rest < 60 * base else 1 + (rest - 60 * base) // per_one
    return count + skip * (9 * tens + extra)


def _ceil(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)
