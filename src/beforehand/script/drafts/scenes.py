"""Scenes of two drafts matched, by number and by content; a doubtful pair says so, an orphan stays one.

A number alone proves nothing (writers renumber, and reuse numbers), and words alone may be those of a scene
that was split. So a pair is sure when both agree, or when the words agree well; what is left is for a person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from beforehand.script.screenplay import Kind, Scene

SURE = 0.6
"""Scenes that share this much of their words are one scene, whatever their numbers."""
NUMBERED = 0.35
"""With the same number, this much is enough."""
DOUBTFUL = 0.12
"""Below this, not even a same number makes a pair: the number was given to another scene."""
_WORD = re.compile(r"[^\W_]+")
_RUN = 3
_TOLD = frozenset({Kind.ACTION, Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRICS, Kind.CENTERED, Kind.HEADING})


class Match(StrEnum):
    """How sure a pair is."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    """For a person to confirm."""
    REMOVED = "removed"
    """Stands in the old draft alone."""
    ADDED = "added"
    """Stands in the new draft alone."""


@frozen(slots=True)
class Pair:
    """A scene of the old draft and one of the new, or one of them alone.

    Attributes:
        old: index of a scene in the old draft's list, or None.
        new: index of a scene in the new draft's list, or None.
        match: how sure it is.
        alike: share of words that are the same, 0 to 1, rounded to hundredths.
        by: ``number and content``, ``content``, ``number``, or "" for one alone.
    """

    old: int | None
    new: int | None
    match: Match
    alike: float = 0.0
    by: str = ""


def match_scenes(old: Sequence[Scene], new: Sequence[Scene]) -> tuple[Pair, ...]:
    """Every scene of both drafts in exactly one pair, in the order of the new draft, removed ones last."""
    work = _Work(old, new)
    work.take(lambda alike, same: same and alike >= NUMBERED)
    work.take(lambda alike, _: alike >= SURE)
    work.take(lambda alike, same: alike >= (DOUBTFUL if same else NUMBERED), Match.DOUBTFUL)
    return tuple(work.pairs())


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of runs of three words that two scenes have in common (Dice), 0 to 1."""
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 1.0


def runs_of(scene: Scene) -> Counter[str]:
    """A scene's runs of three words, heading included; of a shorter scene, its words."""
    text = " ".join(e.text for e in scene.elements if e.kind in _TOLD).lower()
    words = _WORD.findall(text)
    if len(words) < _RUN * 2:
        return Counter(words)
    return Counter(" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


class _Work:
    """Takes the best pairs first, each scene once."""

    def __init__(self, old: Sequence[Scene], new: Sequence[Scene]) -> None:
        self.old, self.new = old, new
        self.taken: dict[int, Pair] = {}
        self.used: set[int] = set()
        self.candidates = sorted(self._candidates(), reverse=True)

    def take(self, enough: Callable[[float, bool], bool], match: Match = Match.SURE) -> None:
        """Take the best of what is left for which ``enough(alike, same number)`` holds."""
        for alike, same, _, i, j in self.candidates:
            if i in self.used or j in self.taken or not enough(alike, same):
                continue
            by = "number and content" if same and alike >= NUMBERED else "number" if same else "content"
            self.used.add(i)
            self.taken[j] = Pair(i, j, match, round(alike, 2), by)

    def _candidates(self) -> Iterator[tuple[float, bool, int, int, int]]:
        runs_old, runs_new = [runs_of(s) for s in self.old], [runs_of(s) for s in self.new]
        where: dict[str, list[int]] = defaultdict(list)
        for i, runs in enumerate(runs_old):
            for run in runs:
                where[run].append(i)
        numbers = {s.number: i for i, s in enumerate(self.old) if s.number is not None}
        for j, runs in enumerate(runs_new):
            shared = {i for run in runs if len(where[run]) <= _COMMON for i in where[run]}
            number = self.new[j].number
            if number is not None and number in numbers:
                shared.add(numbers[number])
            for i in shared:
                same = number is not None and self.old[i].number == number
                # The distance only orders equals: of two scenes alike, the one nearer in the script.
                yield likeness(runs_old[i], runs), same, -abs(i - j), i, j

    def pairs(self) -> Iterator[Pair]:
        """All pairs, and who is left alone."""
        for j in range(len(self.new)):
            yield self.taken.get(j) or Pair(None, j, Match.ADDED)
        for i in range(len(self.old)):
            if i not in self.used:
                yield Pair(i, None, Match.REMOVED)


_COMMON = 12
"""A run of words that stands in more scenes than this ("int kitchen day") points at none of them."""
