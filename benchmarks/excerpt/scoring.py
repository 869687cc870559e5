"""Answers held against the truth, frame by frame."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import define, field

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Dissolve, Freeze, Match
from benchmarks.excerpt.edits import Edit, Truth


@define
class Score:
    """Counts of frames, and boundary errors, over some clips.

    Attributes:
        shown: frames that are frames of footage that was given.
        exact, near, right, inside: of those: the very frame; within one; the right file; inside the stated interval.
        mistaken: of those, how many were called a match in another file.
        named: of those, how many were called a match (what ``inside`` counts in).
        widths: of the stated intervals.
        foreign, false: frames that are not; and those of them that were called a match, a freeze or a dissolve.
        edges: distance of each true boundary of a piece to the nearest that was found.
        pieces, found, agreed: true pieces, found pieces, and those that are the same stretch of the same file.
        held, held_said, mixed, mixed_said: frames of freezes and dissolves, and those called so.
    """

    shown: int = 0
    exact: int = 0
    near: int = 0
    right: int = 0
    named: int = 0
    mistaken: int = 0
    inside: int = 0
    widths: list[int] = field(factory=list)
    foreign: int = 0
    false: int = 0
    edges: list[int] = field(factory=list)
    pieces: int = 0
    found: int = 0
    agreed: int = 0
    held: int = 0
    held_said: int = 0
    mixed: int = 0
    mixed_said: int = 0

    def add(self, edit: Edit, truth: Sequence[Truth], excerpt: Excerpt, numbers: Sequence[int]) -> None:
        """Count one clip.

        Args:
            edit: what was made.
            truth: of every frame.
            excerpt: what was found.
            numbers: the take number of each raw file that was given.
        """
        for piece in excerpt.pieces:
            for n in range(piece.first, piece.last):
                self._frame(truth[n], piece, n, numbers)
        self._pieces(edit, excerpt, numbers)

    def _frame(self, true: Truth, piece: object, n: int, numbers: Sequence[int]) -> None:
        said = isinstance(piece, Match | Freeze | Dissolve)
        if true.kind == "match" and true.raw in numbers:
            self.shown += 1
            if isinstance(piece, Match | Freeze):
                self._named(true, piece, n, numbers)
        elif true.kind == "freeze" and true.raw in numbers:
            self.held += 1
            self.held_said += isinstance(piece, Freeze) and numbers[piece.raw] == true.raw
        elif true.kind == "dissolve":
            self.mixed += 1
            self.mixed_said += isinstance(piece, Dissolve)
        else:
            self.foreign += 1
            self.false += said

    def _named(self, true: Truth, piece: Match | Freeze, n: int, numbers: Sequence[int]) -> None:
        self.named += 1
        if numbers[piece.raw] != true.raw:
            self.mistaken += 1
            return
        frame = piece.raw_frames[n - piece.first] if isinstance(piece, Match) else piece.raw_frame
        off = true.frame - frame
        self.right += 1
        self.exact += off == 0
        self.near += abs(off) <= 1
        self.inside += -piece.early <= off <= piece.late
        self.widths.append(piece.early + piece.late)

    def _pieces(self, edit: Edit, excerpt: Excerpt, numbers: Sequence[int]) -> None:
        true = [(a, b, raw) for a, b, raw in _stretches(edit) if raw in numbers]
        got = [(p.first, p.last, numbers[p.raw]) for p in excerpt.pieces if isinstance(p, Match)]
        self.pieces += len(true)
        self.found += len(got)
        taken: set[int] = set()
        for a, b, raw in true:
            for k, (c, d, other) in enumerate(got):
                if k not in taken and raw == other and abs(a - c) <= 2 and abs(b - d) <= 2:
                    taken.add(k)
                    self.agreed += 1
                    break
        ends = np.array(sorted({p.first for p in excerpt.pieces} | {p.last for p in excerpt.pieces}))
        self.edges += [int(np.abs(ends - edge).min()) for a, b, _ in true for edge in (a, b)]


def _stretches(edit: Edit) -> list[tuple[int, int, int]]:
    """True pieces: clip frames and take; dissolves are cut off."""
    out: list[tuple[int, int, int]] = []
    at = 0
    for piece in edit.pieces:
        if piece.kind == "match":
            out.append((at, at + piece.frames - piece.over, piece.raw))
        at += piece.frames
    return out


def part(some: int, of: int) -> str:
    """A part in three figures, or a dash."""
    return f"{some / of:.3f}" if of else "–"
