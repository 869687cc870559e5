"""Lines gathered for stretches of the clip: windows sought in the footage, gathered into lines, and tuned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from beforehand.footage.arrays import Ints
from beforehand.footage.case import Case
from beforehand.footage.directions import directions, moves
from beforehand.footage.growing import grown
from beforehand.footage.keys import units
from beforehand.footage.looks import UPPER, Look
from beforehand.footage.places import Areas, Strip, joined, places
from beforehand.footage.seeds import fewest, seeds
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
STRIP, EVERY = 96, 12
"""Clip frames whose places are chosen together, and every how many of them one chooses: no piece goes unasked."""
PLACE = 0.4
"""Likeness of a key frame of footage from which its place is searched: less is alike in a framing that is off."""
AROUND = 60
"""Slots to each side of a key frame of footage that are searched."""
FEW = 24
"""Places that each of these frames is sought at when the speed is free or the windows are brief."""
STILL = 2e-4
"""Movement per cell and frame under which a window is still: there is nothing to find it by."""


def gather(case: Case, gaps: Gaps, numbers: Sequence[int], lengths: Windows = OWN) -> None:
    """Add lines at the clip's own speed, for some stretches in some of the looks."""
    least = {n: score for n, (_, score) in lengths.items()}
    for number in numbers:
        one = case.looks[number]
        strips = _strips(case, number, gaps, FEW if lengths is BRIEF else None, AROUND)
        starts = {n: _worth(windows(gaps, n, step), n, one) for n, (step, _) in lengths.items()}
        starts = {n: at for n, at in starts.items() if len(at)}
        if not starts or not strips:
            continue
        votes: list[Voted] = []
        weights = (one.counts(), one.mask & UPPER)
        bases = [directions(one.seen, weight.astype(np.float32)) for weight in weights]
        for basis, everywhere in zip(bases, places(case.grounds, strips, bases), strict=True):
            low = one.seen @ basis
            found = [
                seed
                for there in everywhere
                for speed in case.own_speeds(there.raw(0))
                for seed in seeds(low, case.seconds, there, strips, starts, least, speed)
            ]
            votes += voted(fewest(found), number, case.seconds)
        for vote in strongest(votes, len(case.clip), 5):
            _add(case, vote, False)


def gather_free(
    case: Case, gaps: Gaps, speeds: Sequence[float], windows_of: tuple[int, int, float] = FREE
) -> None:
    """Add lines at any of some speeds (raw seconds per clip second, rising), in all looks."""
    frames, step, least = windows_of
    for number, one in enumerate(case.looks):
        first = _worth(windows(gaps, frames, step), frames, one)
        strips = _strips(case, number, gaps, FEW, AROUND + int(frames * max(speeds)))
        if not len(first) or not strips:
            continue
        basis = directions(one.seen, one.counts().astype(np.float32))
        low = one.seen @ basis
        found = [
            seed
            for there in places(case.grounds, strips, [basis])[0]
            for seed in free_seeds(low, case.seconds, there, strips, speeds, first, frames, least)
        ]
        for vote in strongest(voted(fewest(found), number, case.seconds), len(case.clip), 3):
            _add(case, vote, True)


def _worth(starts: Ints, frames: int, one: Look) -> Ints:
    """The windows that move at all: a still picture has no movement to be found by."""
    if not len(starts):
        return starts
    return np.asarray(starts[moves(one.seen, int(one.mask.sum()), frames)[starts] > STILL], dtype=np.int64)


def _strips(case: Case, number: int, gaps: Gaps, few: int | None, around: int) -> list[Strip]:
    """Stretches of the clip, and for each where to search: around the key frames of footage that are like it.

    With ``few``, only those that are among the few most like some frame of it.
    """
    one = case.looks[number]
    spans = [(at, min(at + STRIP, b)) for a, b in gaps for at in range(a, b, STRIP)]
    asked = [np.append(np.arange(first, last, EVERY), last - 1) for first, last in spans]
    ends = np.cumsum([len(at) for at in asked])
    theirs = case.keys.features if one.mask.all() else units(case.keys.features * one.mask)
    # Of all strips at once: strip by strip the footage's keys would go through the processor as often.
    likeness = units(one.seen[np.concatenate(asked)] * one.mask) @ theirs.T
    strips = []
    for (first, last), alike in zip(spans, np.split(likeness, ends[:-1]), strict=True):
        if few is not None and few < alike.shape[1]:
            # Exactly so many: copies of one place are equally alike, and all of them would stay.
            rest = np.argpartition(alike, -few, axis=1)[:, :-few]
            np.put_along_axis(alike, rest, 0, axis=1)
        if areas := _areas(case, np.nonzero(alike.max(axis=0) > PLACE)[0], around):
            strips.append(Strip(first, last, areas))
    return strips


def _areas(case: Case, keys: Ints, around: int) -> Areas:
    """Slots around key frames, by file."""
    areas: Areas = {}
    for raw, slot in zip(case.keys.raw[keys].tolist(), case.keys.frame[keys].tolist(), strict=True):
        span = max(slot - around, 0), min(slot + around, len(case.grounds[raw].grey))
        areas.setdefault(raw, []).append(span)
    return {raw: joined(spans) for raw, spans in areas.items()}


def _add(case: Case, vote: Voted, free: bool) -> None:
    line, span = grown(case, vote.line, vote.best, free)
    if case.evidence(line, *span).whole > (0.8 if free else 0.5):
        case.lines.append(line)
        case.spans.append(span)
