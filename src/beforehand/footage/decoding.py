"""Reads a file into a reel by a child process, or says in one sentence why not."""

from __future__ import annotations

import hashlib
import json
import os
import selectors
import struct
import subprocess
import sys
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

STALLED = 60.0
"""Seconds without a record after which a file is given up."""
MOST_FRAMES = 5_000_000
"""Two days at 30 frames a second. More is no footage but a trap."""
NO_TIME = -(1 << 63)

Told = Callable[[int, int], None]
"""Hears how many frames are done, and of how many (0 when that is not known)."""


class UnreadableFootage(Refusal):
    """The file cannot be decoded right, so nothing is said about it."""


def read_reel(path: Path, grid: tuple[int, int], told: Told | None = None) -> Reel:
    """Decode a file once, in a child process, to what a search needs.

    Args:
        path: the file; opened for reading alone.
        grid: rows and columns to average over.
        told: hears of progress.

    Raises:
        UnreadableFootage: ``file_missing``, ``file_empty``, ``file_unreadable``, ``no_picture``,
            ``picture_too_large``, ``file_too_heavy``, ``file_stalled``, ``decoder_crashed``, ``no_times``.
    """
    _admit(path)
    heard = _Heard(grid)
    for kind, data in _records(path, grid):
        heard.take(kind, data, path)
        if told and kind == b"F" and len(heard.frames) % 50 == 0:
            told(len(heard.frames), int(heard.header.get("expected", 0)))
    return _reel(path, heard)


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
    times: list[int] = field(factory=list)
    frames: list[bytes] = field(factory=list)
    sound: list[tuple[float, bytes]] = field(factory=list)

    def take(self, kind: bytes, data: bytes, path: Path) -> None:
        if kind == b"F":
            self.times.append(struct.unpack_from("<q", data)[0])
            self.frames.append(data[8:])
            if len(self.frames) > MOST_FRAMES:
                raise _refused(path, "file_too_heavy", "it has more frames than are read")
        elif kind == b"S":
            self.sound.append((struct.unpack_from("<d", data)[0], data[8:]))
        elif kind == b"H":
            self.header = json.loads(data)
        elif kind == b"E":
            self.end = json.loads(data)
        elif kind == b"X":
            raise _refused(path, *json.loads(data))


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


def _records(path: Path, grid: tuple[int, int]) -> Iterator[tuple[bytes, bytes]]:
    """The child's records; it is ended when this is no longer read."""
    command = [sys.executable, "-P", "-m", "beforehand.footage.decoder", str(path.resolve()), *map(str, grid)]
    environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
    child = subprocess.Popen(  # noqa: S603  our own module; the path is one argument and no shell reads it
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        ended = False
        for kind, data in _framed(child, path):
            ended = ended or kind in (b"E", b"X")
            yield kind, data
        if not ended:
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
                if len(buffer) - at - 5 < length:
                    break
                yield bytes(buffer[at : at + 1]), bytes(buffer[at + 5 : at + 5 + length])
                at += 5 + length
            del buffer[:at]


def _reel(path: Path, heard: _Heard) -> Reel:
    order, shown, tick, notes = _times(path, heard)
    frames = np.frombuffer(b"".join(heard.frames), np.uint8).reshape(-1, *heard.grid)
    header = heard.header
    columns, rows = header["shape"]
    first = float((np.array(heard.times)[order[0]]) * float(tick))
    return Reel(
        path=str(path),
        sha256=digest(path),
        columns=columns,
        rows=rows,
        frames=frames[order] if notes else frames,
        shown=shown,
        tick=tick,
        rate=nominal_rate(shown, tick, Fraction(header["guessed"]), Fraction(header["rate"])),
        start_timecode=header["timecode"],
        sound=_sound(heard.sound, first, float((shown[-1] if len(shown) else 0) * tick)),
        notes=tuple(notes) + tuple(_oddities(heard)),
        first=int(np.array(heard.times)[order[0]]),
    )


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
        times[:] = heard.times = list(range(len(times)))
        notes.append("The file gives its frames no times; they are taken as even.")
    order = np.argsort(times, kind="stable")
    _, kept = np.unique(times[order], return_index=True)
    if len(kept) < len(times):
        notes.append(f"{len(times) - len(kept)} frames have the time of another frame and are left out.")
    order = order[kept]
    return order, times[order] - times[order[0]], tick, notes


def _oddities(heard: _Heard) -> Iterator[str]:
    header, end = heard.header, heard.end
    expected, found = int(header.get("expected") or 0), len(heard.frames)
    if found < expected - max(2, expected // 100):
        yield f"The file is cut short or damaged: {found} of about {expected} frames can be decoded."
    elif end.get("corrupt") or end.get("broken"):
        yield f"Parts of the file are damaged: {end.get('corrupt', 0) + end.get('broken', 0)} places."
    if header.get("turned"):
        yield f"The file says that it is to be shown turned by {abs(header['turned'])}°; it is read so."
    if Fraction(header.get("aspect", "1")) not in (0, 1):
        yield f"Its pixels are not square ({header['aspect']}); framing is given in its own pixels."
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
