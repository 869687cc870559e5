"""Which files of a large library are worth searching: very small key frames of all held against the clip's."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bytes, Floats
from beforehand.footage.contrast import contrasted
from beforehand.footage.framing import Framing, grey_laid, live_part
from beforehand.footage.keys import clip_keys, guesses, units
from beforehand.footage.library import KEY_GRID, Library, key_greys
from beforehand.footage.reel import RAW_GRID, Reel

SMALL = 75_000
"""Frames of a library of which nothing is set aside."""
LEAST = 0.5
"""Likeness of a file's most alike key frames under which it holds nothing of the clip."""
KEYS = 40
TOGETHER = 4
"""Framings held against a file in one product."""


def ranked(kept: Library, clip: Reel) -> list[int]:
    """The numbers of a library's files that may hold frames of the clip, most alike first; all of a small library."""
    numbers = kept.numbers()
    if sum(kept.frames(n) for n in numbers) <= SMALL:
        return numbers
    asked = queries(clip.frames, clip.shape)
    reached = {n: alike(kept.keys(n), asked) for n in numbers}
    return sorted((n for n in numbers if reached[n] >= LEAST), key=lambda n: -reached[n])


def queries(clip: Bytes, shape: float) -> Floats:
    """The clip's key frames in every framing that is tried, as unit vectors: framings × keys × cells."""
    at = clip_keys(clip, KEYS)
    live = live_part(clip)
    tried = [f for cropped in (False, True) for f in guesses(live, clip[at].shape, (shape, 16 / 9), cropped)]
    return np.stack([_features(_laid(clip[at], framing)) for framing in tried])


def _laid(frames: Bytes, framing: Framing) -> Bytes:
    return key_greys(grey_laid(frames, framing).reshape(-1, *RAW_GRID).clip(0, 255).astype(np.uint8))


def _features(greys: Bytes) -> Floats:
    small = contrasted(greys.reshape(-1, *KEY_GRID).astype(np.float32))
    return units(small.reshape(len(small), -1))


def alike(keys: Bytes, queries: Floats) -> float:
    """The best mean likeness of a few clip keys, over framings."""
    there = _features(keys)
    framings, asked, cells = queries.shape
    if not asked or not len(there):
        return 0.0
    best = 0.0
    for at in range(0, framings, TOGETHER):
        some = queries[at : at + TOGETHER]
        each = (some.reshape(-1, cells) @ there.T).max(axis=1).reshape(len(some), asked)
        best = max(best, float(np.sort(each)[:, -max(asked // 20, 1) :].mean(axis=1).max()))
    return best
