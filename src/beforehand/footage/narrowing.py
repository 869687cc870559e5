"""Which files of a large library are worth searching: very small key frames of all held against the clip's."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bytes, Floats
from beforehand.footage.contrast import contrasted
from beforehand.footage.framing import Framing, grey_laid, live_part
from beforehand.footage.keys import clip_keys, guesses, units
from beforehand.footage.library import KEY_GRID, Library, key_greys
from beforehand.footage.reel import RAW_GRID, Reel

MOST_FRAMES = 750_000
"""Frames that a search may hold at once: some 8 h, under 1 GB."""
LEAST = 0.5
KEYS = 40


def narrowed(kept: Library, clip: Reel) -> list[Reel]:
    """The files of a library that may hold frames of the clip, most alike first, as many as memory allows."""
    numbers = kept.numbers()
    if sum(kept.frames(n) for n in numbers) <= MOST_FRAMES // 10:
        return [kept.reel(n) for n in numbers]
    asked = queries(clip.frames, clip.columns / max(clip.rows, 1))
    reached = {n: alike(kept.keys(n), asked) for n in numbers}
    chosen, held = [], 0
    for number in sorted(numbers, key=lambda n: -reached[n]):
        frames = kept.frames(number)
        if reached[number] < LEAST or held + frames > MOST_FRAMES:
            continue
        chosen.append(number)
        held += frames
    return [kept.reel(n) for n in sorted(chosen)] or [kept.reel(n) for n in numbers[:1]]


def queries(clip: Bytes, shape: float) -> list[Floats]:
    """The clip's key frames in every framing that is tried, as unit vectors."""
    at = clip_keys(clip, KEYS)
    live = live_part(clip)
    tried = [f for cropped in (False, True) for f in guesses(live, clip[at].shape, (shape, 16 / 9), cropped)]
    return [_features(_laid(clip[at], framing)) for framing in tried]


def _laid(frames: Bytes, framing: Framing) -> Bytes:
    return key_greys(grey_laid(frames, framing).reshape(-1, *RAW_GRID).clip(0, 255).astype(np.uint8))


def _features(greys: Bytes) -> Floats:
    small = contrasted(greys.reshape(-1, *KEY_GRID).astype(np.float32))
    return units(small.reshape(len(small), -1))


def alike(keys: Bytes, queries: list[Floats]) -> float:
    """The best mean likeness of a few clip keys, over framings."""
    there = _features(keys)
    best = 0.0
    for query in queries:
        if not len(query) or not len(there):
            continue
        each = np.sort((query @ there.T).max(axis=1))[::-1]
        best = max(best, float(each[: max(len(each) // 20, 1)].mean()))
    return best
