"""The clip in each of its framings, laid on the footage's grid."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve, frozen

from beforehand.footage.arrays import Bools, Bytes, Floats, Ints
from beforehand.footage.framing import Framing, laid
from beforehand.footage.ground import Ground
from beforehand.footage.keys import Keys, clip_keys, framings
from beforehand.footage.settling import settled

LIKE = 0.6
"""A stretch of footage less like every frame of the clip than this is another place."""
SAME = 0.006
"""Framings whose edges differ less than this are one."""


@frozen(eq=False)
class Look:
    """The clip in one framing.

    Attributes:
        framing: where it lies.
        seen: local contrast on the raw grid, frames × cells.
        mask: the cells that count.
        over: cells that something laid over the picture spoils (lines of text); they count for nothing.
    """

    framing: Framing
    seen: Floats
    mask: Bools
    over: Bools

    def counts(self) -> Bools:
        """The cells that count."""
        return self.mask & ~self.over


Live = tuple[int, int, int, int]


def look(clip: Bytes, framing: Framing, live: Live) -> Look:
    """Lay a clip in a framing."""
    seen, mask = laid(clip, framing, live)
    return Look(framing, seen, mask, np.zeros(len(mask), bool))


def found_looks(
    clip: Bytes, at: Ints, live: Live, keys: Keys, grounds: Sequence[Ground], shape: float, known: list[Look]
) -> list[Look]:
    """Framings that some frames of the clip have, and that are not known yet.

    Args:
        clip: all its frames.
        at: the frames to look at.
        live: the part that is picture.
        keys: of the footage.
        grounds: the raw files.
        shape: the clip's width over its height.
        known: framings in use.
    """
    kept = at[clip_keys(clip[at], 32)] if len(at) else at
    fresh: list[Look] = []
    if not len(kept) or not grounds:
        return fresh
    for found in framings(clip[kept], live, keys, (shape, grounds[0].width_over_height)):
        best = np.argsort(-found.best)[:12]
        best = best[found.best[best] > LIKE]
        if len(best) < 2:
            continue
        raw = np.concatenate(
            [grounds[int(keys.raw[k])].contrast_at(keys.frame[k : k + 1]) for k in found.key[best]]
        )
        framing = settled(clip[kept[best]], raw, found.framing, live)
        if not any(_same(framing, other.framing) for other in [*known, *fresh]):
            fresh.append(look(clip, framing, live))
    return fresh


def resettled(one: Look, clip: Bytes, live: Live, pairs: Ints, raw: Floats) -> Look:
    """The look with its framing settled anew on frames that are known to show the same.

    Args:
        one: the look.
        clip: all frames of the clip.
        live: the part that is picture.
        pairs: clip frames.
        raw: local contrast of the raw frames that they show.
    """
    framing = settled(clip[pairs], raw, one.framing, live, rounds=3)
    if np.abs(framing.edges() - one.framing.edges()).max() < 0.0004:
        return one
    return look(clip, framing, live)


def with_overlay(one: Look, gaps: list[tuple[Floats, Floats]]) -> Look:
    """The look without the cells where the clip moves and the footage does not: lines of text that come and go.

    Dropping whatever fits worst would hide just the movement that tells takes apart. So a cell is dropped
    only where the clip moves far more than the footage; where both move and disagree, it stays and counts.

    Args:
        one: the look.
        gaps: for each stretch that is well matched, what the clip and the footage show there.
    """
    ours = np.zeros(len(one.mask))
    theirs, left, frames = ours.copy(), ours.copy(), 0
    for x, y in gaps:
        ours += np.square(x - x.mean(axis=0)).sum(axis=0)
        theirs += np.square(y - y.mean(axis=0)).sum(axis=0)
        apart = x - y
        left += np.square(apart - apart.mean(axis=0)).sum(axis=0)
        frames += len(x)
    if not frames:
        return one
    usual = float(np.median(left[one.mask])) + 1e-9
    spoilt = one.mask & (left > 6 * usual) & (left > 0.02 * frames) & (ours > 2.5 * theirs)
    spoilt = _grown(spoilt) & one.mask
    if spoilt.sum() > 0.4 * one.mask.sum():
        return one
    return evolve(one, over=spoilt)


def _grown(cells: Bools) -> Bools:
    from beforehand.footage.reel import RAW_GRID

    grid = np.pad(cells.reshape(RAW_GRID), 1)
    out = np.zeros(RAW_GRID, bool)
    for dy in range(3):
        for dx in range(3):
            out |= grid[dy : dy + RAW_GRID[0], dx : dx + RAW_GRID[1]]
    return out.reshape(-1)


def _same(a: Framing, b: Framing) -> bool:
    return a.mirrored == b.mirrored and float(np.abs(a.edges() - b.edges()).max()) < SAME
