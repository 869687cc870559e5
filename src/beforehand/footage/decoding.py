"""Reads a file into a reel by a child process, or says in one sentence why not."""

from __future__ import annotations

import hashlib
import json
import os
import selectors
import struct
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from attrs import define, field

from beforehand.agreement.refusals import Refusal
from beforehand.footage.arrays import Bytes, Ints
from beforehand.footage.bands import HOP, SOUND_RATE, banded
from beforehand.footage.rates import nominal_rate
from beforehand.footage.reel import Reel
from beforehand.footage.resuming import Overlap, Unlike
from beforehand.footage.under_way import Stretch, UnderWay

STALLED = 60.0
"""Seconds without a record after which a file is given up."""
MOST_KEPT = 4_000_000_000
"""Bytes of small pictures: 28 h of footage at 30 frames a second, 4 h of a clip. More is no footage but a trap."""
LONGEST = 24 * 3600
"""Seconds from the first frame to the last, and of sound: a day, as timecode counts."""
PATIENCE, SLOWEST = 3600.0, 40.0
"""A file is given up that takes an hour, and for each second that it has shown another 40, to decode."""
MOST_RECORD = 64 << 20
"""Bytes; the child says nothing longer."""
STRETCH = 2400
"""Frames after which what is read of a file is kept: some half a minute of work."""
NO_TIME = -(1 << 63)

Told = Callable[[int, int], None]
"""Hears how many frames are done, and of how many (0 when that is not known)."""


class UnreadableFootage(Refusal):
    """The file cannot be decoded right, so nothing is said about it."""


def read_reel(
    path: Path, grid: tuple[int, int], told: Told | None = None, under_way: UnderWay | None = None
) -> Reel:
    """Decode a file once, in a child process, to what a search needs.

    Args:
        path: the file; opened for reading alone.
        grid: rows and columns to average over.
        told: hears of progress.
        under_way: keeps what is finished, and knows what an earlier run finished: reading goes on there.

    Raises:
        UnreadableFootage: ``file_missing``, ``file_empty``, ``file_unreadable``, ``no_picture``,
            ``picture_too_large``, ``file_too_heavy``, ``file_stalled``, ``decoder_crashed``, ``no_times``,
            ``times_apart``.
    """
    _admit(path)
    kept = under_way.kept() if under_way else None
    if kept is not None and under_way is not None:
        overlap = Overlap(kept)
        try:
            return _reel(path, _read(path, _Heard.after(grid, kept), told, under_way, overlap))
        except (Unlike, UnreadableFootage):
            if overlap.over:  # it is the same file, and fails further on
                raise
            under_way.forget()
    return _reel(path, _read(path, _Heard(grid), told, under_way, None))


def _read(
    path: Path, heard: _Heard, told: Told | None, under_way: UnderWay | None, overlap: Overlap | None
) -> _Heard:
    """All that the child says of a file; after what is kept, where something is."""
    for kind, data in _records(path, heard.grid, overlap.span() if overlap else None):
        if overlap and not overlap.passed(kind, data):
            continue
        heard.take(kind, data, path)
        if told and kind == b"F" and len(heard.times) % 50 == 0:
            told(len(heard.times), int(heard.header["expected"]))
        if under_way and kind == b"K" and len(heard.times) % STRETCH == 0 and (done := heard.finished()):
            under_way.keep(done)
    return heard


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


