"""Where frames are lost: by what was said of them instead, and by how their take was shot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import define, field

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Freeze, Match
from benchmarks.excerpt.edits import Truth
from benchmarks.excerpt.plan import Plan


@define
class Losses:
    """Counts over some clips of frames of given footage that were not named to the frame.

    Attributes:
        made: the bench, which knows how each take was shot.
        causes: how many frames, by cause.
        shown, lost: frames by how their take was shot: in all, and not named to the frame.
    """

    made: Plan
    causes: Counter[str] = field(factory=Counter)
    shown: Counter[str] = field(factory=Counter)
    lost: Counter[str] = field(factory=Counter)

    def add(self, truth: Sequence[Truth], excerpt: Excerpt, numbers: Sequence[int]) -> None:
        """Count one clip; ``numbers`` has the take number of each file that was given."""
        for piece in excerpt.pieces:
            for n in range(piece.first, piece.last):
                if truth[n].kind == "match" and truth[n].raw in numbers:
                    self._frame(truth[n], _cause(truth[n], piece, n, numbers))

    def _frame(self, true: Truth, cause: str) -> None:
        take = self.made.takes[true.raw]
        for shot in (take.family, take.manner.camera, f"light {take.manner.light}"):
            self.shown[shot] += 1
            self.lost[shot] += bool(cause)
        if cause:
            self.causes[cause] += 1

    def lines(self) -> Iterator[str]:
        """What to print."""
        if not self.causes:
            yield "No frame of ordinary edits was lost."
            return
        yield "Frames of ordinary edits that were not named to the frame:"
        for cause, count in self.causes.most_common():
            yield f"  {count:6} {cause}"
        yield "and by how their take was shot:"
        for shot, count in self.lost.most_common():
            if count:
                yield f"  {count:6} of {self.shown[shot]:6} {shot}"


def _cause(true: Truth, piece: object, n: int, numbers: Sequence[int]) -> str:
    """What was said of a frame instead of its name; nothing if it was named."""
    if not isinstance(piece, Match | Freeze):
        return f"called {getattr(piece, 'kind', '').replace('_', ' ')}"
    if numbers[piece.raw] != true.raw:
        return "named after another file"
    frame = piece.raw_frames[n - piece.first] if isinstance(piece, Match) else piece.raw_frame
    off = abs(true.frame - frame)
    return "" if off == 0 else "one frame off" if off == 1 else "more than one frame off"
