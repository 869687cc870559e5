"""Two packs rule by rule: what is the same, what differs, and what only one of them was found to say."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from beforehand.packs.reading import LABELS, Figure, Pack

DIFFERS, ONE_ALONE, SAME = "differs", "one alone", "same"
ORDER: Final = (DIFFERS, ONE_ALONE, SAME)


@frozen
class Compared:
    """One rule of two packs.

    Attributes:
        label: the rule's.
        word: ``differs``, ``one alone`` (nothing was found in the other, which is not that it says nothing) or
            ``same``.
        own, other: the figures, or None where none was found.
    """

    label: str
    word: str
    own: Figure | None
    other: Figure | None


def compared(own: Pack, other: Pack) -> list[Compared]:
    """Every rule that either has, those that differ first, then in the order in which rules are read."""
    rules = [_rule(name, own, other) for name in LABELS if name in own.figures or name in other.figures]
    return sorted(rules, key=lambda rule: ORDER.index(rule.word))


def _rule(name: str, own: Pack, other: Pack) -> Compared:
    mine, theirs = own.figures.get(name), other.figures.get(name)
    if mine is None or theirs is None:
        return Compared(LABELS[name], ONE_ALONE, mine, theirs)
    same = str(mine.value).strip().casefold() == str(theirs.value).strip().casefold()
    return Compared(LABELS[name], SAME if same else DIFFERS, mine, theirs)
