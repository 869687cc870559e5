"""What lies between two sure parts of one act belongs to it, though no word of its own says so.

A love scene or an assault is written in glimpses: a hand, a face, a cry. Where the same act is sure before and
after a few paragraphs, performers are in it all the while, so the glimpses between are one passage with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from beforehand.script.breakdown.matching import Hit
from beforehand.script.breakdown.values import Category

SURE = 0.6
"""How sure a hit must be for its act to go on until the next one."""
REACH = 7
"""How many paragraphs and speeches may lie between."""
_ACTS = frozenset({Category.SIMULATED_SEX, Category.SEXUAL_VIOLENCE})


def inherited(groups: Sequence[list[Hit]]) -> list[list[Hit]]:
    """The groups of hits of a scene in order, those joined that are parts of one act."""
    joined: list[list[Hit]] = []
    for group in groups:
        if joined and _goes_on(joined[-1], group):
            joined[-1] = [*joined[-1], *group]
        else:
            joined.append(list(group))
    return joined


def _goes_on(before: Sequence[Hit], after: Sequence[Hit]) -> bool:
    if after[0].unit - max(hit.unit for hit in before) > REACH + 1:
        return False
    return not _acts(before).isdisjoint(_acts(after))


def _acts(group: Sequence[Hit]) -> frozenset[Category]:
    return frozenset(
        category
        for hit in group
        if hit.certainty >= SURE
        for category in _ACTS.intersection(hit.rule.categories)
    )