@define
class _Heard:
    """What the child has said so far."""

    grid: tuple[int, int]
    header: dict[str, Any] = field(factory=dict)
    end: dict[str, Any] = field(factory=dict)
    times: array[int] = field(factory=lambda: array("q"))
    frames: bytearray = field(factory=bytearray)
    sound: list[tuple[float, bytes]] = field(factory=list)
    sounding: int = 0
    begun: float = field(factory=time.monotonic)
    before: dict[str, int] = field(factory=dict)

    @staticmethod
    def after(grid: tuple[int, int], kept: Stretch) -> _Heard:
        """What had been said when the stretch that is kept had been read."""
        times, frames = array("q", kept.times.tolist()), bytearray(kept.frames.tobytes())
        return _Heard(grid, kept.header, times=times, frames=frames, before=kept.odd)

    def finished(self) -> Stretch | None:
        """The last frames as a stretch to be kept; None where anything is damaged or out of order."""
        first, size = len(self.times) - STRETCH, self.grid[0] * self.grid[1]
        times = np.array(self.times[max(first - 1, 0) :], np.int64)
        damaged = self.end["corrupt"] or self.end["broken"] or self.end["resized"]
        if first < 0 or damaged or times.min() == NO_TIME or (np.diff(times) <= 0).any():
            return None
        frames = np.frombuffer(bytes(self.frames[first * size :]), np.uint8).reshape(-1, *self.grid)
        return Stretch(first, self.header, times[-STRETCH:], frames, self.end)

    def take(self, kind: bytes, data: bytes, path: Path) -> None:
        if kind == b"F" and self.header and len(data) == 8 + self.grid[0] * self.grid[1]:
            self.times.append(struct.unpack_from("<q", data)[0])
            self.frames += data[8:]
            self._in_bounds(path)
        elif kind == b"S":
            self.sound.append((struct.unpack_from("<d", data)[0], data[8:]))
            self.sounding += len(data) // 2
            if self.sounding > LONGEST * SOUND_RATE:
                raise _refused(path, "file_too_heavy", "it has more than a day of sound")
        elif kind == b"H":
            self.header = json.loads(data)
        elif kind in b"KE":
            self.end = {name: self.before.get(name, 0) + n for name, n in json.loads(data).items()}
        elif kind == b"X":
            raise _refused(path, *json.loads(data))
        else:
            raise _refused(path, "decoder_crashed", "its decoder broke down on it")

    def _in_bounds(self, path: Path) -> None:
        if len(self.frames) > MOST_KEPT:
            raise _refused(path, "file_too_heavy", "it has more frames than are read")
        shown = len(self.times) / max(float(Fraction(self.header["rate"])), 1.0)
        if time.monotonic() - self.begun > PATIENCE + SLOWEST * shown:
            raise _refused(
                path, "file_stalled", f"its decoder needs too long: {len(self.times)} frames so far"
            )


def _admit(path: Path) -> None:
    try:
        size = path.stat().st_size
        regular = path.is_file()
        with path.open("rb"):
            pass
    except OSError as error:
        raise _refused(path, "file_missing", "there is no such file that can be opened") from error
    if not regular:
        raise _refused(path, "file_missing", "it is not a plain file")
    if size == 0:
        raise _refused(path, "file_empty", "the file is empty")


