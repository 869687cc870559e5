"""The way through the lines that were gathered: for every frame one that stands, or none."""

from __future__ import annotations

import numpy as np

from beforehand.footage.arrays import Bools, Exact, Floats, Ints
from beforehand.footage.case import Case, Run
from beforehand.footage.clocks import keeps_time
from beforehand.footage.ground import Line
from beforehand.footage.growing import agreeing, nicely
from beforehand.footage.judging import stands
from beforehand.footage.middle import middle
from beforehand.footage.path import cheapest, runs
from beforehand.footage.placing import closely, in_place, placed

ROUNDS = 6
"""How often a stretch that does not stand is taken away and the way is sought anew."""
SHARED = 8
"""Clip frames that two lines must both have been found in for what stands still to be held against each other."""


def way(case: Case, *, strict: bool = False) -> list[Run]:
    """The way through the lines, of which every stretch stands; if ``strict``, in all its parts too.

    The first ways are not strict: what they find says where lines of text lie and how the clip is framed, without
    which a right stretch may not agree in all its parts yet.
    """
    if not case.lines:
        return []
    _merge(case)
    apart, usual = _apart(case)
    free = np.array([not case.usual(line) for line in case.lines])
    found: list[Run] = []
    judged: dict[tuple[int, int, int], tuple[Run, bool]] = {}  # most stretches are the same in every round
    for _ in range(ROUNDS):
        found, fell = [], 0
        for number, first, last in runs(cheapest(apart, usual, free)):
            if number < 0:
                continue
            if (number, first, last) not in judged:
                run = _judged(case, number, first, last)
                judged[number, first, last] = run, _stands(case, run, strict)
            run, holds = judged[number, first, last]
            if holds:
                found.append(run)
                continue
            fell += 1
            apart[number, first:last] = np.where(
                _kept(case, number, first, last, strict), apart[number, first:last], np.inf
            )
        if not fell:
            break
    return found


def _kept(case: Case, number: int, first: int, last: int, strict: bool) -> Bools:
    """Of a stretch that does not stand, the frames to be tried again: as far as its line agrees, if that stands.

    The same set goes on before and after, in another take; that must not take the right part away with it.
    """
    span = max(case.spans[number][0], first), min(case.spans[number][1], last)
    if span[1] - span[0] < 6:
        return np.zeros(last - first, bool)
    span = agreeing(case, case.lines[number], span)
    low, high = max(span[0], first), min(span[1], last)
    at = np.arange(first, last)
    if high - low < 6 or high - low >= last - first:
        return np.zeros(len(at), bool)
    run = _judged(case, number, low, high)
    return (at >= low) & (at < high) & _stands(case, run, strict)


def _stands(case: Case, run: Run, strict: bool) -> bool:
    """Whether a run stands by its movement; or with the sound's help; or by where everything in it is."""
    at, told, known = (run.line, run.first, run.last), run.evidence, case.known(run.line)
    if stands(told, known, heard=True) and case.heard(*at).state == "same":
        return not strict or keeps_time(case, *at, told, heard=True)
    if not strict:
        return stands(told, known)
    agrees = stands(told, known) and in_place(case, *at, told)
    return (agrees or placed(case, *at, told)) and keeps_time(case, *at, told, closely=closely(case, *at))


def _judged(case: Case, number: int, first: int, last: int) -> Run:
    """The run of a line over some clip frames, tuned on exactly these."""
    line = case.lines[number]
    if last - first >= 8:
        free = not case.known(line)
        line, _ = case.tuned_on(line, first, last, 0.01 if free else 0.0, 2)
        line = nicely(case, line, (first, last)) if free else line
    return Run(line, first, last, case.evidence(line, first, last))


def _merge(case: Case) -> None:
    """One line of those that say the same."""
    lines: list[Line] = []
    spans: list[tuple[int, int]] = []
    for line, span in zip(case.lines, case.spans, strict=True):
        for n, other in enumerate(lines):
            if _same(line, other, case.seconds[span[0]], case.seconds[span[1] - 1]):
                spans[n] = (min(spans[n][0], span[0]), max(spans[n][1], span[1]))
                break
        else:
            lines.append(line)
            spans.append(span)
    case.lines, case.spans = lines, spans


def _apart(case: Case) -> tuple[Exact, Exact]:
    """Lines × frames: how far each clip frame is from what the line says it shows; and how far it usually is."""
    apart = np.full((len(case.lines), len(case.clip)), np.inf)
    within = np.full(len(case.clip), np.inf)
    usual = np.zeros(len(case.clip))
    stays: dict[int, Floats] = {}
    for n, (line, span) in enumerate(zip(case.lines, case.spans, strict=True)):
        inside, core, away, gap = _away(case, line, span)
        if not core.any():
            continue
        stays[n] = gap
        apart[n, inside] = away
        found = inside[core]
        level = float(np.median(away[core]))
        usual[found] = np.where(away[core] < within[found], level, usual[found])
        within[found] = np.minimum(within[found], away[core])
    for n, more in _elsewhere(case, stays).items():
        apart[n] += more
    # Of each frame its best line alone: wrong lines would make the noise out to be as great as they are wrong.
    told = within[np.isfinite(within)]
    case.noise = float(np.clip(np.percentile(told, 40), 0.002, 0.05)) if len(told) else case.noise
    return apart, np.maximum(usual, case.noise)


def _elsewhere(case: Case, stays: dict[int, Floats]) -> dict[int, float]:
    """How far from the footage what stands still is on each line, more than on the others found in its frames.

    What differs on all of them is a mark, or the coder. What differs on one alone stands elsewhere in that take.
    """
    more: dict[int, float] = {}
    for n, gap in stays.items():
        line, span = case.lines[n], case.spans[n]
        least = gap
        for k, other in stays.items():
            shared = min(case.spans[k][1], span[1]) - max(case.spans[k][0], span[0])
            if k != n and case.lines[k].framing == line.framing and shared >= SHARED:
                least = np.where(np.abs(other) < np.abs(least), other, least)
        cells = max(int(case.looks[line.framing].counts().sum()), 1)
        more[n] = float(np.square(gap - least).sum()) / cells
    return more


def _away(case: Case, line: Line, span: tuple[int, int]) -> tuple[Ints, Bools, Exact, Floats]:
    """Clip frames around a line's span, which of them are of it, and how far each is from what the line says.

    And what differs all the time, which does not count there.
    """
    one, ground = case.looks[line.framing], case.grounds[line.raw]
    if (line, span) in one.away:
        return one.away[line, span]
    slots = line.slots(case.seconds)
    inside = np.nonzero((slots >= 0) & (slots < len(ground.grey)))[0]
    inside = inside[(inside >= span[0] - 150) & (inside < span[1] + 150)]
    core = (inside >= span[0]) & (inside < span[1])
    away, stays = np.zeros(len(inside)), np.zeros(one.seen.shape[1], np.float32)
    if core.any():
        counts = one.counts()
        gap = (one.seen[inside] - ground.contrast_at(slots[inside], one.part)) * counts
        stays = middle(gap[core])
        gap -= stays
        away = np.square(gap).sum(axis=1).astype(np.float64) / max(int(counts.sum()), 1)
    one.away[line, span] = inside, core, away, stays
    return one.away[line, span]


def _same(a: Line, b: Line, first: float, last: float) -> bool:
    if (a.raw, a.framing) != (b.raw, b.framing):
        return False
    ends = [(a.offset + a.slope * t) - (b.offset + b.slope * t) for t in (first, last)]
    return max(abs(e) for e in ends) < 0.2
