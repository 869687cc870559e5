"""A clip beside its footage: what a search holds, and how well clip and footage agree on a line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import define, field, frozen

from beforehand.footage.arrays import Bytes, Exact
from beforehand.footage.ground import Ground, Line
from beforehand.footage.hearing import heard
from beforehand.footage.judging import Evidence, evidence, stands
from beforehand.footage.keys import Keys
from beforehand.footage.looks import Look
from beforehand.footage.pieces import Heard
from beforehand.footage.tuning import products, tuned


@frozen(eq=False)
class Run:
    """A stretch of the clip on one line.

    Attributes:
        line: which.
        first, last: clip frames, half-open.
        evidence: how both move.
    """

    line: Line
    first: int
    last: int
    evidence: Evidence


@define(eq=False)
class Case:
    """A search under way.

    Attributes:
        clip: the clip's frames.
        seconds: when they are shown.
        shape: the clip's width over its height.
        grounds: the raw files.
        keys: their key frames.
        live: the part of the clip that is picture.
        looks: the framings in use.
        lines: the lines in use, and in ``spans`` the clip frames that they were found in.
        noise: what true matches leave unexplained, per cell and frame.
        shown: speeds other than the clip's own that long, sure runs have shown (raw seconds per clip second).
        sound, sounds: bands of the clip and of each raw file; None where there is none.
    """

    clip: Bytes
    seconds: Exact
    shape: float
    grounds: Sequence[Ground]
    keys: Keys
    live: tuple[int, int, int, int] = (0, 0, 0, 0)
    looks: list[Look] = field(factory=list)
    lines: list[Line] = field(factory=list)
    spans: list[tuple[int, int]] = field(factory=list)
    noise: float = 0.02
    shown: tuple[float, ...] = ()
    sound: Bytes | None = None
    sounds: Sequence[Bytes | None] = ()

    def evidence(self, line: Line, first: int, last: int) -> Evidence:
        """How the clip frames of a stretch and the frames that a line names move."""
        one, ground = self.looks[line.framing], self.grounds[line.raw]
        theirs = ground.contrast_at(line.slots(self.seconds[first:last]), one.part)
        return evidence(one.seen[first:last], theirs, one.counts(), self.noise)

    def stands(self, line: Line, told: Evidence) -> bool:
        """Whether a stretch on a line may be called a match."""
        return stands(told, self.known(line))

    def heard(self, line: Line, first: int, last: int) -> Heard:
        """What the sound of a stretch says, if it runs at the clip's own speed."""
        if not self.dominant(line) or not self.sounds:
            return Heard("not compared")
        begins = float(self.seconds[first])
        length = float(self.seconds[last - 1]) - begins
        rate = self.grounds[line.raw].rate
        # A line's phase is drawn in the middle of the frames it may be: half a frame is taken back.
        return heard(self.sound, self.sounds[line.raw], begins, begins + (line.offset - 0.5) / rate, length)

    def dominant(self, line: Line) -> bool:
        """Whether a line runs at the clip's own speed."""
        return abs(line.slope / self.grounds[line.raw].rate - 1) < 1e-6

    def known(self, line: Line) -> bool:
        """Whether a line runs at the clip's own speed, or at one that the clip has surely shown."""
        speed = line.slope / self.grounds[line.raw].rate
        return any(abs(speed / one - 1) < 1e-6 for one in (1.0, *self.shown))

    def tuned_on(self, line: Line, first: int, last: int, bend: float, reach: float) -> tuple[Line, float]:
        """A line tuned on some clip frames, and its distance; ``bend`` and ``reach`` as for :func:`tuned`."""
        one, frames = self.looks[line.framing], np.arange(first, last)
        slots = line.slots(self.seconds[frames])
        low, high = int(slots.min()) - 12, int(slots.max()) + 13
        table = products(one, self.grounds[line.raw], frames, low, high)
        return tuned(line, table, self.seconds[frames], bend=bend, reach=reach)
