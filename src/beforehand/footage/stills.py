"""Small pictures of the pieces, fetched from the files themselves, as data addresses for a page."""

from __future__ import annotations

import base64
import struct
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bytes, Exact
from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Freeze, Match
from beforehand.footage.reel import Reel

WIDTH = 320
STRIP_WIDTH = 128
PATIENCE = 300
"""Seconds for the pictures of one file."""
MOST_PAIRS = 200
"""Pieces that get pictures; a page of more would be too heavy to open."""


@frozen
class Seen:
    """Pictures of one piece.

    Attributes:
        clip_frame, raw_frame: the pair that is shown side by side, from the piece's middle.
        clip, raw, difference: as data addresses; the raw frame as the clip frames it.
        strip, raw_strip: begin, middle and end for the strips.
    """

    clip_frame: int
    raw_frame: int
    clip: str
    raw: str
    difference: str
    strip: tuple[str, ...]
    raw_strip: tuple[str, ...]


def seen(found: Excerpt) -> dict[int, Seen]:
    """Pictures of every match and freeze, by piece number; a piece whose files cannot be read again has none."""
    pieces = [(n, p) for n, p in enumerate(found.pieces) if isinstance(p, Match | Freeze)][:MOST_PAIRS]
    asked: dict[int | None, list[int]] = {None: []}
    for _, piece in pieces:
        asked[None] += _clip_frames(piece)
        asked.setdefault(piece.raw, []).extend(_raw_frames(piece))
    had = {
        key: _pictures(found.clip if key is None else found.raws[key], frames)
        for key, frames in asked.items()
    }
    out = {}
    for n, piece in pieces:
        ours = [had[None].get(f) for f in _clip_frames(piece)]
        theirs = [had[piece.raw].get(f) for f in _raw_frames(piece)]
        if all(p is not None for p in (*ours, *theirs)):
            out[n] = _seen(
                piece,
                [p for p in ours if p is not None],
                [p for p in theirs if p is not None],
                found.raws[piece.raw],
            )
    return out


def _clip_frames(piece: Match | Freeze) -> list[int]:
    return [piece.first, (piece.first + piece.last - 1) // 2, piece.last - 1]


def _raw_frames(piece: Match | Freeze) -> list[int]:
    if isinstance(piece, Freeze):
        return [piece.raw_frame] * 3
    return [piece.raw_frames[f - piece.first] for f in _clip_frames(piece)]


def _seen(piece: Match | Freeze, ours: list[Bytes], theirs: list[Bytes], raw: Reel) -> Seen:
    framed = _framed(theirs[1], piece, raw, ours[1].shape)
    clip_frame, raw_frame = _clip_frames(piece)[1], _raw_frames(piece)[1]
    pair = (_address(ours[1]), _address(framed), _address(_apart(ours[1], framed)))
    strips = [tuple(_address(_narrow(p)) for p in side) for side in (ours, theirs)]
    return Seen(clip_frame, raw_frame, *pair, *strips)


def _framed(raw: Bytes, piece: Match | Freeze, reel: Reel, shape: tuple[int, ...]) -> Bytes:
    """The raw picture cut and turned as the clip shows it."""
    left, top, right, bottom = piece.framing
    y = np.linspace(top, max(bottom - 1, top), shape[0]) * raw.shape[0] / max(reel.rows, 1)
    x = np.linspace(left, max(right - 1, left), shape[1]) * raw.shape[1] / max(reel.columns, 1)
    out = raw[np.minimum(y.astype(int), raw.shape[0] - 1)][:, np.minimum(x.astype(int), raw.shape[1] - 1)]
    return np.ascontiguousarray(out[:, ::-1] if piece.mirrored else out)


def _apart(ours: Bytes, framed: Bytes) -> Bytes:
    """The difference around middle grey, after light and contrast are brought together."""
    a, b = _levelled(ours), _levelled(framed)
    grey = np.clip(128 + 1.5 * (a - b), 0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def _levelled(picture: Bytes) -> Exact:
    grey = picture.astype(np.float64).mean(axis=2)
    return np.asarray((grey - grey.mean()) / max(grey.std(), 1.0) * 48)


def _narrow(picture: Bytes) -> Bytes:
    step = max(picture.shape[1] // STRIP_WIDTH, 1)
    return np.ascontiguousarray(picture[::step, ::step])


def _pictures(reel: Reel, frames: list[int]) -> dict[int, Bytes]:
    """Pictures of a file by frame number, fetched in a child process."""
    wanted = sorted(set(frames))
    if not wanted:
        return {}
    ticks = [str(int(reel.first + reel.shown[f])) for f in wanted]
    command = [
        sys.executable,
        "-P",
        "-m",
        "beforehand.footage.stills_child",
        str(Path(reel.path).resolve()),
        str(WIDTH),
        *ticks,
    ]
    try:
        data = subprocess.run(  # noqa: S603  our own module; no shell reads its arguments
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
        ).stdout
    except subprocess.TimeoutExpired as late:
        data = late.stdout or b""  # what was fetched until then
    except OSError:
        return {}
    return _unpacked(data, wanted)


def _unpacked(data: bytes, wanted: list[int]) -> dict[int, Bytes]:
    out: dict[int, Bytes] = {}
    at = 0
    for frame in wanted:
        if len(data) < at + 8:
            break
        rows, columns = struct.unpack_from("<II", data, at)
        size, at = rows * columns * 3, at + 8
        if size and len(data) >= at + size:
            out[frame] = np.frombuffer(data, np.uint8, size, at).reshape(rows, columns, 3)
        at += size
    return out


def _address(picture: Bytes) -> str:
    """A picture as a JPEG in a ``data:`` address."""
    rows, columns = picture.shape[0] // 2 * 2, picture.shape[1] // 2 * 2
    maker = av.CodecContext.create("mjpeg", "w")
    maker.width, maker.height, maker.pix_fmt = columns, rows, "yuvj420p"
    maker.time_base = Fraction(1, 25)
    maker.options = {"qmin": "4", "qmax": "6"}
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture[:rows, :columns]), format="rgb24")
    made = frame.reformat(format="yuvj420p")
    made.pts = 0
    data = b"".join(bytes(packet) for packet in [*maker.encode(made), *maker.encode(None)])
    return "data:image/jpeg;base64," + base64.b64encode(data).decode()
