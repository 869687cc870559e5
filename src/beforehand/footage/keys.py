"""Which framings a clip has: key frames of the clip held against key frames of the footage, in many framings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from attrs import frozen

from beforehand.footage.arrays import Bytes, Exact, Floats, Ints
from beforehand.footage.contrast import contrasted, flat_frames
from beforehand.footage.framing import Framing, laid

PLACES = (0.0, 0.5, 1.0)
SCALES = (0.95, 0.9, 0.85, 0.8)
ALIKE = 0.95
"""When the whole picture is this like the footage, no crop is tried."""
GAIN = 0.012
"""What a further framing must add to the mean best likeness to be worth searching with."""

MOST_KEYS = 1800
"""Key frames of footage that framings are tried on: of an hour one in two seconds, which shows a set as well."""


@frozen(eq=False)
class Keys:
    """Key frames of footage.

    Attributes:
        features: keys × cells of local contrast, of unit length.
        raw: which file each is of.
        frame: which frame there.
    """

    features: Floats
    raw: Ints
    frame: Ints

    def thinned(self, most: int) -> Keys:
        """At most so many keys, evenly spread."""
        if len(self.raw) <= most:
            return self
        at = np.linspace(0, len(self.raw) - 1, most).astype(np.int64)
        return Keys(self.features[at], self.raw[at], self.frame[at])


@frozen(eq=False)
class Likeness:
    """How like the footage each clip key is, at best.

    Attributes:
        framing: the framing.
        best: for each clip key its greatest likeness, -1 to 1.
        key: the raw key that has it.
    """

    framing: Framing
    best: Exact
    key: Ints


def keys_of(raws: list[Bytes], every: int) -> Keys:
    """Key frames, one in ``every``."""
    features, number, frames = [], [], []
    for n, grey in enumerate(raws):
        at = np.arange(0, len(grey), every)
        features.append(units(contrasted(grey[at]).reshape(len(at), -1)))
        number.append(np.full(len(at), n))
        frames.append(at)
    return Keys(np.concatenate(features), np.concatenate(number), np.concatenate(frames))


def units(features: Floats) -> Floats:
    """Rows brought to length one; a row of nothing stays."""
    return np.asarray(
        features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-6), dtype=np.float32
    )


def clip_keys(clip: Bytes, most: int) -> Ints:
    """Frames of a clip to look for: evenly spread, none flat."""
    flat = flat_frames(clip)
    at = np.nonzero(~flat)[0]
    if len(at) > most:
        at = at[np.linspace(0, len(at) - 1, most).astype(np.int64)]
    return np.asarray(at, dtype=np.int64)


def framings(
    clip: Bytes, live: tuple[int, int, int, int], keys: Keys, shapes: tuple[float, float]
) -> list[Likeness]:
    """The few framings that explain the clip's key frames best, best first.

    Args:
        clip: the clip's key frames.
        live: its part that is picture.
        keys: of the footage.
        shapes: width over height of clip and footage.
    """
    keys = keys.thinned(MOST_KEYS)
    tried: list[Likeness] = []
    for cropped in (False, True):
        if tried and max(float(one.best.mean()) for one in tried) > ALIKE:
            break
        tried += [_likeness(clip, live, keys, f) for f in guesses(live, clip.shape, shapes, cropped)]
    chosen: list[Likeness] = []
    reached = np.zeros(len(clip))
    for _ in range(3):
        best = max(tried, key=lambda one: float(np.maximum(one.best, reached).mean()))
        after = np.maximum(best.best, reached)
        if chosen and after.mean() < reached.mean() + GAIN:
            break
        chosen.append(best)
        reached = after
    return chosen


def _likeness(clip: Bytes, live: tuple[int, int, int, int], keys: Keys, framing: Framing) -> Likeness:
    features, mask = laid(clip, framing, live)
    there = keys.features * mask
    length = np.maximum(np.linalg.norm(there, axis=1), 1e-3)
    alike = (units(features * mask) @ there.T) / length
    key = alike.argmax(axis=1)
    # A smaller common part is alike more easily; a little is taken off for what is not compared.
    cost = 0.03 * (1 - mask.mean())
    return Likeness(framing, alike.max(axis=1).astype(np.float64) - cost, key.astype(np.int64))


def guesses(
    live: tuple[int, int, int, int], shape: tuple[int, ...], shapes: tuple[float, float], cropped: bool
) -> Iterator[Framing]:
    """Framings to try, each also mirrored: whole ones, or cropped to four sizes at nine places."""
    for left, top, right, bottom in _bases(live, shape, shapes):
        wide, high = right - left, bottom - top
        for mirrored in (False, True):
            if not cropped:
                yield Framing(left, top, right, bottom, mirrored)
                continue
            for scale, x, y in product(SCALES, PLACES, PLACES):
                a, b = left + x * (1 - scale) * wide, top + y * (1 - scale) * high
                yield Framing(a, b, a + scale * wide, b + scale * high, mirrored)


def _bases(
    live: tuple[int, int, int, int], shape: tuple[int, ...], shapes: tuple[float, float]
) -> list[tuple[float, float, float, float]]:
    """Whole on whole; the live part on the whole; and with its own proportions kept, if those differ."""
    rows, columns = shape[1], shape[2]
    left, top, right, bottom = live[0] / columns, live[1] / rows, live[2] / columns, live[3] / rows
    clip_shape, raw_shape = shapes
    found = [(0.0, 0.0, 1.0, 1.0)]
    ratio = raw_shape / clip_shape
    if abs(ratio - 1) > 0.02:
        found.append((0.0, 0.5 - ratio / 2, 1.0, 0.5 + ratio / 2))
        found.append((0.5 - 1 / ratio / 2, 0.0, 0.5 + 1 / ratio / 2, 1.0))
    if (right - left) * (bottom - top) < 0.97:
        wide, high = right - left, bottom - top
        found.append((-left / wide, -top / high, (1 - left) / wide, (1 - top) / high))
        if abs(wide / high * clip_shape / raw_shape - 1) > 0.02:
            tall = 1 / wide * ratio
            middle = (top + bottom) / 2
            found.append((-left / wide, 0.5 - middle * tall, (1 - left) / wide, 0.5 + (1 - middle) * tall))
            broad = 1 / high / ratio
            centre = (left + right) / 2
            found.append((0.5 - centre * broad, -top / high, 0.5 + (1 - centre) * broad, (1 - top) / high))
    return found
