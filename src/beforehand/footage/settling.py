"""Framing to a fraction of a cell: Gauss–Newton on pairs of frames that show the same."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bytes, Floats
from beforehand.footage.framing import Framing, laid

STEP = 0.004
"""How far an edge is moved to see what that does: a fifth of a cell."""


def settled(
    clip: Bytes, raw: Floats, framing: Framing, live: tuple[int, int, int, int], rounds: int = 4
) -> Framing:
    """Move the framing's edges until clip frames lie best on the raw frames beside them.

    Cells that stay badly apart (titles, marks) lose weight, so that they do not pull the edges.

    Args:
        clip: some clip frames.
        raw: local contrast of the raw frames that they show, frames × cells.
        framing: where to begin; within about two cells of the truth.
        live: the part of the clip that is picture.
        rounds: how often.
    """
    best, lowest = framing, _cost(clip, raw, framing, live)
    for _ in range(rounds):
        step = _step(clip, raw, best, live)
        for part in (1.0, 0.4):
            moved = best.moved(step * part)
            cost = _cost(clip, raw, moved, live)
            if cost < lowest - 1e-7:
                break
        else:
            return best
        small = np.abs(step).max() < 0.0005
        best, lowest = moved, cost
        if small:
            break
    return best


def _step(clip: Bytes, raw: Floats, framing: Framing, live: tuple[int, int, int, int]) -> np.ndarray:
    base, mask = laid(clip, framing, live)
    apart = (raw - base) * mask
    weight = 1 / (0.15 + np.square(apart).mean(axis=0))
    weight = np.sqrt(weight * mask)
    columns = []
    for k in range(4):
        by = np.zeros(4)
        by[k] = STEP
        moved, other = laid(clip, framing.moved(by), live)
        columns.append((((moved - base) * (mask & other)) * weight).ravel() / STEP)
    slopes = np.stack(columns, axis=1)
    square = slopes.T @ slopes + np.eye(4) * 1e-3 * np.trace(slopes.T @ slopes) / 4
    step = np.linalg.solve(square, slopes.T @ (apart * weight).ravel())
    return np.clip(step, -0.02, 0.02)


def _cost(clip: Bytes, raw: Floats, framing: Framing, live: tuple[int, int, int, int]) -> float:
    seen, mask = laid(clip, framing, live)
    apart = np.square(seen[:, mask] - raw[:, mask])
    return float(np.minimum(apart, 1.0).mean())
