"""Cutting a clip: takes the pictures of raw files and makes the frames that an edit describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.excerpt.edits import Edit, Finish, Piece, graded, raw_frame
from benchmarks.excerpt.film import SOUND_RATE, Coding, Sound, read, write
from benchmarks.excerpt.shapes import Plane, box, capsule, sampled
from benchmarks.excerpt.sounds import sound_of
from benchmarks.excerpt.takes import Picture, framed

Raws = Mapping[int, NDArray[np.uint8]]
"""The decoded luma of raw files: frames × rows × columns."""


def lumas(path: Path) -> NDArray[np.uint8]:
    """All luma of a file."""
    return np.stack([p[: p.shape[0] * 2 // 3] for p in read(path)])


def cut(edit: Edit, raws: Raws, sounds: Mapping[int, Sound], raw_rate: Fraction, path: Path) -> None:
    """Make the clip's file."""
    sound = None if edit.finish.sound == "none" else _sound(edit, sounds, raw_rate)
    coding = Coding(rate=edit.finish.rate, crf=edit.finish.crf, preset=edit.finish.preset)
    write(path, _frames(edit, raws, raw_rate), coding, sound)


def _frames(edit: Edit, raws: Raws, raw_rate: Fraction) -> Iterator[Picture]:
    rng = np.random.default_rng([edit.seed, 11])
    finish, n = edit.finish, 0
    words = _Words(edit.seed)
    for number, piece in enumerate(edit.pieces):
        after = edit.pieces[number + 1] if number + 1 < len(edit.pieces) else piece
        for k in range(piece.frames):
            luma = _source(piece, k, raws, raw_rate, finish, edit.seed + number)
            fade = k - (piece.frames - piece.over) if piece.over else -1
            if fade >= 0:
                lead = _led(after, piece.over)
                other = _source(lead, fade, raws, raw_rate, finish, edit.seed + number + 1)
                part = (fade + 1) / (piece.over + 1)
                luma = luma * (1 - part) + other * part
            yield framed(_finished(luma, finish, rng, words, n, piece.kind), 3.0)
            n += 1


def _led(piece: Piece, frames: int) -> Piece:
    """The next piece, begun so much earlier that its first full frame is its ``start``."""
    from attrs import evolve

    return evolve(piece, start=max(piece.start - frames, 0)) if piece.kind == "match" else piece


def _source(piece: Piece, k: int, raws: Raws, raw_rate: Fraction, finish: Finish, seed: int) -> Plane:
    rows, columns = finish.rows, finish.columns
    if piece.kind == "black":
        return np.full((rows, columns), 16, np.float32)
    if piece.kind == "title":
        return title(rows, columns, seed)
    frame = raw_frame(piece, k, raw_rate, finish.rate)
    source = raws[piece.raw]
    luma = source[min(frame, len(source) - 1)].astype(np.float32)
    if piece.mirrored:
        luma = luma[:, ::-1]
    return graded(_cropped(luma, piece.crop, rows, columns), finish)


def _cropped(luma: Plane, crop: tuple[float, float, float, float], rows: int, columns: int) -> Plane:
    high, wide = luma.shape
    left, top, right, bottom = crop
    if crop == (0.0, 0.0, 1.0, 1.0) and (high, wide) == (rows, columns):
        return luma
    y = top * high + (np.arange(rows) + 0.5) * (bottom - top) * high / rows - 0.5
    x = left * wide + (np.arange(columns) + 0.5) * (right - left) * wide / columns - 0.5
    if (bottom - top) * high / rows > 1.3:  # drawn smaller: blur first, as every editor's scaler does
        for axis in (0, 1):
            blurred = (luma + np.roll(luma, 1, axis) + np.roll(luma, -1, axis)) / 3
            luma = blurred.astype(np.float32)
    return sampled(luma.astype(np.float32), y, x)


def title(rows: int, columns: int, seed: int) -> Plane:
    """A title card: rows of blocks like letters on a plain ground."""
    rng = np.random.default_rng([seed, 12])
    ground, ink = (16.0, 225.0) if rng.random() < 0.7 else (225.0, 20.0)
    plane = np.full((rows, columns), ground, np.float32)
    for line in range(int(rng.integers(1, 4))):
        text(plane, rng, rows * (0.35 + 0.12 * line), ink)
    return plane


def text(plane: Plane, rng: np.random.Generator, y: float, ink: float) -> None:
    """A line of blocks like letters, in the middle."""
    rows, columns = plane.shape
    size, count = rows * 0.045, int(rng.integers(10, 34))
    x = columns / 2 - count * size * 0.31
    for _ in range(count):
        if rng.random() > 0.16:
            box(plane, x, y, x + size * 0.16, y + size, ink)
            capsule(
                plane,
                (x, y + size * rng.random()),
                (x + size * 0.4, y + size * rng.random()),
                size * 0.08,
                ink,
            )
        x += size * 0.62


class _Words:
    """Subtitles: which line is shown at which frame."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng([seed, 13])
        self.until, self.line = 0, -1

    def draw(self, plane: Plane, n: int) -> None:
        if n >= self.until:
            self.until = n + int(self.rng.integers(18, 70))
            self.line = -1 if self.rng.random() < 0.15 else int(self.rng.integers(1 << 30))
        if self.line >= 0:
            own = np.random.default_rng(self.line)
            for k in range(1 + self.line % 2):
                text(plane, own, plane.shape[0] * (0.84 + 0.065 * k), 235)


def _finished(
    luma: Plane, finish: Finish, rng: np.random.Generator, words: _Words, n: int, kind: str
) -> Plane:
    rows, columns = luma.shape
    luma = luma.copy()
    if finish.bars:
        edge = int(rows * finish.bars / 2)
        luma[:edge] = luma[rows - edge :] = 16
    if finish.grain and kind != "black":
        luma += rng.normal(scale=finish.grain, size=luma.shape).astype(np.float32)
    if finish.watermark:
        y, x = rows * 0.08, columns * 0.86
        patch = luma[int(y) : int(y + rows * 0.07), int(x) : int(x + columns * 0.1)]
        patch += finish.watermark * (235 - patch)
    if finish.subtitles:
        words.draw(luma, n)
    return luma


def _sound(edit: Edit, sounds: Mapping[int, Sound], raw_rate: Fraction) -> Sound:
    parts: list[Sound] = []
    shift = 0.4 if edit.finish.sound == "shifted" else 0.0
    for number, piece in enumerate(edit.pieces):
        seconds = piece.frames / float(edit.finish.rate)
        count = round(seconds * SOUND_RATE)
        plain = piece.kind in ("match", "picture") and piece.speed == 1
        if edit.finish.sound == "other":
            part = sound_of(90_000 + edit.seed * 50 + number, seconds + 0.1)[:count]
        elif edit.finish.sound == "silent" or not plain:
            part = np.zeros(count, np.float32)
        else:
            at = int(max(piece.start / float(raw_rate) - shift, 0) * SOUND_RATE)
            part = sounds[piece.raw][at : at + count] * 0.8
        parts.append(np.pad(part, (0, max(count - len(part), 0))))
    return np.concatenate(parts)
