"""The search: from reels to a line, or none, for every frame of the clip."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from attrs import define, evolve, field, frozen

from beforehand.footage.arrays import Bools, Bytes, Exact, Ints
from beforehand.footage.framing import live_part
from beforehand.footage.ground import Ground, Line
from beforehand.footage.judging import Evidence, evidence, stands
from beforehand.footage.keys import Keys, clip_keys, units
from beforehand.footage.looks import LIKE, Look, found_looks, resettled, with_overlay
from beforehand.footage.path import cheapest, runs
from beforehand.footage.reel import RAW_GRID
from beforehand.footage.seeds import moves, seeds
from beforehand.footage.tuning import apart_table, nice_speed, tuned
from beforehand.footage.voting import Voted, strongest, voted, windows

SPEEDS = tuple(float(s) for s in np.geomspace(0.48, 2.1, 40))
"""Speeds tried where the dominant one finds nothing; a window of 24 frames bears half a step between them."""
FEW = 6
"""Places that each of a clip's key frames is sought at when the speed is free.

Forty speeds over every place of an hour whose sets come again and again took minutes.
"""
ROUNDS = 6
"""How often a stretch that does not stand is taken away and the way is sought anew."""


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
class Search:
    """A search under way.

    Attributes:
        clip: the clip's frames.
        seconds: when they are shown.
        shape: the clip's width over its height.
        grounds: the raw files.
        keys: their key frames.
        looks: the framings in use.
        lines: the lines in use, and in ``spans`` the clip frames that they were found in.
        noise: what true matches leave unexplained, per cell and frame.
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

    def run(self) -> list[Run]:
        """Find the runs; frames in none are not found."""
        self.live = live_part(self.clip)
        whole = [(0, len(self.clip))]
        self.looks = self._fresh(whole)
        self._gather(whole, (1.0,), range(len(self.looks)))
        found = self._path()
        if gaps := self._gaps(found):
            before = len(self.looks)
            self.looks += self._fresh(gaps)
            self._gather(gaps, (1.0,), range(before, len(self.looks)))
            self._gather(gaps, SPEEDS, range(len(self.looks)))
            found = self._path()
            self._gather_at_found_speeds(found)
        self._settle(found)
        return self._path()

    def _fresh(self, gaps: list[tuple[int, int]]) -> list[Look]:
        at = np.concatenate([np.arange(a, b) for a, b in gaps])
        return found_looks(self.clip, at, self.live, self.keys, self.grounds, self.shape, self.looks)

    def _gaps(self, found: list[Run]) -> list[tuple[int, int]]:
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

    def _gather(
        self,
        gaps: list[tuple[int, int]],
        speeds: tuple[float, ...],
        numbers: Sequence[int],
        short: bool = False,
    ) -> None:
        """Add lines for stretches of the clip."""
        odd = speeds != (1.0,)
        lengths = {12: (4, 0.8)} if short else {24: (8, 0.8)} if odd else {32: (8, 0.6), 14: (4, 0.75)}
        for number in numbers:
            one = self.looks[number]
            areas = self._areas(number, gaps, FEW if odd else None)
            starts = {n: self._worth(windows(gaps, n, step), n, one) for n, (step, _) in lengths.items()}
            starts = {n: at for n, at in starts.items() if len(at)}
            if not starts or not areas:
                continue
            votes: list[Voted] = []
            for weight in (one.counts(), one.mask & UPPER)[: 1 if odd else 2]:
                found = seeds(
                    one.seen,
                    weight.astype(np.float32),
                    self.seconds,
                    list(self.grounds),
                    speeds,
                    starts,
                    areas,
                    {n: least for n, (_, least) in lengths.items()},
                )
                votes += voted(found, number, self.seconds)
            for vote in strongest(votes, len(self.clip), 3 if odd else 5):
                self._add(vote, one, odd)

    def _gather_at_found_speeds(self, found: list[Run]) -> None:
        """What runs at a speed that a longer run has shown needs less of its own to be found."""
        odd = {r.line.slope / self.grounds[r.line.raw].rate for r in found if not self.dominant(r.line)}
        if odd and (gaps := self._gaps(found)):
            self._gather(gaps, tuple(sorted(odd))[:4], range(len(self.looks)), short=True)

    def _worth(self, starts: Ints, frames: int, one: Look) -> Ints:
        """The windows that move at all: a still picture has no movement to be found by."""
        if not len(starts):
            return starts
        return np.asarray(starts[moves(one.seen, one.mask, frames)[starts] > 2e-4], dtype=np.int64)

    def _areas(
        self, number: int, gaps: list[tuple[int, int]], few: int | None
    ) -> dict[int, list[tuple[int, int]]]:
        """Where to search: the stretches of footage whose key frames are like the clip's here.

        With ``few``, only those that are among the few most like some key frame of the clip.
        """
        at = np.concatenate([np.arange(a, b) for a, b in gaps])
        kept = at[clip_keys(self.clip[at], 60)]
        one = self.looks[number]
        if not len(kept):
            return {}
        mask = one.mask
        alike = units(one.seen[kept] * mask) @ units(self.keys.features * mask).T
        if few is not None and few < alike.shape[1]:
            # Exactly so many: copies of one place are equally alike, and all of them would stay.
            rest = np.argpartition(alike, -few, axis=1)[:, :-few]
            np.put_along_axis(alike, rest, 0, axis=1)
        best = alike.max(axis=0)
        areas: dict[int, list[tuple[int, int]]] = {}
        for raw, ground in enumerate(self.grounds):
            mine = np.nonzero((self.keys.raw == raw) & (best > LIKE))[0]
            if len(mine):
                areas[raw] = _spans(self.keys.frame[mine], len(ground.grey))
        return areas

    def _add(self, vote: Voted, one: Look, odd: bool) -> None:
        line = self._tuned(vote.line, vote.first, vote.last, one, 0.03 if odd else 0.0, 4 if odd else 3)
        if odd:
            line = self._tuned(line, vote.first, vote.last, one, 0.004, 1)
        if self.evidence(line, vote.first, vote.last).whole > (0.8 if odd else 0.5):
            self.lines.append(line)
            self.spans.append((vote.first, vote.last))

    def _tuned(self, line: Line, first: int, last: int, one: Look, bend: float, reach: float) -> Line:
        frames = np.arange(first, last)
        slots = line.slots(self.seconds[frames])
        low, high = int(slots.min()) - 8, int(slots.max()) + 9
        table = apart_table(one.seen, one.counts(), self.grounds[line.raw], frames, low, high)
        return tuned(line, table, low, self.seconds[frames], bend=bend, reach=reach)[0]

    def evidence(self, line: Line, first: int, last: int) -> Evidence:
        """How the clip frames of a stretch and the frames that a line names move."""
        one, ground = self.looks[line.framing], self.grounds[line.raw]
        theirs = ground.contrast_at(line.slots(self.seconds[first:last]))
        return evidence(one.seen[first:last], theirs, one.counts(), self.noise)

    def _path(self) -> list[Run]:
        """The way through the lines, of which every stretch stands."""
        if not self.lines:
            return []
        self._merge()
        apart = self._apart()
        found: list[Run] = []
        for _ in range(ROUNDS):
            found, fell = [], 0
            for number, first, last in runs(cheapest(apart, np.full(len(self.clip), self.noise))):
                if number < 0:
                    continue
                run = self._judged(number, first, last)
                if stands(run.evidence, self.dominant(run.line)):
                    found.append(run)
                else:
                    apart[number, first:last] = np.inf
                    fell += 1
            if not fell:
                break
        return found

    def stands(self, line: Line, told: Evidence) -> bool:
        """Whether a stretch on a line may be called a match."""
        return stands(told, self.dominant(line))

    def dominant(self, line: Line) -> bool:
        """Whether a line runs at the clip's own speed."""
        return abs(line.slope / self.grounds[line.raw].rate - 1) < 1e-6

    def _merge(self) -> None:
        """One line of those that say the same."""
        lines: list[Line] = []
        spans: list[tuple[int, int]] = []
        for line, span in zip(self.lines, self.spans, strict=True):
            for n, other in enumerate(lines):
                if _same(line, other, self.seconds[span[0]], self.seconds[span[1] - 1]):
                    spans[n] = (min(spans[n][0], span[0]), max(spans[n][1], span[1]))
                    break
            else:
                lines.append(line)
                spans.append(span)
        self.lines, self.spans = lines, spans

    def _apart(self) -> Exact:
        """Lines × frames: how far each clip frame is from what the line says it shows."""
        apart = np.full((len(self.lines), len(self.clip)), np.inf)
        cores = [np.array([self.noise])]
        for n, (line, span) in enumerate(zip(self.lines, self.spans, strict=True)):
            one, ground = self.looks[line.framing], self.grounds[line.raw]
            slots = line.slots(self.seconds)
            inside = np.nonzero((slots >= 0) & (slots < len(ground.grey)))[0]
            inside = inside[(inside >= span[0] - 150) & (inside < span[1] + 150)]
            core = (inside >= span[0]) & (inside < span[1])
            if not core.any():
                continue
            counts = one.counts()
            gap = (one.seen[inside] - ground.contrast_at(slots[inside])) * counts
            gap -= np.median(gap[core], axis=0)
            # A free speed fits a little better by being free; it must do so by more than that.
            free = 1.0 if self.dominant(line) else 1.15
            apart[n, inside] = free * np.square(gap).sum(axis=1) / max(int(counts.sum()), 1)
            cores.append(apart[n, inside][core])
        self.noise = float(np.clip(np.percentile(np.concatenate(cores), 40), 0.002, 0.05))
        return apart

    def _judged(self, number: int, first: int, last: int) -> Run:
        line = self.lines[number]
        if last - first >= 8:
            line = self._snapped(line, first, last)
        return Run(line, first, last, self.evidence(line, first, last))

    def _snapped(self, line: Line, first: int, last: int) -> Line:
        """The line tuned on exactly the frames that it holds, at a speed that an editor would set."""
        one = self.looks[line.framing]
        if self.dominant(line):
            return self._tuned(line, first, last, one, 0, 2)
        line = self._tuned(line, first, last, one, 0.01, 2)
        rate = self.grounds[line.raw].rate
        speed = float(nice_speed(line.slope, rate, float(self.seconds[last - 1] - self.seconds[first])))
        middle = float(self.seconds[first] + self.seconds[last - 1]) / 2
        line = evolve(line, slope=speed * rate, offset=line.offset + (line.slope - speed * rate) * middle)
        return self._tuned(line, first, last, one, 0, 1)

    def _settle(self, found: list[Run]) -> None:
        """Framings and overlays from what was found; then lines are only those that were found."""
        for number, one in enumerate(self.looks):
            mine = [r for r in found if r.line.framing == number and r.evidence.whole > 0.6]
            if not mine:
                continue
            at = np.concatenate([np.arange(r.first, r.last) for r in mine])
            slots = [(r.line.raw, s) for r in mine for s in r.line.slots(self.seconds[r.first : r.last])]
            some = np.linspace(0, len(at) - 1, min(len(at), 24)).astype(np.int64)
            raw = np.concatenate(
                [self.grounds[slots[k][0]].contrast_at(np.array([slots[k][1]])) for k in some]
            )
            one = resettled(one, self.clip, self.live, at[some], raw)
            pairs = [
                (
                    one.seen[r.first : r.last],
                    self.grounds[r.line.raw].contrast_at(r.line.slots(self.seconds[r.first : r.last])),
                )
                for r in mine
            ]
            self.looks[number] = with_overlay(one, pairs)
        extra = [
            (line, span) for line, span in zip(self.lines, self.spans, strict=True) if self._open(span, found)
        ]
        self.lines = [r.line for r in found] + [line for line, _ in extra]
        self.spans = [(r.first, r.last) for r in found] + [span for _, span in extra]

    def _open(self, span: tuple[int, int], found: list[Run]) -> bool:
        """Whether a line was found in frames that nothing holds yet."""
        held = sum(max(min(r.last, span[1]) - max(r.first, span[0]), 0) for r in found)
        return held < (span[1] - span[0]) * 0.6


def _same(a: Line, b: Line, first: float, last: float) -> bool:
    if (a.raw, a.framing) != (b.raw, b.framing):
        return False
    ends = [(a.offset + a.slope * t) - (b.offset + b.slope * t) for t in (first, last)]
    return max(abs(e) for e in ends) < 0.2


def _spans(keys: Ints, count: int) -> list[tuple[int, int]]:
    """Slots around key frames, joined where they touch."""
    spans: list[tuple[int, int]] = []
    for key in keys:
        low, high = max(int(key) - 60, 0), min(int(key) + 60, count)
        if spans and low <= spans[-1][1]:
            spans[-1] = (spans[-1][0], high)
        else:
            spans.append((low, high))
    return spans


def _upper() -> Bools:
    """All cells but those where lines of text stand: the lowest 28 in a hundred."""
    rows = np.arange(RAW_GRID[0])[:, None] < RAW_GRID[0] * 0.72
    return np.asarray(np.broadcast_to(rows, RAW_GRID).reshape(-1))


UPPER = _upper()
