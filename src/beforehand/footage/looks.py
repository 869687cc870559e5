"""The clip in each of its framings, laid on the footage's grid."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve, field, frozen

from beforehand.footage.arrays import Bools, Bytes, Exact, Floats, Ints
from beforehand.footage.framing import Framing, laid
from beforehand.footage.ground import Ground, Line
from beforehand.footage.keys import Keys, clip_keys, framings
from beforehand.footage.lettering import lettering
from beforehand.footage.reel import RAW_GRID
from beforehand.footage.settling import settled

LIKE = 0.6
"""A stretch of footage less like every frame of the clip than this is another place."""
SAME = 0.006
"""Framings whose edges differ less than this are one."""

STRONG = 0.15
"""Squared difference of local contrast that neither noise nor a framing a little off makes."""
SOME = 0.06
"""The part of the half seconds in which a cell must be so for something to be laid over it."""

STANDS = 0.02
"""Variance of local contrast within half a second under which a cell stands still."""


def _upper() -> Bools:
    """All cells but those where lines of text stand: the lowest 28 in a hundred."""
    rows = np.arange(RAW_GRID[0])[:, None] < RAW_GRID[0] * 0.72
    return np.asarray(np.broadcast_to(rows, RAW_GRID).reshape(-1))


UPPER = _upper()

Span = tuple[int, int]


@frozen(eq=False)
class Look:
    """The clip in one framing.

    Attributes:
        framing: where it lies.
        seen: local contrast on the raw grid, frames × cells.
        mask: the cells that count.
        over: cells that something laid over the picture spoils (lines of text); they count for nothing.
        text: those of them that the clip alone tells of.
        tuned, away: what was worked out for lines in it already; the same is asked several times.
    """

    framing: Framing
    seen: Floats
    mask: Bools
    over: Bools
    text: Bools | None = None
    tuned: dict[tuple[Line, int, int, float, float], tuple[Line, float]] = field(factory=dict, repr=False)
    away: dict[tuple[Line, Span], tuple[Ints, Bools, Exact, Floats]] = field(factory=dict, repr=False)

    @property
    def part(self) -> Bools | None:
        """The cells that the clip shows, if not all: what its local contrast was made of."""
        return None if self.mask.all() else self.mask

    def counts(self) -> Bools:
        """The cells that count."""
        return self.mask & ~self.over


Live = tuple[int, int, int, int]


def look(clip: Bytes, framing: Framing, live: Live) -> Look:
    """Lay a clip in a framing."""
    seen, mask = laid(clip, framing, live)
    text = lettering(seen, mask, framing)
    return Look(framing, seen, mask, text, text)


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
        raw = np.stack([grounds[int(keys.raw[k])].grey[keys.frame[k]] for k in found.key[best]])
        text = look(clip, found.framing, live).text
        framing = settled(clip[kept[best]], raw, found.framing, live, over=text)
        if not any(_same(framing, other.framing) for other in [*known, *fresh]):
            fresh.append(look(clip, framing, live))
    return fresh


def resettled(one: Look, clip: Bytes, live: Live, pairs: Ints, raw: Bytes) -> Look:
    """The look with its framing settled anew on frames that are known to show the same.

    Args:
        one: the look.
        clip: all frames of the clip.
        live: the part that is picture.
        pairs: clip frames.
        raw: the raw frames that they show, as greys.
    """
    framing = settled(clip[pairs], raw, one.framing, live, rounds=3, over=one.over)
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
    if not gaps:
        return one
    ours = sum(np.square(x - x.mean(axis=0)).sum(axis=0) for x, _ in gaps)
    theirs = sum(np.square(y - y.mean(axis=0)).sum(axis=0) for _, y in gaps)
    left = sum(np.square(x - y - (x - y).mean(axis=0)).sum(axis=0) for x, y in gaps)
    frames = sum(len(x) for x, _ in gaps)
    usual = float(np.median(left[one.mask])) + 1e-9
    spoilt = one.mask & (left > 6 * usual) & (left > 0.02 * frames) & (ours > 2.5 * theirs)
    spoilt = _grown(spoilt | (one.mask & _comes_and_goes(gaps))) & one.mask
    spoilt = spoilt if one.text is None else spoilt | one.text
    if spoilt.sum() > 0.4 * one.mask.sum():
        return one
    return one if (spoilt == one.over).all() else evolve(one, over=spoilt, tuned={}, away={})


def _comes_and_goes(gaps: list[tuple[Floats, Floats]]) -> Bools:
    """Cells low in the picture that are quite different from the footage for some half seconds, and for others not.

    A line of text stands still for as long as it stands: within a stretch it may not move at all. What moves in the
    clip is no text, and is left to tell takes apart; so is all that lies where lines of text do not.
    """
    parts = [(x[at : at + 12], y[at : at + 12]) for x, y in gaps for at in range(0, len(x), 12)]
    means = np.stack([(x - y).mean(axis=0) for x, y in parts])
    stands = np.stack([x.var(axis=0) for x, _ in parts]) < STANDS
    other = np.square(means - np.median(means, axis=0)) > STRONG
    return np.asarray(((other & stands).mean(axis=0) > SOME) & ~UPPER)


def _grown(cells: Bools) -> Bools:
    grid = np.pad(cells.reshape(RAW_GRID), 1)
    out = np.zeros(RAW_GRID, bool)
    for dy in range(3):
        for dx in range(3):
            out |= grid[dy : dy + RAW_GRID[0], dx : dx + RAW_GRID[1]]
    return out.reshape(-1)


def _same(a: Framing, b: Framing) -> bool:
    return a.mirrored == b.mirrored and float(np.abs(a.edges() - b.edges()).max()) < SAME
