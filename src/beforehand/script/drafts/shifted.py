"""Where lines of one text of a scene stand in another: word by word, so that a new line break changes nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

from attrs import frozen

from beforehand.script.screenplay import Lines


@frozen
class Shifted:
    """A run of lines of the old text in the new one.

    Attributes:
        lines: where its words stand now, 1-based closed; (0, 0) when none of them is left.
        changed: some word of it is gone, or new words stand within it.
    """

    lines: Lines
    changed: bool


class Shift:
    """Two texts of one scene, laid side by side once and asked often."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        before, after = _words(old), _words(new)
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        self._blocks = [block for block in matcher.get_matching_blocks() if block.size]
        self._ends_old = list(accumulate(len(line.split()) for line in old))
        self._ends_new = list(accumulate(len(line.split()) for line in new))
        self.same = before == after

    def of(self, lines: Lines) -> Shifted:
        """Where these lines of the old text stand in the new one, and whether their words are others."""
        ends = [0, *self._ends_old]
        first, end = (ends[min(n, len(ends) - 1)] for n in (lines[0] - 1, lines[1]))
        kept = [
            (max(b.a, first) - b.a + b.b, min(b.a + b.size, end) - b.a + b.b)
            for b in self._blocks
            if b.a < end and b.a + b.size > first
        ]
        if not kept:
            return Shifted((0, 0), changed=True)
        start, stop = kept[0][0], kept[-1][1]
        whole = len(kept) == 1 and stop - start == end - first
        return Shifted((self._line_of(start), self._line_of(stop - 1)), changed=not whole)

    def fresh_words(self) -> tuple[int, ...]:
        """Words of the new text, counted from 0, that the old one lacks in that place."""
        kept = {n for b in self._blocks for n in range(b.b, b.b + b.size)}
        return tuple(n for n in range(self._ends_new[-1] if self._ends_new else 0) if n not in kept)

    def gone_words(self) -> tuple[int, ...]:
        """Words of the old text, counted from 0, that the new one lacks in that place."""
        kept = {n for b in self._blocks for n in range(b.a, b.a + b.size)}
        return tuple(n for n in range(self._ends_old[-1] if self._ends_old else 0) if n not in kept)

    def changed_lines(self) -> frozenset[int]:
        """Lines of the new text with a word that the old one lacks in that place."""
        return frozenset(map(self._line_of, self.fresh_words()))

    def _line_of(self, word: int) -> int:
        return bisect_left(self._ends_new, word + 1) + 1


@lru_cache(maxsize=512)
def shift(old: tuple[str, ...], new: tuple[str, ...]) -> Shift:
    """The two texts, laid side by side; kept, for a page asks again with every look."""
    return Shift(old, new)


def same_words(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether two texts say the same, however their lines are broken."""
    return _words(old) == _words(new)


def _words(lines: Sequence[str]) -> list[str]:
    return [word for line in lines for word in line.split()]
