"""The child process that decodes one file and writes what it reduces to on stdout.

Run as ``python -P -m beforehand.footage.decoder PATH ROWS COLUMNS [FROM LAST]``. A crash or a bomb in a codec ends
this process and nothing else: it has a limit on memory (on time its parent has), opens no other file than the one
named, and writes nothing but its records: one letter, a length, bytes. H: the header. F: a frame. S: sound.
K: what was counted so far. E: the same at the end. X: a refusal.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
from fractions import Fraction
from typing import Any, BinaryIO

import av

from beforehand.footage.shrinking import shrunk
from beforehand.footage.turning import UPRIGHT, turn_of

MEMORY = 6 << 30
"""Bytes of address space: threads and codecs reserve much more than they use."""
HEAVY = "decoding it needs more memory than is allowed"
MOST_PIXELS = 8192 * 8192
MOST_BROKEN = 5000
"""Packets that could not be decoded, after which the rest is not tried."""
MARK = 40
"""Frames after which it is said what was counted so far."""
SOUND_RATE = 8000
CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,mxf,flv,ogg,asf,dv,h264,hevc,y4m,yuv4mpegpipe,"
    "gxf,nut,ivf,av1,obu,wav,mp3,aac,flac"
)
"""Containers that hold their own data. Play lists and scripts, which name further files, are not opened."""


class Unreadable(Exception):  # noqa: N818  as the house names its refusals
    """The file is refused: a code and one sentence."""


def main(path: str, rows: int, columns: int, out: BinaryIO, span: tuple[int, int] | None = None) -> None:
    """Decode a file and write its records.

    With a span of two ticks, pictures begin at the key frame before its first, and are counted after its second.
    Sound always begins at the beginning: a decoder of sound that is begun half way sounds a little different.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hush()
    try:
        _decode(path, rows, columns, out, span)
    except Unreadable as refusal:
        _put(out, b"X", json.dumps(refusal.args).encode())
    except MemoryError:  # FFmpeg's own is one too
        _put(out, b"X", json.dumps(["file_too_heavy", HEAVY]).encode())
    except (av.FFmpegError, ValueError) as error:
        why = f"it is no media file that can be read ({_short(error)})"
        _put(out, b"X", json.dumps(["file_unreadable", why]).encode())


def hush() -> None:
    """Keep FFmpeg from logging.

    At any level but none, its threads wait for Python's lock with every error that they log, while Python waits for
    them; then both wait for ever.
    """
    av.logging.set_level(None)


def _decode(path: str, rows: int, columns: int, out: BinaryIO, span: tuple[int, int] | None) -> None:
    with _opened(path) as source:
        video = _picture_of(source)
        audio = source.streams.audio[0] if source.streams.audio else None
        reader = _Reader(out, (rows, columns), None if span is None else span[1])
        if span is None:
            reader.run(source, video, [s for s in (video, audio) if s is not None])
        elif audio is not None:
            reader.run(source, video, [audio])
    if span is not None:
        with _opened(path) as source:
            video = _picture_of(source)
            source.seek(span[0], stream=video, backward=True)
            reader.run(source, video, [video])
    if not reader.size:
        raise Unreadable("file_unreadable", "none of its pictures can be decoded")
    _put(out, b"E", json.dumps(reader.counted).encode())


def _opened(path: str) -> Any:
    options = {"protocol_whitelist": "file", "format_whitelist": CONTAINERS}
    return av.open("file:" + path, options=options, metadata_errors="replace")


def _picture_of(source: Any) -> Any:
    """The stream of pictures, set to be decoded by several threads."""
    if not source.streams.video or _is_cover(source.streams.video[0]):
        raise Unreadable(
            "no_picture",
            "it has sound but no moving picture" if source.streams.audio else "it has no moving picture",
        )
    video = source.streams.video[0]
    _bounded(video.width or 0, video.height or 0)
    video.thread_type = "AUTO"
    return video


