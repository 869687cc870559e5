"""Patterns over words: how rules are written, and how a sentence is held against all of them at once.

A pattern is a row of words. ``KISS`` is any form in that group; ``lips|mouth`` either word; ``(her)`` may be
missing; ``..4`` is up to four words of any kind (in ``unless`` with no comma among them); ``WHO`` is a
person, by name, pronoun or noun; ``OBJ`` a person something
is done to ("her" only where it owns nothing); ``NAME`` a
name of the cast. ``(a|b)`` is the same as ``a|b``, and ``_`` is a blank within one choice. A sentence is
its words in small letters with one blank between, names marked ``@``, and
commas kept as words of their own.

Most sentences of a script hold none of the words that matter. So each pattern names its rarest word as its
anchor, sentences are looked at only when an anchor is in them, and the words are walked last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import define, frozen

from beforehand.script.breakdown.lexicon import Lexicon, Rule, lexicon
from beforehand.script.breakdown.persons import Object, Person
from beforehand.script.breakdown.prose import END
from beforehand.script.breakdown.steps import Either, Gap, Phrases, Step, phrases, search

_COMMON = frozenset(
    {
        "BE",
        "PERSON",
        "POSS",
        "HAND",
        "BED",
        "OVER",
        "GARMENT",
        "BODY",
        "TAKE",
        "PULL",
        "HOLD",
        "MOVE",
        "REMOVE",
        "LIE",
        "TOUCHY",
        "OBJECT",
    }
)
"""Groups too frequent to be the anchor of a pattern that has another word to offer."""


@frozen(slots=True)
class Compiled:
    """A pattern ready to run.

    Attributes:
        need: bits of the groups and words that a sentence must hold.
        steps: the pattern.
        rule: the rule's index.
    """

    need: int
    steps: tuple[Step, ...]
    rule: int

    def search(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Where the pattern fits first, as half-open word indices, or None."""
        return search(self.steps, words)


@define(slots=True)
class Stops:
    """The patterns that stop a rule, compiled when the rule first fires: most rules fire in few scripts."""

    work: _Work
    patterns: tuple[str, ...]
    steps: tuple[tuple[Step, ...], ...] | None = None

    def stop(self, words: Sequence[str]) -> bool:
        """Whether any of them fits."""
        if self.steps is None:
            self.steps = tuple(self.work.steps(pattern, crosses=False) for pattern in self.patterns)
        return any(search(steps, words) is not None for steps in self.steps)


@frozen
class Matcher:
    """All patterns of a lexicon.

    Attributes:
        bits: of each word that some pattern names, the bits of its groups.
        anchored: by anchor bit, the patterns that wait for it.
        anchors: all anchor bits.
        rules: by index.
        unless: by rule index, what stops it.
    """

    bits: Mapping[str, int]
    anchored: Mapping[int, tuple[Compiled, ...]]
    anchors: int
    rules: tuple[Rule, ...]
    unless: tuple[Stops, ...]


@cache
def matcher() -> Matcher:
    """The matcher of the package's lexicon; made once."""
    return build(lexicon())


def build(words: Lexicon) -> Matcher:
    """Compile every pattern of ``words``."""
    work = _Work(words)
    anchored: dict[int, list[Compiled]] = defaultdict(list)
    unless = []
    for n, rule in enumerate(words.rules):
        for pattern in rule.patterns:
            anchor, compiled = work.compile(pattern, n)
            anchored[anchor].append(compiled)
        unless.append(Stops(work, rule.unless))
    anchors = 0
    for bit in anchored:
        anchors |= bit
    ready = {bit: tuple(rows) for bit, rows in anchored.items()}
    return Matcher(dict(work.bits), ready, anchors, words.rules, tuple(unless))


