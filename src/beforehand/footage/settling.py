"""Framing to a fraction of a cell: Gauss–Newton on pairs of frames that show the same."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bools, Bytes, Exact, Floats
from beforehand.footage.contrast import contrasted
from beforehand.footage.framing import Framing, laid

Live = tuple[int, int, int, int]

STEP = 0.004
"""How far an edge is moved to see what that does: a fifth of a cell."""
FREELY = 1.25
"""How many times as far apart the proportions that are kept must be for others to be taken."""
NEARLY = 0.06
"""How far from equal the proportions of a crop may be and still be taken for equal."""
NEAR, AS_WELL = 0.006, 1.15
"""Edges so near the whole picture's are taken for it, if that fits as well within so much."""


def settled(
    clip: Bytes, raw: Bytes, framing: Framing, live: Live, rounds: int = 4, over: Bools | None = None
) -> Framing:
    """Move the framing's edges until clip frames lie best on the raw frames beside them.

    Its proportions are kept unless other ones fit far better: an editor's crop keeps them, and in a shot that pans a
    wrong moment looks like a stretch.

    Cells that stay badly apart (titles, marks) lose weight, so that they do not pull the edges.

    Args:
        clip: some clip frames.
        raw: the raw frames that they show, as greys: frames × rows × columns.
        framing: where to begin; within about two cells of the truth.
        live: the part of the clip that is picture.
        rounds: how often.
        over: cells under lines of text, which pull no edge.
    """
    grey = raw.astype(np.float32)
    kept = np.ones(grey[0].size, bool) if over is None else ~over
    framing = _true(framing)
    shaped = _moved(clip, grey, framing, live, kept, rounds, _shape_kept(framing))
    free = _moved(clip, grey, shaped, live, kept, rounds, np.eye(4))
    cost = _cost(clip, grey, shaped, live, kept)
    if FREELY * _cost(clip, grey, free, live, kept) < cost:
        return free
    whole = Framing(mirrored=shaped.mirrored)
    near = float(np.abs(shaped.edges() - whole.edges()).max()) < NEAR
    return whole if near and _cost(clip, grey, whole, live, kept) <= AS_WELL * cost else shaped


def _true(framing: Framing) -> Framing:
    """The framing with equal proportions, if it has them nearly: stretched a little, it was settled on little."""
    wide, high = framing.right - framing.left, framing.bottom - framing.top
    if abs(wide / high - 1) > NEARLY:
        return framing
    # The width is kept: bars and lines of text leave less of the height to measure by.
    more = (wide - high) / 2
    return framing.moved(np.array([0, -more, 0, more]))


def _shape_kept(framing: Framing) -> Exact:
    """What a move aside, a move down and a change of size do to the four edges."""
    wide, high = framing.right - framing.left, framing.bottom - framing.top
    return np.array([[1, 0, -wide / 2], [0, 1, -high / 2], [1, 0, wide / 2], [0, 1, high / 2]])


def _moved(
    clip: Bytes, grey: Floats, framing: Framing, live: Live, kept: Bools, rounds: int, ways: Exact
) -> Framing:
    """The framing moved in the given ways for as long as that helps."""
    best, lowest = framing, _cost(clip, grey, framing, live, kept)
    for _ in range(rounds):
        step = _step(clip, grey, best, live, kept, ways)
        for part in (1.0, 0.4):
            moved = best.moved(step * part)
            cost = _cost(clip, grey, moved, live, kept)
            if cost < lowest - 1e-7:
                break
        else:
            break
        small = np.abs(step).max() < 0.0005
        best, lowest = moved, cost
        if small:
            break
    return best


def _step(clip: Bytes, grey: Floats, framing: Framing, live: Live, kept: Bools, ways: Exact) -> Exact:
    base, mask = laid(clip, framing, live)
    raw = contrasted(grey, mask.reshape(grey.shape[1:])).reshape(len(grey), -1)
    mask = mask & kept
    apart = (raw - base) * mask
    weight = 1 / (0.15 + np.square(apart).mean(axis=0))
    weight = np.sqrt(weight * mask)
    columns = []
    for k in range(4):
        by = np.zeros(4)
        by[k] = STEP
        moved, other = laid(clip, framing.moved(by), live)
        columns.append((((moved - base) * (mask & other)) * weight).ravel() / STEP)
    slopes = np.stack(columns, axis=1) @ ways
    square = slopes.T @ slopes
    square += np.eye(len(square)) * 1e-3 * np.trace(square) / len(square)
    step = ways @ np.linalg.solve(square, slopes.T @ (apart * weight).ravel())
    return np.asarray(np.clip(step, -0.02, 0.02))


def _cost(clip: Bytes, grey: Floats, framing: Framing, live: Live, kept: Bools) -> float:
    seen, mask = laid(clip, framing, live)
    raw = contrasted(grey, mask.reshape(grey.shape[1:])).reshape(len(grey), -1)
    mask = mask & kept
    apart = np.square(seen[:, mask] - raw[:, mask])
    return float(np.minimum(apart, 1.0).mean())
