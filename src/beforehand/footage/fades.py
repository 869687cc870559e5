"""Fades: between a match and black or a title card, frames in which the footage's part falls or rises steadily."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from attrs import evolve, frozen

from beforehand.footage.arrays import Exact, Ints
from beforehand.footage.case import Case, Run
from beforehand.footage.dissolves import climb, cut, side
from beforehand.footage.framing import grey_laid
from beforehand.footage.pieces import Dissolve, Insert, Match, Piece, Plain, SameScene

REACH = 40
"""Clip frames to each side of the common edge in which a fade is looked for."""
FAR = 20
"""How far into the black or the title the frame is taken that the fade goes to."""
BETWEEN = 24
"""Frames of the fade itself that may have been called something else, between the match and the black."""
LEFT = 0.25
"""The part of a frame's greys that may be left unexplained half way."""


@frozen
class _Edge:
    """A match beside black or a title: which pieces, whether the match comes first, and the match's run."""

    match: int
    plain: int
    leaving: bool
    run: Run


def with_fades(search: Case, runs: Sequence[Run], pieces: list[Piece]) -> list[Piece]:
    """The pieces, which tile the clip, with fades cut out of matches and of the black or the titles beside them."""
    out = list(pieces)
    for edge in _edges(runs, pieces):
        match, plain = out[edge.match], out[edge.plain]
        if isinstance(match, Match) and isinstance(plain, Insert) and (span := _span(search, edge, out)):
            out = _placed(search, out, edge, span, plain.looks)
    return [piece for piece in out if piece.last > piece.first]


def _edges(runs: Sequence[Run], pieces: Sequence[Piece]) -> list[_Edge]:
    """Later ones first, so that the numbers of pieces stay when fades are put in."""
    found = []
    for k, piece in enumerate(pieces):
        run = next((r for r in runs if r.first <= piece.first and piece.last <= r.last), None)
        if not isinstance(piece, Match) or run is None:
            continue
        for step in (1, -1):
            near, far = k + step, k + 2 * step
            if _plain(pieces, near):
                found.append(_Edge(k, near, step > 0, run))
            elif _plain(pieces, far) and _short(pieces[near]):
                found.append(_Edge(k, far, step > 0, run))
    return sorted(found, key=lambda edge: -max(edge.match, edge.plain))


def _plain(pieces: Sequence[Piece], k: int) -> bool:
    piece = pieces[k] if 0 <= k < len(pieces) else None
    return isinstance(piece, Insert) and piece.looks != "picture"


def _short(piece: Piece) -> bool:
    passing = isinstance(piece, SameScene) or (isinstance(piece, Insert) and piece.looks == "picture")
    return passing and piece.last - piece.first <= BETWEEN


def _span(search: Case, edge: _Edge, pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """The frames of a fade, half-open."""
    match, plain = pieces[edge.match], pieces[edge.plain]
    reach = min(FAR, plain.last - plain.first - 1)
    if edge.leaving:
        far = plain.first + reach
        frames = np.arange(max(match.first, match.last - REACH), far + 1)
    else:
        far = plain.last - 1 - reach
        frames = np.arange(far, min(match.last, match.first + REACH))
    if len(frames) < 8:
        return None
    part, left = _parts(search, edge.run, frames, far)
    middle = int(np.abs(part - 0.5).argmin())
    span = climb(1 - part if edge.leaving else part, middle)
    if span is None or left[middle] > LEFT:
        return None
    return int(frames[span[0]]), int(frames[span[1]]) + 1


def _parts(search: Case, run: Run, frames: Ints, far: int) -> tuple[Exact, Exact]:
    """The footage's part of each frame, and the part of the greys that it and the far frame leave unexplained."""
    look, there = search.looks[run.line.framing], search.grounds[run.line.raw]
    cells = look.counts()
    ours = grey_laid(search.clip[frames], look.framing)[:, cells].astype(np.float64)
    other = grey_laid(search.clip[[far]], look.framing)[0, cells].astype(np.float64)
    slots = run.line.slots(search.seconds[frames])
    theirs = np.stack([there.frame(int(s)) for s in slots]).reshape(len(frames), -1)[:, cells]
    gain, left = np.zeros(len(frames)), np.zeros(len(frames))
    for n, mine in enumerate(ours):
        columns = np.stack([theirs[n].astype(np.float64), other - other.mean(), np.ones(len(mine))], axis=1)
        fit = np.linalg.lstsq(columns, mine, rcond=None)[0]
        gain[n] = fit[0]
        left[n] = float(np.square(mine - columns @ fit).mean() / max(float(mine.var()), 1.0))
    return gain / max(float(np.percentile(gain, 85)), 1e-3), left


def _placed(search: Case, pieces: list[Piece], edge: _Edge, span: tuple[int, int], looks: str) -> list[Piece]:
    """The pieces with a fade put between, and what it covers taken from the others."""
    first, last = span
    there = side(search, edge.run, first, last)
    plain = Plain(looks)
    fade = Dissolve(first, last, there, plain) if edge.leaving else Dissolve(first, last, plain, there)
    before = [_cut(p, p.first, min(p.last, first)) for p in pieces if p.first < first]
    after = [_cut(p, max(p.first, last), p.last) for p in pieces if p.last > last]
    out = [*before, fade, *after]
    assert all(one.last == two.first for one, two in pairwise(out))
    return out


def _cut(piece: Piece, first: int, last: int) -> Piece:
    return evolve(piece, first=first, last=last) if not isinstance(piece, Match) else cut(piece, first, last)