class _Work:
    """Gives bits to groups and words as patterns name them."""

    def __init__(self, words: Lexicon) -> None:
        self.groups = words.groups
        self.bits: dict[str, int] = defaultdict(int)
        self.known: dict[str, int] = {}
        self.people = frozenset(self.groups["PERSON"])
        self.made: dict[str, Phrases] = {}

    def compile(self, pattern: str, rule: int) -> tuple[int, Compiled]:
        """The pattern's anchor bit and the pattern."""
        parts = pattern.split()
        need = anchor = fallback = 0
        for part in parts:
            choices = _choices(part)
            # A sentence's end is added to its words later and is in no mask: it cannot be asked for.
            if part.startswith("..") or _optional(part) or END in choices or not all(map(_telling, choices)):
                continue
            bit = self._bit("|".join(choices))
            need |= bit
            if _COMMON.isdisjoint(choices) and _SMALL.isdisjoint(choices):
                anchor = anchor or bit
            else:
                fallback = fallback or bit
        if not need:
            raise ValueError(f"nothing to look for in {pattern!r}")
        return anchor or fallback, Compiled(need, self.steps(pattern, crosses=True), rule)

    def steps(self, pattern: str, *, crosses: bool) -> tuple[Step, ...]:
        """The pattern's steps; its gaps may hold commas where it ``crosses``."""
        return tuple(self._step(part, crosses) for part in pattern.split())

    def _bit(self, part: str) -> int:
        if part not in self.known:
            bit = 1 << len(self.known)
            self.known[part] = bit
            for choice in part.split("|"):
                for form in self.groups.get(_telling(choice), (_telling(choice),)):
                    self.bits[_rarest(form).lstrip("@")] |= bit
        return self.known[part]

    def _step(self, part: str, crosses: bool) -> Step:
        if part.startswith(".."):
            return Gap(int(part[2:]), crosses)
        choices = _choices(part)
        plain = [c for c in choices if not _PIECE.search(c)]
        rows = [tuple(map(self._piece, c.split("_"))) for c in choices if _PIECE.search(c)]
        if plain:
            rows.append((phrases(c.replace("_", " ") for c in plain),))
        if len(rows) == 1 and len(rows[0]) == 1 and not _optional(part):
            return rows[0][0]
        return Either(tuple(rows), _optional(part))

    def _piece(self, piece: str) -> Step:
        if piece == "OBJ":
            return Object()
        if piece in ("NAME", "WHO"):
            return Person(self.people, piece == "WHO")
        if not _PIECE.search(piece):
            return phrases((piece,))
        if piece not in self.made:
            self.made[piece] = phrases(self.groups[piece])
        return self.made[piece]


_PEOPLE = frozenset({"WHO", "NAME", "OBJ"})
_PIECE = re.compile(r"[A-Z]{2,}")


def _choices(part: str) -> list[str]:
    return [choice for choice in part.strip("()").split("|") if choice]


def _optional(part: str) -> bool:
    return part.startswith("(") and "|" not in part


@cache
def _telling(choice: str) -> str:
    """The piece of a choice by which a sentence is known to hold it: a group or its longest word; "" for people."""
    if "_" not in choice and choice not in _PEOPLE:
        return choice
    pieces = [piece for piece in choice.split("_") if piece not in _PEOPLE]
    return max(pieces, key=lambda piece: (piece not in _SMALL, len(piece)), default="")


_SMALL = frozenset(
    {
        *(
            "her",
            "his",
            "the",
            "a",
            "of",
            "in",
            "on",
            "to",
            "and",
            "up",
            "down",
            "off",
            "out",
            "it",
            "into",
            "him",
        ),
        *(
            "them",
            "with",
            "from",
            "at",
            "over",
            "under",
            "each",
            "they",
            "she",
            "he",
            "is",
            "are",
            "their",
            "one",
        ),
    }
)


@cache
def _rarest(phrase: str) -> str:
    """The word of a phrase that is least likely to stand in any sentence: the longest."""
    return max(phrase.split(), key=lambda word: (word not in _SMALL, len(word)))
