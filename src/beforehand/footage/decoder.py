"""The child process that decodes one file and writes what it reduces to on stdout.

Run as ``python -P -m beforehand.footage.decoder PATH ROWS COLUMNS``. A crash or a bomb in a codec ends this
process and nothing else: it has a limit on memory (on time its parent has), opens no other file than the one
named, and writes nothing but its records: one letter, a length, bytes. H: the header. F: a frame. S: sound.
E: the end. X: a refusal.
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
from beforehand.footage.turning import turn_of

MEMORY = 6 << 30
"""Bytes of address space: threads and codecs reserve much more than they use."""
HEAVY = "decoding it needs more memory than is allowed"
MOST_PIXELS = 8192 * 8192
MOST_BROKEN = 5000
"""Packets that could not be decoded, after which the rest is not tried."""
SOUND_RATE = 8000
CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,mxf,flv,ogg,asf,dv,h264,hevc,y4m,yuv4mpegpipe,"
    "gxf,nut,ivf,av1,obu,wav,mp3,aac,flac"
)
"""Containers that hold their own data. Play lists and scripts, which name further files, are not opened."""


class Unreadable(Exception):  # noqa: N818  as the house names its refusals
    """The file is refused: a code and one sentence."""


def main(path: str, rows: int, columns: int, out: BinaryIO) -> None:
    """Decode a file and write its records."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hush()
    try:
        _decode(path, rows, columns, out)
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


def _decode(path: str, rows: int, columns: int, out: BinaryIO) -> None:
    options = {"protocol_whitelist": "file", "format_whitelist": CONTAINERS}
    with av.open("file:" + path, options=options, metadata_errors="replace") as source:
        if not source.streams.video or _is_cover(source.streams.video[0]):
            raise Unreadable(
                "no_picture",
                "it has sound but no moving picture" if source.streams.audio else "it has no moving picture",
            )
        video = source.streams.video[0]
        if (video.width or 0) * (video.height or 0) > MOST_PIXELS:
            raise Unreadable(
                "picture_too_large",
                f"its picture of {video.width} × {video.height} pixels is larger than is read",
            )
        video.thread_type = "AUTO"
        _run(source, video, rows, columns, out)


def _run(source: Any, video: Any, rows: int, columns: int, out: BinaryIO) -> None:
    """All packets in the order of the file, so that picture and sound cost one pass."""
    audio = source.streams.audio[0] if source.streams.audio else None
    sampler = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)
    state: dict[str, Any] = dict.fromkeys(
        ("frames", "corrupt", "broken", "interlaced", "skipped", "resized"), 0
    )
    for packet in source.demux([s for s in (video, audio) if s is not None]):
        try:
            frames = packet.decode()
        except MemoryError:
            raise
        except av.FFmpegError:
            state["broken"] += 1
            if state["broken"] > MOST_BROKEN:
                break
            continue
        state["skipped"] += packet.stream is video and packet.is_discard
        for frame in frames:
            if packet.stream is video:
                _picture(frame, video, source, rows, columns, out, state)
            else:
                _sound(sampler, frame, out)
    if not state["frames"]:
        raise Unreadable("file_unreadable", "none of its pictures can be decoded")
    told = {name: count for name, count in state.items() if name not in ("turn", "size")}
    _put(out, b"E", json.dumps(told).encode())


def _picture(
    frame: Any, video: Any, source: Any, rows: int, columns: int, out: BinaryIO, state: dict[str, Any]
) -> None:
    if frame.width * frame.height > MOST_PIXELS:
        raise Unreadable(
            "picture_too_large",
            f"its picture of {frame.width} × {frame.height} pixels is larger than is read",
        )
    if not state["frames"]:
        state["size"], state["turn"] = (frame.width, frame.height), turn_of(frame)
        _put(out, b"H", json.dumps(_header(frame, video, source)).encode())
    state["frames"] += 1
    state["resized"] += (frame.width, frame.height) != state["size"]
    state["corrupt"] += bool(frame.is_corrupt)
    state["interlaced"] += bool(frame.interlaced_frame)
    pts = -(1 << 63) if frame.pts is None else frame.pts
    _put(out, b"F", struct.pack("<q", pts) + shrunk(frame, rows, columns, state["turn"]).tobytes())


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
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.stdout.buffer)
