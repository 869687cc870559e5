"""Small drawn footage for the tests, made once for each test process."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from benchmarks.excerpt.cutting import cut, lumas
from benchmarks.excerpt.edits import Edit, Finish, Piece, Truth, truth_of
from benchmarks.excerpt.film import Coding, write
from benchmarks.excerpt.moves import Manner
from benchmarks.excerpt.sounds import sound_of
from benchmarks.excerpt.takes import Take, pictures

RATE = Fraction(24)
ROWS, COLUMNS = 180, 320


def take(number: int, *, frames: int = 120, scene: int = 7) -> Take:
    """A take of a set; takes of one scene differ in their movement alone."""
    manner = Manner(1.0, "locked" if scene != 9 else "zoom", 2.0)
    return Take(scene, number, manner, frames, RATE, ROWS, COLUMNS, grain=1.0)


def raw_file(folder: Path, number: int, *, frames: int = 120, scene: int = 7) -> Path:
    """The file of a take, with sound and a timecode."""
    path = folder / f"scene{scene}-take{number}.mp4"
    if not path.exists():
        shot = take(number, frames=frames, scene=scene)
        coding = Coding(rate=RATE, timecode="01:00:00:00", preset="ultrafast")
        write(path, pictures(shot), coding, sound_of(scene * 10 + number, frames / 24))
    return path


def clip_file(
    folder: Path, raws: list[Path], pieces: list[Piece], finish: Finish | None = None
) -> tuple[Path, list[Truth]]:
    """A clip of some pieces, and what each of its frames is; ``raw`` counts in ``raws``."""
    edit = Edit(
        "test",
        "test",
        tuple(pieces),
        finish or Finish(rows=ROWS, columns=COLUMNS, preset="ultrafast"),
        seed=3,
    )
    path = folder / "clip.mp4"
    seconds = 120 / 24
    sounds = {n: sound_of(_seed(raw), seconds) for n, raw in enumerate(raws)}
    cut(edit, {n: lumas(raw) for n, raw in enumerate(raws)}, sounds, RATE, path)
    return path, truth_of(edit, RATE)


def _seed(raw: Path) -> int:
    scene, number = raw.stem.removeprefix("scene").split("-take")
    return int(scene) * 10 + int(number)
