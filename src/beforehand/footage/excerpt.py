"""The excerpt check: a clip held against footage, answered in pieces that tile the clip."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.footage.arrays import Ints
from beforehand.footage.case import Run
from beforehand.footage.dissolves import with_dissolves
from beforehand.footage.doubt import REACH, admitted, interval
from beforehand.footage.fades import with_fades
from beforehand.footage.fillers import fillers
from beforehand.footage.framing import Framing
from beforehand.footage.freezes import with_freezes
from beforehand.footage.ground import Ground, Pages, ground
from beforehand.footage.joining import joined
from beforehand.footage.keys import keys_of
from beforehand.footage.pieces import Box, Freeze, Heard, LeftOut, Match, Piece, left_out
from beforehand.footage.reel import Reel
from beforehand.footage.search import Search
from beforehand.footage.tuning import spoken_speed

SHORTEST = 8
"""A clip of fewer frames has too little movement to be placed."""


@frozen
class Searched:
    """How much of a library was searched.

    Attributes:
        files: searched; in the others nothing is alike any part of the clip.
        of: all that the library holds.
        apart: files in which something was found, but which were not held against the others for want of memory.
    """

    files: int
    of: int
    apart: int = 0


@frozen(eq=False)
class Excerpt:
    """What was found.

    Attributes:
        clip: the clip.
        raws: the footage that was searched.
        pieces: in the order of the clip; they tile it.
        left_out: what cuts inside one file skip.
        searched: how much of a library was; None where the files were named.
    """

    clip: Reel
    raws: tuple[Reel, ...]
    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    searched: Searched | None = None


def check(clip: Reel, raws: Sequence[Reel]) -> Excerpt:
    """Say which frames of a clip are which frames of the footage.

    Args:
        clip: reduced at ``CLIP_GRID``.
        raws: reduced at ``RAW_GRID``.

    Raises:
        Refusal: ``clip_too_short``; ``no_footage``.
    """
    if len(clip.frames) < SHORTEST:
        raise Refusal(
            "clip_too_short",
            f"A clip of {len(clip.frames)} frames cannot be placed; at least {SHORTEST} are needed.",
        )
    if not raws:
        raise Refusal("no_footage", "There is no footage to hold the clip against.")
    pages: Pages = {}
    grounds = [ground(n, reel, pages) for n, reel in enumerate(raws)]
    search = Search(
        clip.frames,
        clip.seconds(),
        clip.shape,
        grounds,
        keys_of([g.grey for g in grounds], 12),
        sound=clip.sound,
        sounds=[reel.sound for reel in raws],
        rate=float(clip.rate),
    )
    found = with_freezes(search, joined(search, search.run()))
    matched = [_piece(search, run, clip, raws) for run in found]
    tiled = _tiled(search, with_dissolves(search, found, matched))
    pieces = tuple(with_fades(search, found, tiled))
    return Excerpt(clip, tuple(raws), pieces, left_out(pieces))


def _tiled(search: Search, matched: list[Piece]) -> list[Piece]:
    """The pieces with what lies between them."""
    out: list[Piece] = []
    at = 0
    for piece in matched:
        if piece.first > at:
            out += fillers(search.clip, search.looks, search.keys, at, piece.first)
        out.append(piece)
        at = piece.last
    if at < len(search.clip):
        out += fillers(search.clip, search.looks, search.keys, at, len(search.clip))
    return out


def _piece(search: Search, run: Run, clip: Reel, raws: Sequence[Reel]) -> Piece:
    line, reel, there = run.line, raws[run.line.raw], search.grounds[run.line.raw]
    look = search.looks[line.framing]
    seen = pixels(look.framing, search.live, clip.frames.shape[1:], reel)
    slots = np.clip(line.slots(search.seconds[run.first : run.last]), 0, len(there.grey) - 1)
    early, late = _doubt(search, run)
    certainty = round(float(np.clip((run.evidence.whole - 0.5) / 0.48, 0.05, 1.0)), 3)
    if line.slope == 0:
        return Freeze(
            run.first,
            run.last,
            line.raw,
            int(there.slots[slots[0]]),
            look.framing.mirrored,
            seen,
            early,
            late,
            certainty,
        )
    speed = spoken_speed(line.slope, there.rate)
    frames = tuple(int(f) for f in there.slots[slots])
    return Match(
        run.first,
        run.last,
        line.raw,
        frames,
        speed,
        look.framing.mirrored,
        seen,
        early,
        late,
        certainty,
        search.heard(line, run.first, run.last) if speed == 1 else Heard("not compared"),
    )


def _doubt(search: Search, run: Run) -> tuple[int, int]:
    """How many raw frames early and late the truth may be."""
    line, there = run.line, search.grounds[run.line.raw]
    look = search.looks[line.framing]
    slots = line.slots(search.seconds[run.first : run.last])
    low, high = int(slots.min()) - REACH, int(slots.max()) + REACH + 1
    counts = look.counts()
    ours = look.seen[run.first : run.last][:, counts]
    theirs = there.contrast(low, high, look.part)[:, counts]
    ours, theirs = ours - ours.mean(axis=0), theirs - theirs[REACH:-REACH].mean(axis=0)
    apart = np.full(2 * REACH + 1, np.inf)
    for shift in range(-REACH, REACH + 1):
        at = slots + shift
        if at.min() >= 0 and at.max() < len(there.grey):
            gap = ours - theirs[at - low]
            apart[shift + REACH] = float(np.square(gap - (gap.mean(axis=0) if line.slope else 0)).mean())
    if not np.isfinite(apart[REACH]):
        return 1, 1
    return admitted(*interval(apart, run.last - run.first), run.evidence.whole)


def pixels(framing: Framing, live: tuple[int, int, int, int], grid: tuple[int, ...], reel: Reel) -> Box:
    """The part of the raw picture that is seen, in its own pixels."""
    rows, columns = grid
    left, right = (columns - live[2], columns - live[0]) if framing.mirrored else (live[0], live[2])
    wide, high = framing.right - framing.left, framing.bottom - framing.top
    edges: Ints = np.round(
        np.array([
            (framing.left + wide * left / columns) * reel.columns,
            (framing.top + high * live[1] / rows) * reel.rows,
            (framing.left + wide * right / columns) * reel.columns,
            (framing.top + high * live[3] / rows) * reel.rows,
        ])
    ).astype(np.int64)  # fmt: skip
    edges = np.clip(edges, 0, [reel.columns, reel.rows, reel.columns, reel.rows])
    return int(edges[0]), int(edges[1]), int(edges[2]), int(edges[3])


__all__ = ["Excerpt", "Ground", "check", "pixels"]