def _records(
    path: Path, grid: tuple[int, int], span: tuple[int, int] | None = None
) -> Iterator[tuple[bytes, bytes]]:
    """The child's records; it is ended when this is no longer read."""
    command = [sys.executable, "-P", "-m", "beforehand.footage.decoder", str(path.resolve())]
    command += map(str, grid + (span or ()))
    environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
    child = subprocess.Popen(  # noqa: S603  our own module; the path is one argument and no shell reads it
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        for kind, data in _framed(child, path):
            yield kind, data
            if kind in (b"E", b"X"):  # all is said; how long the child takes to leave is no matter
                return
        raise _refused(path, "decoder_crashed", "its decoder broke down on it")
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _framed(child: subprocess.Popen[bytes], path: Path) -> Iterator[tuple[bytes, bytes]]:
    assert child.stdout is not None
    pipe, buffer = child.stdout.fileno(), bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        while True:
            if not waiting.select(STALLED):
                raise _refused(path, "file_stalled", "its decoder stopped giving pictures")
            block = os.read(pipe, 1 << 20)
            if not block:
                return
            buffer += block
            at = 0
            while len(buffer) - at >= 5:
                length = struct.unpack_from("<I", buffer, at + 1)[0]
                if length > MOST_RECORD:
                    raise _refused(path, "decoder_crashed", "its decoder broke down on it")
                if len(buffer) - at - 5 < length:
                    break
                yield bytes(buffer[at : at + 1]), bytes(buffer[at + 5 : at + 5 + length])
                at += 5 + length
            del buffer[:at]


def _reel(path: Path, heard: _Heard) -> Reel:
    order, shown, tick, notes = _times(path, heard)
    frames = np.frombuffer(heard.frames, np.uint8).reshape(-1, *heard.grid)
    header = heard.header
    columns, rows = header["shape"]
    begins = heard.times[order[0]]
    rate = nominal_rate(shown, tick, Fraction(header["guessed"]), Fraction(header["rate"]))
    last = (heard.times[order[-1]] - begins) * tick  # in whole numbers of any size, unlike ``shown``
    if last > LONGEST or last * rate * frames[0].size > MOST_KEPT:
        raise _refused(path, "times_apart", f"its first and last frame are {_days(last)} apart")
    return Reel(
        path=str(path),
        sha256=digest(path),
        columns=columns,
        rows=rows,
        frames=frames[order] if notes else frames,
        shown=shown,
        tick=tick,
        rate=rate,
        start_timecode=header["timecode"],
        sound=_sound(heard.sound, float(begins * tick), float(last)),
        notes=tuple(notes) + tuple(_oddities(heard)),
        first=begins,
        pixel=Fraction(header["pixel"]),
    )


def _days(seconds: Fraction) -> str:
    hours = int(seconds) // 3600
    return f"{hours // 24:,} days" if hours >= 48 else f"{hours} hours"


def _times(path: Path, heard: _Heard) -> tuple[Ints, Ints, Fraction, list[str]]:
    """Frames in the order of their times; a frame without one, or with another's, is put half way or dropped."""
    tick = Fraction(heard.header["tick"])
    times = np.array(heard.times, np.int64)
    known = times != NO_TIME
    notes = []
    if not known.all():
        if known.any():
            raise _refused(
                path, "no_times", f"{int((~known).sum())} of its frames have no time at which they are shown"
            )
        tick = 1 / Fraction(heard.header["rate"])
        times = np.arange(len(times), dtype=np.int64)
        heard.times = array("q", times.tolist())
        notes.append("The file gives its frames no times; they are taken as even.")
    order = np.argsort(times, kind="stable")
    _, kept = np.unique(times[order], return_index=True)
    if len(kept) < len(times):
        notes.append(f"{len(times) - len(kept)} frames have the time of another frame and are left out.")
    order = order[kept]
    return order, times[order] - times[order[0]], tick, notes


def _oddities(heard: _Heard) -> Iterator[str]:
    header, end = heard.header, heard.end
    expected, found = int(header["expected"]) - int(end.get("skipped", 0)), len(heard.times)
    if found < expected - max(2, expected // 100):
        yield f"The file is cut short or damaged: {found} of about {expected} frames can be decoded."
    elif end.get("corrupt") or end.get("broken"):
        yield f"Parts of the file are damaged: {end.get('corrupt', 0) + end.get('broken', 0)} places."
    if header["turned"] or header["mirrored"]:
        told = [f"turned by {header['turned']}°"] * bool(header["turned"]) + ["mirrored"] * header["mirrored"]
        yield f"The file says that it is to be shown {' and '.join(told)}; it is read so."
    if header["skewed"]:
        yield "The file says that it is to be shown aslant; it is read at the nearest quarter turn."
    if Fraction(header["pixel"]) != 1:
        yield f"Its pixels are not square ({header['pixel']}); framing is given in its own pixels."
    if end.get("resized"):
        yield f"Its picture changes its size: {end['resized']} frames are of another than the first."
    if end.get("interlaced"):
        yield "It is interlaced; the two fields of a frame are read as one picture."


def _sound(parts: list[tuple[float, bytes]], first: float, last: float) -> Bytes | None:
    """Bands from the first frame to a little after the last; gaps in the sound are silence."""
    if not parts:
        return None
    samples = np.zeros(int((last + 0.5) * SOUND_RATE) + HOP, np.float32)
    at = round((parts[0][0] - first) * SOUND_RATE)
    for begins, data in parts:
        begin = round((begins - first) * SOUND_RATE)
        if abs(begin - at) > SOUND_RATE // 50:  # a gap, not the rounding of a container's clock
            at = begin
        block = np.frombuffer(data, np.int16).astype(np.float32) / 32768
        low, high = max(at, 0), min(at + len(block), len(samples))
        if high > low:
            samples[low:high] = block[low - at : high - at]
        at += len(block)
    return banded(samples)


def _refused(path: Path, code: str, why: str) -> UnreadableFootage:
    return UnreadableFootage(code, f"{path.name} cannot be read: {why}.")
