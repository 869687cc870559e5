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

CONFORM = (0.005, 0.06)
"""By how much the rates of clip and footage may differ for the clip to show the footage frame for frame."""


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
        rate: the clip's frames a second; 0 where it is not known.
        conformed: whether the clip shows footage of a rate a little apart frame for frame.
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
    rate: float = 0.0
    conformed: bool = False

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
        if abs(self._speed(line) - 1) > 1e-6 or not self.sounds:
            return Heard("not compared")
        begins = float(self.seconds[first])
        length = float(self.seconds[last - 1]) - begins
        rate = self.grounds[line.raw].rate
        # A line's phase is drawn in the middle of the frames it may be: half a frame is taken back.
        return heard(self.sound, self.sounds[line.raw], begins, begins + (line.offset - 0.5) / rate, length)

    def dominant(self, line: Line) -> bool:
        """Whether a line runs at a speed of the clip's own."""
        return any(abs(self._speed(line) / own - 1) < 1e-6 for own in self.own_speeds(line.raw))

    def own_speeds(self, raw: int) -> tuple[float, ...]:
        """Speeds that are no free choice: 1; and, where rates are a little apart, frame for frame.

        Film at 24 frames a second is shown frame for frame at 25 on television: a conform, 4 % faster.
        """
        conform = self.rate / self.grounds[raw].rate
        return (1.0, conform) if CONFORM[0] <= abs(conform - 1) <= CONFORM[1] else (1.0,)

    def usual(self, line: Line) -> bool:
        """Whether a line runs at that of the clip's own speeds which explains most of it, or at a shown one."""
        if not self.dominant(line):
            return self.known(line)
        speeds = self.own_speeds(line.raw)
        own = speeds[-1] if self.conformed else speeds[0]
        return abs(self._speed(line) / own - 1) < 1e-6

    def _speed(self, line: Line) -> float:
        return line.slope / self.grounds[line.raw].rate

    def known(self, line: Line) -> bool:
        """Whether a line runs at a speed of the clip's own, or at one that the clip has surely shown."""
        return self.dominant(line) or any(abs(self._speed(line) / one - 1) < 1e-6 for one in self.shown)

    def tuned_on(self, line: Line, first: int, last: int, bend: float, reach: float) -> tuple[Line, float]:
        """A line tuned on some clip frames, and its distance; ``bend`` and ``reach`` as for :func:`tuned`."""
        one, frames = self.looks[line.framing], np.arange(first, last)
        key = (line, first, last, bend, reach)
        if key in one.tuned:
            return one.tuned[key]
        slots = line.slots(self.seconds[frames])
        low, high = int(slots.min()) - 12, int(slots.max()) + 13
        table = products(one, self.grounds[line.raw], frames, low, high)
        one.tuned[key] = tuned(line, table, self.seconds[frames], bend=bend, reach=reach)
        return one.tuned[key]
