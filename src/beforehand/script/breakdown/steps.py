"""A pattern walked over words: no regular expressions, since hundreds of them would take seconds to compile.

A pattern is a row of steps. Each step, at a place in the words, gives every place where it may end; the
pattern fits if some chain of steps reaches its last one. Gaps are short, so the chains are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

_PRONOUNS: Final = frozenset(
    {
        *(
            "he",
            "she",
            "they",
            "him",
            "her",
            "them",
            "himself",
            "herself",
            "themselves",
            "i",
            "we",
            "you",
            "me",
            "us",
        ),
        *("both", "someone", "somebody", "everyone"),
    }
)
_DETERMINERS: Final = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "another",
            "one",
            "two",
            "some",
            "this",
            "that",
            "my",
            "your",
        ),
        *("our", "three", "four", "several"),
    }
)
_OTHER: Final = {"each": "other", "one": "another"}
_BEFORE_PERSON: Final = 2
"""Words that may stand between "the" and "woman"."""


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
class Person:
    """A person: a name of the cast, and if ``wide`` a pronoun or noun as well."""

    nouns: frozenset[str]
    wide: bool

    def ends(self, words: Sequence[str], at: int) -> Iterable[int]:
        """Where it may end when it begins at ``at``."""
        if at >= len(words):
            return ()
        word = words[at]
        if word[0] == "@":
            end = at + 1
            while end < len(words) and words[end][0] == "@":
                end += 1
            return range(at + 1, end + 1)
        return self._wide(words, at, word) if self.wide else ()

    def _wide(self, words: Sequence[str], at: int, word: str) -> list[int]:
        ends = []
        if word in _PRONOUNS or word in self.nouns:
            ends.append(at + 1)
        if word in _DETERMINERS:
            last = min(len(words), at + 2 + _BEFORE_PERSON)
            ends += [k + 1 for k in range(at + 1, last) if words[k] in self.nouns]
        if at + 1 < len(words) and _OTHER.get(word) == words[at + 1]:
            ends.append(at + 2)
        return ends


_AFTER_OBJECT: Final = frozenset(
    {
        *(
            "and",
            "as",
            "from",
            "on",
            "in",
            "to",
            "with",
            "at",
            "for",
            "while",
            "then",
            "again",
            "back",
            "down",
            "up",
        ),
        *(
            "against",
            "into",
            "onto",
            "off",
            "over",
            "hard",
            "harder",
            "slowly",
            "until",
            "before",
            "when",
            "like",
            "by",
        ),
        *(
            "close",
            "closer",
            "tight",
            "tightly",
            "roughly",
            "gently",
            "there",
            "too",
            "but",
            "under",
            "beneath",
            "so",
        ),
        *(
            "now",
            "once",
            "deeply",
            "passionately",
            "across",
            "through",
            "toward",
            "towards",
            "out",
            "away",
            "inside",
        ),
        *(
            "without",
            "after",
            "where",
            "who",
            "again",
            "fast",
            "faster",
            "softly",
            "quickly",
            "all",
            "right",
            "just",
        ),
    }
)


@frozen(slots=True)
class Object:
    """A person something is done to: "her" only where it is not the owner of what comes next."""

    def ends(self, words: Sequence[str], at: int) -> Iterable[int]:
        """Where it may end when it begins at ``at``."""
        if at >= len(words):
            return ()
        word = words[at]
        after = words[at + 1] if at + 1 < len(words) else ";"
        if word in ("him", "them"):
            return (at + 1,)
        if word == "her":
            return (at + 1,) if after in (",", ";") or after in _AFTER_OBJECT else ()
        if _OTHER.get(word) == after:
            return (at + 2,)
        return self._named(words, at) if word[0] == "@" else ()

    def _named(self, words: Sequence[str], at: int) -> Iterable[int]:
        end = at + 1
        while end < len(words) and words[end][0] == "@":
            end += 1
        return () if end < len(words) and words[end] == "'s" else (end,)


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
