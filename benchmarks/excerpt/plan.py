"""What is made: which takes, and which clips of which classes."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import frozen

from benchmarks.excerpt.edits import Edit, Finish, Piece
from benchmarks.excerpt.moves import Manner
from benchmarks.excerpt.takes import Take

CAMERAS = ("locked", "locked", "handheld", "zoom", "pan", "track")


@frozen
class Plan:
    """The whole bench: takes, which of them are never given to the search, and the clips."""

    takes: tuple[Take, ...]
    hidden: frozenset[int]
    edits: tuple[Edit, ...]


def plan(seed: int, scenes: int = 8, clips: int = 48, frames: int = 300) -> Plan:
    """A bench from a seed: ``scenes`` sets with 4 takes each, one of them hidden, and ``clips`` clips."""
    rng = np.random.default_rng([seed, 20])
    takes, hidden = [], set()
    for scene in range(scenes):
        camera = CAMERAS[scene % len(CAMERAS)]
        quiet = scene % 4 == 1
        foreign = scene % 7 == 6
        for take in range(4):
            manner = Manner(
                0.16 if quiet else float(rng.uniform(0.6, 1.3)), camera, float(rng.choice([0.08, 0.4, 2.0]))
            )
            if take == 3 or foreign:
                hidden.add(len(takes))
            takes.append(Take(seed * 1000 + scene, take, manner, frames, grain=float(rng.uniform(0.5, 4))))
    made = Plan(tuple(takes), frozenset(hidden), ())
    edits = [_edit(np.random.default_rng([seed, 21, n]), made, n) for n in range(clips)]
    return Plan(made.takes, made.hidden, tuple(edits))


GROUPS = (
    "plain", "plain", "regrade", "bars", "mirror", "crop", "watermark", "subtitles", "speed", "24 to 30",
    "mixed", "mixed", "other takes", "other takes", "static crf 38", "static subtitles", "freeze", "dissolve",
    "sound", "mixed",
)  # fmt: skip


def _edit(rng: np.random.Generator, made: Plan, n: int) -> Edit:
    group = GROUPS[n % len(GROUPS)]
    quiet = group.startswith("static")
    pool = [k for k, t in enumerate(made.takes) if (t.manner.size < 0.3) == quiet]
    given = [k for k in pool if k not in made.hidden]
    away = [k for k in pool if k in made.hidden]
    scenes = rng.permutation(sorted({made.takes[k].scene for k in given}))[: int(rng.integers(1, 3))]
    near = [k for k in given if made.takes[k].scene in scenes]
    pieces: list[Piece] = []
    if rng.random() < 0.4:
        pieces.append(Piece(str(rng.choice(["title", "black"])), int(rng.integers(12, 40))))
    crop = _crop(rng) if group in ("crop", "mixed") else (0.0, 0.0, 1.0, 1.0)
    speed = _speed(rng) if group == "speed" else Fraction(1)
    mirrored = group == "mirror" or (group == "mixed" and rng.random() < 0.3)
    finish = _finish(rng, group)
    at, raw = -1, -1
    for _ in range(int(rng.integers(4, 9))):
        fresh = raw < 0 or rng.random() < 0.45
        if fresh:
            raw = int(rng.choice(near))
        count = int(rng.integers(12, 90))
        span = int(count * speed * 24 / finish.rate) + 2
        limit = made.takes[raw].frames - span - 1
        if limit <= 12:
            continue
        if fresh or at + 4 >= limit or rng.random() < 0.2:
            at = int(rng.integers(10, limit))
        else:
            at = min(at + int(rng.integers(4, 60)), limit)
        if away and (group == "other takes" and rng.random() < 0.6):
            same = [k for k in away if made.takes[k].scene in scenes] or away
            source = int(rng.choice(same if rng.random() < 0.7 else away))
            pieces.append(Piece("picture", count, source, at, speed, mirrored, crop))
        else:
            over = int(rng.integers(8, 20)) if group == "dissolve" and count > 40 else 0
            pieces.append(Piece("match", count, raw, at, speed, mirrored, crop, over))
        at += span
        if group == "freeze" and rng.random() < 0.6:
            last = at - span + int((count - 1) * speed * 24 / finish.rate)
            pieces.append(Piece("freeze", int(rng.integers(12, 40)), raw, last, speed, mirrored, crop))
        if rng.random() < 0.12:
            pieces.append(Piece(str(rng.choice(["title", "black"])), int(rng.integers(6, 30))))
    if pieces[-1].over:
        pieces.append(Piece("black", 12))
    return Edit(f"{n:03d} {group}", group, tuple(pieces), finish, seed=int(rng.integers(1 << 30)))


def _crop(rng: np.random.Generator) -> tuple[float, float, float, float]:
    kept = float(rng.uniform(0.85, 1.0))
    left, top = float(rng.uniform(0, 1 - kept)), float(rng.uniform(0, 1 - kept))
    return (left, top, left + kept, top + kept)


def _speed(rng: np.random.Generator) -> Fraction:
    return Fraction(str(rng.choice(["0.5", "0.75", "0.8", "0.9", "1.1", "1.25", "1.5", "2"])))


def _finish(rng: np.random.Generator, group: str) -> Finish:
    mixed = group == "mixed"
    sizes = [(360, 640), (480, 854), (540, 960), (360, 640)]
    rows, columns = sizes[int(rng.integers(4))]
    columns -= columns % 16 and columns % 2
    graded_ = group == "regrade" or mixed
    return Finish(
        rate=Fraction(30) if group == "24 to 30" else Fraction(24),
        rows=rows - rows % 4,
        columns=columns - columns % 4,
        bars=float(rng.uniform(0.12, 0.26)) if group == "bars" or (mixed and rng.random() < 0.4) else 0.0,
        gamma=float(rng.uniform(0.7, 1.5)) if graded_ else 1.0,
        gain=float(rng.uniform(0.75, 1.2)) if graded_ else 1.0,
        lift=float(rng.uniform(-10, 20)) if graded_ else 0.0,
        grain=float(rng.uniform(0, 8)) if graded_ else 0.0,
        watermark=float(rng.uniform(0.3, 0.9))
        if group == "watermark" or (mixed and rng.random() < 0.4)
        else 0,
        subtitles=group in ("subtitles", "static subtitles") or (mixed and rng.random() < 0.4),
        crf=38 if group == "static crf 38" else int(rng.integers(18, 31)),
        preset=str(rng.choice(["veryfast", "medium"])),
        sound=str(rng.choice(["own", "own", "none", "silent", "other", "shifted"]))
        if group == "sound"
        else str(rng.choice(["own", "none", "silent", "other"])),
    )
