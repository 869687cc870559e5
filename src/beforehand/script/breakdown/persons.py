"""The steps of a pattern that are people: anybody told by name, pronoun or noun, or one something is done to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
