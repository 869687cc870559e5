"""The search: from reels to a line, or none, for every frame of the clip."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from attrs import define, evolve

from beforehand.footage.case import Case, Run
from beforehand.footage.conforming import conform
from beforehand.footage.echoes import echoes
from beforehand.footage.framing import Framing, live_part
from beforehand.footage.gathering import BRIEF, SHORT, Gaps, gather, gather_free
from beforehand.footage.ground import Line
from beforehand.footage.growing import grown
from beforehand.footage.looks import Look, found_looks, look, resettled, with_overlay
from beforehand.footage.path import runs
from beforehand.footage.together import together
from beforehand.footage.tuning import spoken_speed
from beforehand.footage.way import way

SPEEDS = tuple(float(s) for s in np.geomspace(0.48, 2.1, 40))
"""Speeds tried where the dominant one finds nothing; a window of 24 frames bears half a step between them."""

SURELY, SHOWN = 0.9, 30
"""Correlation of runs, and how many of their frames together, that show an odd speed."""
LISTENED = 36
"""Clip frames around a place that sound has named by which its line is tuned."""
SETTLINGS = 3
"""How often framings are settled at most, on what was found in the framings before."""


@define(eq=False)
class Search(Case):
    """A clip searched in footage."""

    def run(self) -> list[Run]:
        """Find the runs; frames in none are not found."""
        self.live = live_part(self.clip)
        whole = [(0, len(self.clip))]
        self.looks = self._fresh(whole)
        gather(self, whole, range(len(self.looks)))
        found = way(self)
        if any(len(self.own_speeds(run.line.raw)) > 1 for run in found):
            conform(self, found)
            found = way(self)
        if gaps := self._gaps(found):
            before = len(self.looks)
            self.looks += self._fresh(gaps)
            gather(self, gaps, range(before, len(self.looks)))
            gather_free(self, gaps, SPEEDS)
            found = way(self)
            self._gather_at_found_speeds(found)
            found = way(self)
            found = self._together(found)
            self._at_shown_speeds(found)
            found = way(self)
        self._in_other_looks(found)
        for _ in range(SETTLINGS):
            earlier = self.looks
            self._settle(found)
            if all(_alike(one, two) for one, two in zip(earlier, self.looks, strict=True)):
                break
            # In truer framings, without lines of text, runs are found whole that were cut, and tell more of both.
            found = way(self)
        found = way(self, strict=True)
        self._at_shown_speeds(found)
        if self._gaps(found):
            self._settle(found)  # what does not stand in all its parts tells of framings no more
        if gaps := self._gaps(found):
            # What was missed in framings that were off, or is shorter than the windows that all is sought by.
            gather(self, gaps, range(len(self.looks)), BRIEF)
            self._listen(gaps)
        return way(self, strict=True)

    def _fresh(self, gaps: Gaps) -> list[Look]:
        at = np.concatenate([np.arange(a, b) for a, b in gaps])
        return found_looks(self.clip, at, self.live, self.keys, self.grounds, self.shape, self.looks)

    def _together(self, found: list[Run]) -> list[Run]:
        """Search what is still missing in a framing found together with its moment."""
        gaps = self._gaps(found)
        framing = together(self, gaps) if gaps else None
        if framing is None or any(_near(framing, one.framing) for one in self.looks):
            return found
        self.looks.append(look(self.clip, framing, self.live))
        gather(self, gaps, [len(self.looks) - 1])
        return way(self)

    def _gaps(self, found: list[Run]) -> Gaps:
        """Stretches where no run stands, and stairs: short runs that step on in one file, as a wrong speed makes."""
        taken = np.zeros(len(self.clip) + 1, np.int64)
        taken[-1] = 1
        for run in found:
            taken[run.first : run.last] = 1
        for one, two in pairwise(found):
            if self._steps(one, two):
                taken[one.first : two.last] = 0
        return [(a, b) for state, a, b in runs(taken[:-1]) if not state and b - a >= 12]

    def _steps(self, one: Run, two: Run) -> bool:
        at = self.seconds[two.first]
        jump = (two.line.offset + two.line.slope * at) - (one.line.offset + one.line.slope * at)
        short = min(one.last - one.first, two.last - two.first) < 40
        return one.line.raw == two.line.raw and abs(jump) < 16 and one.last == two.first and short

    def _gather_at_found_speeds(self, found: list[Run]) -> None:
        """What runs at a speed that a longer run has shown needs less of its own to be found."""
        odd = {r.line.slope / self.grounds[r.line.raw].rate for r in found if not self.dominant(r.line)}
        if odd and (gaps := self._gaps(found)):
            gather_free(self, gaps, sorted(odd)[:4], SHORT)

    def _at_shown_speeds(self, found: list[Run]) -> None:
        """Try every run at the clip's own speed, and at odd ones that long, sure runs have shown.

        A run of little movement agrees at a speed a tenth off, or as stairs of short runs at the clip's own.
        """
        frames: dict[float, int] = {}
        for run in found:
            if not self.dominant(run.line) and run.evidence.whole >= SURELY:
                speed = float(spoken_speed(run.line.slope, self.grounds[run.line.raw].rate))
                frames[speed] = frames.get(speed, 0) + run.last - run.first
        self.shown = tuple(sorted(speed for speed, count in frames.items() if count >= SHOWN))
        for run in found:
            for speed in (1.0, *self.shown):
                self._at_speed(run, speed)

    def _at_speed(self, run: Run, speed: float) -> None:
        span = (run.first, run.last)
        rate, middle = self.grounds[run.line.raw].rate, float(self.seconds[sum(span) // 2])
        offset = run.line.offset + (run.line.slope - speed * rate) * middle
        line = evolve(run.line, slope=speed * rate, offset=offset)
        if span[1] - span[0] >= 8 and abs(run.line.slope / line.slope - 1) > 1e-6:
            line, span = grown(self, line, span, False)
            self.lines.append(line)
            self.spans.append(span)

    def _listen(self, gaps: Gaps) -> None:
        """Try what the sound says of stretches whose picture said nothing."""
        if self.sound is None:
            return
        for first, last in gaps:
            for raw, at, where in echoes(
                self.sound, self.seconds[first], self.seconds[last - 1], self.sounds
            ):
                rate = self.grounds[raw].rate
                begin = int(np.searchsorted(self.seconds, at))
                span = (max(begin, first), min(begin + LISTENED, last))
                for number in range(len(self.looks)):
                    line = Line(raw, number, rate, (where - at) * rate + 0.5)
                    if span[1] - span[0] >= 12:
                        line, span = grown(self, line, span, False, reach=2)
                        self.lines.append(line)
                        self.spans.append(span)

    def _in_other_looks(self, found: list[Run]) -> None:
        """Try every run in the other framings: where the camera moves, one that is off finds frames as much off."""
        for run in found:
            own = self.looks[run.line.framing]
            for number, one in enumerate(self.looks):
                if one is own or one.framing.mirrored != own.framing.mirrored:
                    continue
                line, free = evolve(run.line, framing=number), not self.dominant(run.line)
                line, span = grown(self, line, (run.first, run.last), free, reach=8)
                if self.evidence(line, *span).whole > run.evidence.whole - 0.1:
                    self.lines.append(line)
                    self.spans.append(span)

    def _settle(self, found: list[Run]) -> None:
        """Framings and overlays from what was found; then lines are only those that were found."""
        looks = list(self.looks)
        for number, one in enumerate(looks):
            mine = [r for r in found if r.line.framing == number and r.evidence.whole > 0.6]
            if not mine:
                continue
            at = np.concatenate([np.arange(r.first, r.last) for r in mine])
            slots = [(r.line.raw, s) for r in mine for s in r.line.slots(self.seconds[r.first : r.last])]
            some = np.linspace(0, len(at) - 1, min(len(at), 24)).astype(np.int64)
            raw = np.stack([self.grounds[slots[k][0]].frame(slots[k][1]) for k in some])
            one = resettled(one, self.clip, self.live, at[some], raw)
            pairs = [
                (
                    one.seen[r.first : r.last],
                    self.grounds[r.line.raw].contrast_at(
                        r.line.slots(self.seconds[r.first : r.last]), one.part
                    ),
                )
                for r in mine
            ]
            looks[number] = with_overlay(one, pairs)
        self.looks = looks
        extra = [
            (line, span) for line, span in zip(self.lines, self.spans, strict=True) if self._open(span, found)
        ]
        self.lines = [r.line for r in found] + [line for line, _ in extra]
        self.spans = [(r.first, r.last) for r in found] + [span for _, span in extra]

    def _open(self, span: tuple[int, int], found: list[Run]) -> bool:
        """Whether a line was found in frames that nothing holds yet."""
        held = sum(max(min(r.last, span[1]) - max(r.first, span[0]), 0) for r in found)
        return held < (span[1] - span[0]) * 0.6


def _near(one: Framing, two: Framing) -> bool:
    return one.mirrored == two.mirrored and float(np.abs(one.edges() - two.edges()).max()) < 0.003


def _alike(one: Look, two: Look) -> bool:
    """Whether two looks lie alike and leave the same out."""
    moved = float(np.abs(one.framing.edges() - two.framing.edges()).max())
    return moved < 0.001 and bool((one.over == two.over).all())
