"""Two versions of a plan, beat by beat: what stayed, moved, took another's place, came and went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from beforehand.agreement.record import Candidate
from beforehand.agreement.written import Version

STAYED, MOVED, CHANGED, ADDED, LEFT_OUT = "stayed", "moved", "changed", "added", "left out"
WORDS: Final = (STAYED, MOVED, CHANGED, ADDED, LEFT_OUT)


@frozen
class BeatRow:
    """One beat of either version.

    Attributes:
        word: one of ``WORDS``. *Changed*: one that stood at the same lines of the script went, and this came;
            *moved*: the order of what both versions have is another, and it stands elsewhere in it.
        now, before: the candidate's id in each version, or "".
        number_now, number_before: its place in each, 1-based, or 0.
    """

    word: str
    now: str
    before: str
    number_now: int
    number_before: int


def version_rows(now: Version, before: Version, candidates: Mapping[str, Candidate]) -> list[BeatRow]:
    """Every beat of the later version in its order, then those that were left out, in theirs."""
    places_now = {c: n for n, c in enumerate(now.beats, start=1)}
    places_before = {c: n for n, c in enumerate(before.beats, start=1)}
    took = _took_the_place_of(now, before, candidates)
    both_now = [c for c in now.beats if c in places_before]
    both_before = [c for c in before.beats if c in places_now]
    moved = {a for a, b in zip(both_now, both_before, strict=True) if a != b}
    rows = []
    for beat in now.beats:
        came_for = took.get(beat, "")
        if beat in places_before:
            word, old = (MOVED if beat in moved else STAYED), beat
        else:
            word, old = (CHANGED if came_for else ADDED), came_for
        rows.append(BeatRow(word, beat, old, places_now[beat], places_before.get(old, 0)))
    gone = [c for c in before.beats if c not in places_now and c not in took.values()]
    return rows + [BeatRow(LEFT_OUT, "", c, 0, places_before[c]) for c in gone]


def _took_the_place_of(now: Version, before: Version, candidates: Mapping[str, Candidate]) -> dict[str, str]:
    """For each beat that came, the first that went at the same lines of the script, each used once."""
    gone = [c for c in before.beats if c not in now.beats and c in candidates]
    found: dict[str, str] = {}
    for beat in now.beats:
        if beat in before.beats or beat not in candidates or candidates[beat].lines == (0, 0):
            continue
        same = [c for c in gone if candidates[c].lines == candidates[beat].lines]
        if same:
            found[beat] = same[0]
            gone.remove(same[0])
    return found
