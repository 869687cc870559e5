"""What is made: which takes, and which clips of which classes."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from attrs import frozen

from benchmarks.excerpt.edits import Edit, Finish, Piece
from benchmarks.excerpt.moves import Manner
from benchmarks.excerpt.sets import FAMILIES
from benchmarks.excerpt.takes import Take

CAMERAS = ("locked", "locked", "handheld", "zoom", "pan", "track", "tilt", "whip", "push")
LIGHTS = ("steady", "steady", "flicker", "turned")
WHOLE = (0.0, 0.0, 1.0, 1.0)


@frozen
class Plan:
    """The whole bench: takes, which of them are never given to the search, and the clips."""

    takes: tuple[Take, ...]
    hidden: frozenset[int]
    edits: tuple[Edit, ...]


def plan(seed: int, scenes: int = 9, clips: int = 48, frames: int = 300) -> Plan:
    """A bench from a seed: ``scenes`` sets with 4 takes each, one of them hidden, and ``clips`` clips.

    One set in seven is hidden whole. In a quarter of the sets hardly anything moves.
    """
    rng = np.random.default_rng([seed, 20])
    takes, hidden = [], set()
    for scene in range(scenes):
        quiet = scene % 4 == 1
        camera = "locked" if quiet else CAMERAS[(scene + seed) % len(CAMERAS)]
        family = FAMILIES[(scene * 2 + seed) % len(FAMILIES)]
        light = "steady" if quiet else str(rng.choice(LIGHTS))
        near = float(rng.choice([1.0, 1.0, 1.6]))
        for take in range(4):
            size = 0.16 if quiet else float(rng.uniform(0.6, 1.3))
            manner = Manner(size, camera, float(rng.choice([0.08, 0.4, 2.0])), light)
            if take == 3 or scene % 7 == 6:
                hidden.add(len(takes))
            grain = float(rng.uniform(0.5, 4))
            takes.append(
                Take(seed * 1000 + scene, take, manner, frames, grain=grain, family=family, near=near)
            )
    made = Plan(tuple(takes), frozenset(hidden), ())
    edits = [_edit(np.random.default_rng([seed, 21, n]), made, n) for n in range(clips)]
    return Plan(made.takes, made.hidden, tuple(edits))


GROUPS = (
    "plain", "jump cuts", "regrade", "bars", "mirror", "crop", "watermark", "subtitles", "speed", "24 to 30",
    "mixed", "other takes", "static crf 38", "static subtitles", "freeze", "dissolve", "short", "unseen",
    "sound", "mixed", "fade", "other takes", "varied", "plain", "24 to 25",
)  # fmt: skip
"""``varied`` cuts pieces of several speeds, crops and sides together; ``unseen`` shows nothing that is given."""


RATES = {"24 to 30": Fraction(30), "24 to 25": Fraction(25)}
"""Frames a second of clips that are not at the footage's rate; at 25 they show it frame for frame, 4 % faster."""


