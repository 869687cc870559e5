"""Footage that shows the same again and again does not make the work grow with it."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Floats
from beforehand.footage.directions import directions
from beforehand.footage.ground import Ground, Line
from beforehand.footage.places import Strip, places
from beforehand.footage.seeds import MOST, Seed, seeds
from beforehand.footage.voting import Voted, strongest, voted

SECONDS = np.arange(96) / 24


def moving(frames: int) -> Floats:
    """Grey pictures of soft blots that wander: every frame differs, neighbours are alike."""
    rng = np.random.default_rng(8)
    y, x = np.mgrid[:27, :48]
    at = rng.uniform(0, 1, (6, 2)) * (27, 48) + np.cumsum(rng.normal(size=(frames, 6, 2)), axis=0)
    grey = 120 + 60 * np.exp(
        -((y - at[..., 0, None, None] % 27) ** 2 + (x - at[..., 1, None, None] % 48) ** 2) / 30
    ).sum(axis=1)
    return np.asarray(grey, dtype=np.float32)


def searched(copies: int) -> list[Seed]:
    """Seeds of a clip in footage that holds all its frames ``copies`` times."""
    grey = np.tile(moving(96).clip(0, 255).astype(np.uint8), (copies, 1, 1))
    there = Ground(0, grey, np.arange(len(grey)), 24.0, 16 / 9)
    starts = {32: np.array([0, 8, 32, 64])}
    weight = np.ones(27 * 48, np.float32)
    strips = [Strip(0, 96, {0: [(a * 96, a * 96 + 96) for a in range(copies)]})]
    seen = there.contrast(0, 96)
    basis = directions(seen, weight)
    ((all_places,),) = places([there], strips, [basis])
    return seeds(seen @ basis, SECONDS, all_places, strips, starts, {32: 0.6})


def test_a_window_keeps_few_places_however_often_the_footage_shows_it() -> None:
    few, many = searched(2), searched(MOST * 2)
    assert sum(s.score > 0.99 for s in few) == 2 * 4
    assert all(s.slot % 96 == s.first for s in many if s.score > 0.99)
    assert len(many) <= MOST * 4
    lines = strongest(voted(many, 0, SECONDS), 96, 5)
    assert 1 <= len(lines) <= 2 * 5 * 96 // 32
    assert any(abs(v.line.offset % 96 - 0.5) < 0.01 for v in lines)


def test_the_strongest_lines_are_bounded_by_the_clip_and_said_once() -> None:
    lines = [
        Voted(Line(0, 0, 24.0, 100.0 * n), first, first + 32, (first, first + 32), 0.9 - n / 1000, 1.0)
        for n in range(200)
        for first in range(0, 64, 8)
    ]
    kept = strongest(lines, 96, 5)
    assert len(kept) <= 2 * 5 * 96 // 32
    assert max(v.score for v in kept) == 0.9
    twice = [
        Voted(Line(0, 0, 24.0, 7.0), 0, 64, (0, 32), 0.9, 3.0),
        Voted(Line(0, 0, 24.0, 8.0), 8, 40, (8, 40), 0.8, 1.0),
    ]
    assert strongest(twice, 96, 5) == twice[:1]
