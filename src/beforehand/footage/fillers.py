"""Frames that are in no match: black, a title, the same scene, another picture."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from beforehand.footage.arrays import Bytes, Ints
from beforehand.footage.contrast import flat_frames
from beforehand.footage.keys import Keys, units
from beforehand.footage.looks import Look
from beforehand.footage.path import runs
from beforehand.footage.pieces import Insert, Piece, SameScene

SCENE = 0.6
"""From this plain likeness on, over half a second, frames show the scene of a raw file; other places reach 0.4."""
SPAN = 6
"""Frames to each side over which likeness is taken together: a figure that passes does not change the place."""
PLAIN = 0.62
"""A title has at least this part of its picture within a few greys of its ground."""


def fillers(clip: Bytes, looks: list[Look], keys: Keys, first: int, last: int) -> Iterator[Piece]:
    """Say what clip frames first (closed) to last (open) are that match nothing."""
    frames = clip[first:last]
    kinds = np.array([_kind(frame, flat) for frame, flat in zip(frames, flat_frames(frames), strict=True)])
    scene = _scenes(looks, keys, first, last)
    kinds[(scene >= 0) & (kinds == 2)] = 3
    for kind, a, b in runs(_settled(kinds)):
        if kind == 3:
            known = scene[a:b][scene[a:b] >= 0]
            yield SameScene(first + a, first + b, int(np.bincount(known).argmax()) if len(known) else 0)
        else:
            yield Insert(first + a, first + b, ("black", "title", "picture")[kind])


def _kind(frame: Bytes, flat: bool) -> int:
    grey = frame.astype(np.int64)
    if flat or (grey > 60).mean() < 0.003:
        return 0 if grey.mean() < 45 else 1
    counts = np.bincount(grey.reshape(-1), minlength=256)
    ground = int(counts.argmax())
    near = counts[max(ground - 5, 0) : ground + 6].sum() / grey.size
    return 1 if near > PLAIN else 2


def _scenes(looks: list[Look], keys: Keys, first: int, last: int) -> Ints:
    """For each frame the raw file whose scene it shows, or -1."""
    best = np.zeros(last - first)
    found = np.zeros(last - first, np.int64)
    for look in looks:
        seen = units(look.seen[first:last][:, look.mask])
        alike = seen @ units(keys.features[:, look.mask]).T
        top = alike.max(axis=1)
        better = top > best
        found[better] = keys.raw[alike.argmax(axis=1)[better]]
        best = np.maximum(best, top)
    sums = np.cumsum(np.pad(best, (1, 0)))
    at = np.arange(len(best))
    low, high = np.maximum(at - SPAN, 0), np.minimum(at + SPAN + 1, len(best))
    mean = (sums[high] - sums[low]) / (high - low)
    return np.asarray(np.where(mean >= SCENE, found, -1), dtype=np.int64)


def _settled(kinds: Ints, least: int = 4) -> Ints:
    """Runs shorter than a few frames join the run before them: one odd frame is no piece."""
    out = kinds.astype(np.int64).copy()
    for kind, a, b in runs(out):
        if b - a < least and a > 0:
            out[a:b] = out[a - 1]
        elif b - a < least and b < len(out):
            out[a:b] = out[b]
        del kind
    return out
