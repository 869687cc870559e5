"""A pattern walked over words: no regular expressions, since hundreds of them would take seconds to compile.

A pattern is a row of steps. Each step, at a place in the words, gives every place where it may end; the
pattern fits if some chain of steps reaches its last one. Gaps are short, so the chains are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from beforehand.script.breakdown.persons import Object, Person


@frozen(slots=True)
class Phrases:
    """Any of some words and phrases: first word to what must follow it, nothing included."""

    after: dict[str, tuple[tuple[str, ...], ...]]

    def ends(self, words: Sequence[str], at: int) -> Iterable[int]:
        """Where it may end when it begins at ``at``."""
        found = self.after.get(words[at]) if at < len(words) else None
        if found is None:
            return ()
        return [at + 1 + len(rest) for rest in found if tuple(words[at + 1 : at + 1 + len(rest)]) == rest]


@frozen(slots=True)
class Gap:
    """Up to ``most`` words of any kind; a comma among them only where ``crosses``."""

    most: int
    crosses: bool

    def ends(self, words: Sequence[str], at: int) -> Iterable[int]:
        """Where it may end when it begins at ``at``."""
        last = at
        while last < len(words) and last - at < self.most and (self.crosses or words[last] != ","):
            last += 1
        return range(at, last + 1)


@frozen(slots=True)
class Either:
    """Any of several rows of steps; ``skipped`` when it may be missing."""

    rows: tuple[tuple[Step, ...], ...]
    skipped: bool = False

    def ends(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Where it may end when it begins at ``at``."""
        if self.skipped:
            yield at
        for row in self.rows:
            yield from _ends(row, words, at)


Step = Phrases | Person | Object | Gap | Either


def search(steps: Sequence[Step], words: Sequence[str]) -> tuple[int, int] | None:
    """The first place where ``steps`` fit, as half-open word indices, or None."""
    first = steps[0]
    for at in _starts(first, words):
        end = next(iter(_ends(steps, words, at)), None)
        if end is not None:
            return at, end
    return None


def _starts(first: Step, words: Sequence[str]) -> Iterable[int]:
    if isinstance(first, Phrases):
        after = first.after
        return [i for i, word in enumerate(words) if word in after]
    return range(len(words))


def _ends(steps: Sequence[Step], words: Sequence[str], at: int) -> Iterator[int]:
    if len(steps) == 1:
        yield from steps[0].ends(words, at)
        return
    rest = steps[1:]
    for middle in steps[0].ends(words, at):
        yield from _ends(rest, words, middle)


def phrases(forms: Iterable[str]) -> Phrases:
    """The step that is any of ``forms``; of two that begin alike the longer is tried first."""
    after: dict[str, list[tuple[str, ...]]] = {}
    for form in forms:
        first, *rest = form.split()
        after.setdefault(first, []).append(tuple(rest))
    return Phrases({word: tuple(sorted(set(rests), key=len, reverse=True)) for word, rests in after.items()})
