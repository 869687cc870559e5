"""What a tool said of every frame of a clip, in one form for all tools, and how it is counted."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Dissolve, Freeze, Match, Side
from benchmarks.excerpt.edits import Truth

Named = list[tuple[int, int] | None]
"""For each clip frame a file (counted in those that were given) and a frame of it, or None."""


def named(found: Excerpt) -> Named:
    """What the excerpt check said, in the form that the other tools' answers have."""
    out: Named = []
    for piece in found.pieces:
        count = piece.last - piece.first
        if isinstance(piece, Match):
            out += [(piece.raw, frame) for frame in piece.raw_frames]
        elif isinstance(piece, Freeze):
            out += [(piece.raw, piece.raw_frame)] * count
        elif isinstance(piece, Dissolve):
            side = next(s for s in (piece.leaving, piece.coming) if isinstance(s, Side))
            out += [(side.raw, side.begins)] * count
        else:
            out += [None] * count
    return out


@define
class Tally:
    """Counts of frames for one tool.

    Attributes:
        shown: frames that are frames of given footage; ``exact`` and ``near``: named so, or within one frame.
        foreign: frames that are not; ``false``: those of them that were named after a frame of footage.
        seconds: of processor time, over all clips.
    """

    shown: int = 0
    exact: int = 0
    near: int = 0
    foreign: int = 0
    false: int = 0
    seconds: float = 0.0

    def add(self, truth: Sequence[Truth], said: Named, given: Sequence[int]) -> None:
        """Count one clip; ``given`` has the take number of each file that was searched."""
        for true, got in zip(truth, said, strict=True):
            ours = true.kind in ("match", "freeze") and true.raw in given
            if true.kind == "match" and ours:
                self.shown += 1
                off = abs(got[1] - true.frame) if got is not None and given[got[0]] == true.raw else None
                self.exact += off == 0
                self.near += off is not None and off <= 1
            elif true.kind != "dissolve" and not ours:
                self.foreign += 1
                self.false += got is not None
