"""Lines gathered for stretches of the clip: windows sought in the footage, gathered into lines, and tuned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from beforehand.footage.arrays import Ints
from beforehand.footage.case import Case
from beforehand.footage.directions import directions, moves
from beforehand.footage.growing import grown
from beforehand.footage.keys import clip_keys, units
from beforehand.footage.looks import LIKE, UPPER, Look
from beforehand.footage.seeds import Areas, seeds
from beforehand.footage.speeds import free_seeds
from beforehand.footage.voting import Voted, strongest, voted, windows

Gaps = list[tuple[int, int]]
Windows = dict[int, tuple[int, float]]

OWN = {32: (8, 0.6), 14: (4, 0.75)}
"""Windows at the clip's own speed: by length, how far apart they begin and the correlation that makes a seed."""
BRIEF = {24: (8, 0.7), 11: (2, 0.85)}
"""The same once framings are settled, where nothing was found yet: pieces of a dozen frames too."""
FREE = (24, 8, 0.8)
SHORT = (12, 4, 0.8)
"""The same for free speeds, and for speeds that longer runs have shown: length, how far apart, correlation."""
FEW = 24
"""Places that each of a clip's key frames is sought at when the speed is free or the windows are brief."""
KEYS = 60
"""Key frames of the clip by which places are chosen."""
STILL = 2e-4
"""Movement per cell and frame under which a window is still: there is nothing to find it by."""


def gather(case: Case, gaps: Gaps, numbers: Sequence[int], lengths: Windows = OWN) -> None:
    """Add lines at the clip's own speed, for some stretches in some of the looks."""
    for number in numbers:
        one = case.looks[number]
        areas = _areas(case, number, gaps, FEW if lengths is BRIEF else None)
        starts = {n: _worth(windows(gaps, n, step), n, one) for n, (step, _) in lengths.items()}
        starts = {n: at for n, at in starts.items() if len(at)}
        if not starts or not areas:
            continue
        votes: list[Voted] = []
        for weight in (one.counts(), one.mask & UPPER):
            basis = directions(one.seen, weight.astype(np.float32))
            least = {n: score for n, (_, score) in lengths.items()}
            own = dict.fromkeys(areas, (1.0,))
            found = seeds(one.seen, basis, case.seconds, case.grounds, own, starts, areas, least)
            votes += voted(found, number, case.seconds)
        for vote in strongest(votes, len(case.clip), 5):
            _add(case, vote, False)


def gather_free(
    case: Case, gaps: Gaps, speeds: Sequence[float], windows_of: tuple[int, int, float] = FREE
) -> None:
    """Add lines at any of some speeds (raw seconds per clip second, rising), in all looks."""
    frames, step, least = windows_of
    for number, one in enumerate(case.looks):
        first = _worth(windows(gaps, frames, step), frames, one)
        areas = _areas(case, number, gaps, FEW)
        if not len(first) or not areas:
            continue
        basis = directions(one.seen, one.counts().astype(np.float32))
        found = free_seeds(one.seen, basis, case.seconds, case.grounds, speeds, first, frames, areas, least)
        for vote in strongest(voted(found, number, case.seconds), len(case.clip), 3):
            _add(case, vote, True)


def _worth(starts: Ints, frames: int, one: Look) -> Ints:
    """The windows that move at all: a still picture has no movement to be found by."""
    if not len(starts):
        return starts
    return np.asarray(starts[moves(one.seen, one.mask, frames)[starts] > STILL], dtype=np.int64)


def _areas(case: Case, number: int, gaps: Gaps, few: int | None) -> Areas:
    """Where to search: the stretches of footage whose key frames are like the clip's here.

    With ``few``, only those that are among the few most like some key frame of the clip.
    """
    at = np.concatenate([np.arange(a, b) for a, b in gaps])
    kept = at[clip_keys(case.clip[at], KEYS)]
    one = case.looks[number]
    if not len(kept):
        return {}
    alike = units(one.seen[kept] * one.mask) @ units(case.keys.features * one.mask).T
    if few is not None and few < alike.shape[1]:
        # Exactly so many: copies of one place are equally alike, and all of them would stay.
        rest = np.argpartition(alike, -few, axis=1)[:, :-few]
        np.put_along_axis(alike, rest, 0, axis=1)
    best = alike.max(axis=0)
    areas: Areas = {}
    for raw, ground in enumerate(case.grounds):
        mine = np.nonzero((case.keys.raw == raw) & (best > LIKE))[0]
        if len(mine):
            areas[raw] = _spans(case.keys.frame[mine], len(ground.grey))
    return areas


def _add(case: Case, vote: Voted, free: bool) -> None:
    line, span = grown(case, vote.line, vote.best, free)
    if case.evidence(line, *span).whole > (0.8 if free else 0.5):
        case.lines.append(line)
        case.spans.append(span)


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