def _edit(rng: np.random.Generator, made: Plan, n: int) -> Edit:
    group = GROUPS[n % len(GROUPS)]
    quiet = group.startswith("static")
    pool = [k for k, t in enumerate(made.takes) if (t.manner.size < 0.3) == quiet]
    given = [k for k in pool if k not in made.hidden]
    away = [k for k in pool if k in made.hidden]
    scenes = rng.permutation(sorted({made.takes[k].scene for k in given}))[: int(rng.integers(1, 3))]
    near = [k for k in given if made.takes[k].scene in scenes]
    same = [k for k in away if made.takes[k].scene in scenes] or away
    pieces: list[Piece] = []
    if rng.random() < 0.4:
        pieces.append(_card(rng, 12, 40))
    finish = _finish(rng, group)
    how = _how(rng, group)
    at, raw = -1, -1
    for _ in range(int(rng.integers(6, 10) if group in ("short", "jump cuts") else rng.integers(4, 9))):
        fresh = raw < 0 or rng.random() < (0.1 if group == "jump cuts" else 0.45)
        if fresh:
            raw = int(rng.choice(near))
        count = int(rng.integers(12, 24 if group == "short" else 90))
        how = how.next(rng)
        span = int(count * how.speed * 24 / finish.rate) + 2
        limit = made.takes[raw].frames - span - 1
        if limit <= 12:
            continue
        at = _begins(rng, at, limit, fresh, 20 if group == "jump cuts" else 60)
        if away and (group == "unseen" or (group == "other takes" and rng.random() < 0.6)):
            source = int(rng.choice(same if rng.random() < 0.7 else away))
            pieces.append(Piece("picture", count, source, at, how.speed, how.mirrored, how.crop))
        else:
            over = int(rng.integers(8, 20)) if group in ("dissolve", "fade") and count > 40 else 0
            _fade_in(rng, pieces, group, over)
            pieces.append(Piece("match", count, raw, at, how.speed, how.mirrored, how.crop, over))
            if group == "fade" and over:
                pieces.append(Piece("black", int(rng.integers(4, 20))))
        at += span
        if group == "freeze" and rng.random() < 0.6:
            pieces.append(_held(rng, raw, at - span + int((count - 1) * how.speed * 24 / finish.rate), how))
        if rng.random() < 0.12:
            pieces.append(_card(rng, 6, 30))
    if pieces[-1].over:
        pieces.append(Piece("black", 12))
    return Edit(f"{n:03d} {group}", group, tuple(pieces), finish, seed=int(rng.integers(1 << 30)))


def _card(rng: np.random.Generator, least: int, most: int) -> Piece:
    return Piece(str(rng.choice(["title", "black"])), int(rng.integers(least, most)))


def _begins(rng: np.random.Generator, at: int, limit: int, fresh: bool, most: int) -> int:
    """Where the next piece begins in its take: a cut further on, or anywhere."""
    if fresh or at + 4 >= limit or rng.random() < 0.2:
        return int(rng.integers(10, limit))
    return min(at + int(rng.integers(4, most)), limit)


def _held(rng: np.random.Generator, raw: int, frame: int, how: _How) -> Piece:
    return Piece("freeze", int(rng.integers(12, 40)), raw, frame, how.speed, how.mirrored, how.crop)


def _fade_in(rng: np.random.Generator, pieces: list[Piece], group: str, over: int) -> None:
    """Let the black before a piece go over into it."""
    if group == "fade" and over and rng.random() < 0.7:
        pieces.append(Piece("black", over + int(rng.integers(2, 12)), over=over))


@frozen
class _How:
    """How pieces of a group are cut: in most groups the same all through a clip."""

    group: str
    speed: Fraction
    mirrored: bool
    crop: tuple[float, float, float, float]

    def next(self, rng: np.random.Generator) -> _How:
        """How the next piece is cut."""
        return _how(rng, self.group) if self.group == "varied" else self


def _how(rng: np.random.Generator, group: str) -> _How:
    """Crop, speed and side for a group; each piece of a varied clip has one or two of them."""
    varied = group == "varied"
    cropped = group in ("crop", "mixed") or (varied and rng.random() < 0.4)
    sped = group == "speed" or (varied and rng.random() < 0.4)
    turned = group == "mirror" or (group in ("mixed", "varied") and rng.random() < 0.3)
    speed = Fraction(25, 24) if group == "24 to 25" else _speed(rng) if sped else Fraction(1)
    return _How(group, speed, turned, _crop(rng) if cropped else WHOLE)


def _crop(rng: np.random.Generator) -> tuple[float, float, float, float]:
    kept = float(rng.uniform(0.85, 1.0))
    left, top = float(rng.uniform(0, 1 - kept)), float(rng.uniform(0, 1 - kept))
    return (left, top, left + kept, top + kept)


def _speed(rng: np.random.Generator) -> Fraction:
    return Fraction(str(rng.choice(["0.5", "0.75", "0.8", "0.9", "1.1", "1.25", "1.5", "2"])))


def _finish(rng: np.random.Generator, group: str) -> Finish:
    mixed = group in ("mixed", "varied")
    sizes = [(360, 640), (480, 854), (540, 960), (360, 640)]
    rows, columns = sizes[int(rng.integers(4))]
    columns -= columns % 16 and columns % 2
    graded_ = group == "regrade" or mixed
    return Finish(
        rate=RATES.get(group, Fraction(24)),
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
