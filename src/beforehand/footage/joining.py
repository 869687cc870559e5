"""Runs that are one: a stretch that lines of text, a flash of noise or a free speed has cut in two."""

from __future__ import annotations

from beforehand.footage.case import Case, Run

GAP = 30
"""Clip frames between two runs that may still be one."""
LOSS = 0.03
"""How much less of the movement the common line may explain than a run's own."""


def joined(search: Case, found: list[Run]) -> list[Run]:
    """The runs, with neighbours made one where one line explains both and what lies between.

    The longer run's line is tried on the other, the clip's own speed before a free one. What lies between must
    move as the footage does, too: a few frames of another take in a held shot stay what they are.
    """
    out: list[Run] = []
    for run in found:
        while out:
            both = _one(search, out[-1], run)
            if both is None:
                break
            out.pop()
            run = both
        out.append(run)
    return out


def _one(search: Case, a: Run, b: Run) -> Run | None:
    if a.line.raw != b.line.raw or a.line.framing != b.line.framing or b.first - a.last > GAP:
        return None
    if not (a.line.slope and b.line.slope):
        return None
    order = sorted((a, b), key=lambda r: (not search.dominant(r.line), r.first - r.last))
    for giving in order:
        other = b if giving is a else a
        told = search.evidence(giving.line, other.first, other.last)
        if told.whole < other.evidence.whole - LOSS or not search.stands(giving.line, told):
            continue
        if told.apart > 1.5 * other.evidence.apart + 0.0005 or not _holds(search, giving, a.last, b.first):
            continue
        return Run(giving.line, a.first, b.last, search.evidence(giving.line, a.first, b.last))
    return None


def _holds(search: Case, run: Run, first: int, last: int) -> bool:
    """Whether a run's line explains the frames between."""
    if first == last:
        return True
    told = search.evidence(run.line, first, last)
    moves = told.whole > 0.6 or told.moved < 2 * search.noise
    return (
        moves
        and told.alike > 0.85 * run.evidence.alike
        and told.apart < 6 * max(run.evidence.apart, search.noise)
    )