def _bounded(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Unreadable(
            "picture_too_large", f"its picture of {width} × {height} pixels is larger than is read"
        )


class _Reader:
    """A file on its way to records; pictures up to the tick ``last`` are written, but not counted."""

    def __init__(self, out: BinaryIO, grid: tuple[int, int], last: int | None) -> None:
        self.out, self.grid, self.last = out, grid, last
        self.sampler = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)
        self.counted = dict.fromkeys(("frames", "corrupt", "broken", "interlaced", "skipped", "resized"), 0)
        self.size: tuple[int, int] | None = None
        self.turn = UPRIGHT

    def run(self, source: Any, video: Any, streams: list[Any]) -> None:
        """All packets of some streams in the order of the file, so that picture and sound cost one pass."""
        for packet in source.demux(streams):
            picture = packet.stream is video
            counts = not picture or self.last is None
            try:
                frames = packet.decode()
            except MemoryError:
                raise
            except av.FFmpegError:
                self.counted["broken"] += counts
                if self.counted["broken"] > MOST_BROKEN:
                    break
                continue
            self.counted["skipped"] += counts and picture and packet.is_discard
            for frame in frames:
                if picture:
                    self._picture(frame, video, source)
                else:
                    _sound(self.sampler, frame, self.out)

    def _picture(self, frame: Any, video: Any, source: Any) -> None:
        _bounded(frame.width, frame.height)
        if self.size is None:
            self.size, self.turn = (frame.width, frame.height), turn_of(frame)
            _put(self.out, b"H", json.dumps(_header(frame, video, source)).encode())
        pts = -(1 << 63) if frame.pts is None else frame.pts
        if self.last is not None and pts > self.last:
            self.last = None
        if self.last is None:
            self.counted["frames"] += 1
            self.counted["resized"] += (frame.width, frame.height) != self.size
            self.counted["corrupt"] += bool(frame.is_corrupt)
            self.counted["interlaced"] += bool(frame.interlaced_frame)
        _put(self.out, b"F", struct.pack("<q", pts) + shrunk(frame, *self.grid, self.turn).tobytes())
        if self.last is None and self.counted["frames"] % MARK == 0:
            _put(self.out, b"K", json.dumps(self.counted).encode())


def _header(frame: Any, video: Any, source: Any) -> dict[str, Any]:
    rate = video.average_rate or video.guessed_rate or Fraction(25)
    turn, pixel = turn_of(frame), pixel_of(video)
    shape = [frame.height, frame.width] if turn.crossed else [frame.width, frame.height]
    timecode = source.metadata.get("timecode") or video.metadata.get("timecode") or ""
    for stream in source.streams:
        timecode = timecode or stream.metadata.get("timecode") or ""
    base = frame.time_base or video.time_base
    guess = video.guessed_rate or rate
    duration = float(video.duration * video.time_base) if video.duration else (source.duration or 0) / 1e6
    return {
        "shape": shape,
        "rate": str(rate),
        "guessed": str(guess),
        "tick": str(base),
        "timecode": timecode,
        "expected": video.frames or round(duration * rate),
        "turned": turn.degrees,
        "mirrored": turn.mirrored,
        "skewed": bool(frame.rotation % 90),
        "pixel": str(1 / pixel if turn.crossed else pixel),
    }


def pixel_of(video: Any) -> Fraction:
    """The width of a pixel over its height as a stream says, 1 where it says nothing that can be."""
    said = video.sample_aspect_ratio or video.codec_context.sample_aspect_ratio
    return Fraction(said) if said and Fraction(1, 8) <= said <= 8 else Fraction(1)


def _sound(sampler: Any, frame: Any, out: BinaryIO) -> None:
    if frame.pts is None or frame.time_base is None:
        return
    at = float(frame.pts * frame.time_base)
    try:
        parts = sampler.resample(frame)
    except (
        av.FFmpegError,
        ValueError,
    ):  # the stream changed its shape half way: what was heard so far stands
        return
    data = b"".join(part.to_ndarray().tobytes() for part in parts)
    if data:
        _put(out, b"S", struct.pack("<d", at) + data)


def _is_cover(stream: Any) -> bool:
    """Whether a picture stream is the cover of a piece of music."""
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _short(error: Exception) -> str:
    return str(getattr(error, "strerror", "") or error).split(":")[0].strip()[:80]


def _put(out: BinaryIO, kind: bytes, data: bytes) -> None:
    out.write(kind + struct.pack("<I", len(data)) + data)
    if kind != b"F":
        out.flush()


if __name__ == "__main__":
    ticks = (int(sys.argv[4]), int(sys.argv[5])) if len(sys.argv) > 5 else None
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.stdout.buffer, ticks)
