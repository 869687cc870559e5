"""Frames packed: each as its difference from the one before, in blocks that stand alone, deflated."""

from __future__ import annotations

import zlib

import numpy as np

from beforehand.footage.arrays import Bytes

BLOCK = 240
"""Frames in a block; the first of each is kept whole."""
MOST = 64 << 20
"""No block unpacks to more than this, whatever it says."""


def packed(frames: Bytes) -> bytes:
    """Pack up to a block of small frames, or rows of bands."""
    steps = frames.copy()
    steps[1:] -= frames[:-1]  # wraps round, and back again when unpacked
    # Cell by cell rather than frame by frame: what one cell does over time is most alike.
    return zlib.compress(np.ascontiguousarray(steps.reshape(len(frames), -1).T).tobytes(), 6)


def unpacked(data: bytes, count: int, shape: tuple[int, ...]) -> Bytes:
    """Undo :func:`packed`.

    Raises:
        ValueError: the bytes are not ``count`` frames of this shape.
    """
    size = count * int(np.prod(shape))
    if size > MOST:
        raise ValueError("a block is too large")
    maker = zlib.decompressobj()
    try:
        raw = maker.decompress(data, size + 1)
    except zlib.error as error:
        raise ValueError("a block is damaged") from error
    if len(raw) != size:
        raise ValueError("a block has another size than it says")
    steps = np.frombuffer(raw, np.uint8).reshape(-1, count).T
    return np.cumsum(steps, axis=0, dtype=np.uint8).reshape(count, *shape)
