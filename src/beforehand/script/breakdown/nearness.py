"""Weak hits beside sure ones: a scene is intimate before its kiss as well as after it.

States only look back. Here each hit is held against what fires around it, before and after, so that the touch that
leads to a kiss and the light that is put out afterwards count for more than the same words in an office.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve

from beforehand.script.breakdown.matching import Hit
from beforehand.script.breakdown.values import Category

SURE = 0.75
"""A hit at least this sure lifts those around it."""
FROM = 0.2
"""Hits below this are lifted by nothing: doubt beside certainty is still doubt."""
REACH = 5
"""How many paragraphs and speeches away the sure hit may stand."""
GAIN = 0.3
"""What a weak hit gains beside a sure one; less with every paragraph between."""
_LIFTED = frozenset(
    {Category.SIMULATED_SEX, Category.INTIMATE_TOUCH, Category.SEXUAL_VIOLENCE, Category.IMPLIED}
)
"""Undress is not among them: it begins and ends in states, and somebody dressed is not undressed by a kiss."""
_LIFTING = frozenset(
    {
        *(Category.KISS, Category.NUDITY, Category.SIMULATED_SEX, Category.INTIMATE_TOUCH),
        *(Category.SEXUAL_VIOLENCE, Category.IMPLIED),
    }
)


def lifted(hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a scene, each weak one with what the sure ones near it add."""
    places = sorted({hit.unit for hit in hits if hit.certainty >= SURE and _lifts(hit)})
    return [_beside(hit, places) for hit in hits] if places else list(hits)


def _lifts(hit: Hit) -> bool:
    return hit.rule.where != "talk" and not _LIFTING.isdisjoint(hit.rule.categories)


def _beside(hit: Hit, places: Sequence[int]) -> Hit:
    if not FROM <= hit.certainty < SURE or hit.rule.where == "talk":
        return hit
    if _LIFTED.isdisjoint(hit.rule.categories):
        return hit
    at = bisect_left(places, hit.unit)
    around = (*places[max(0, at - 1) : at], *places[bisect_right(places, hit.unit) :][:1])
    away = min((abs(place - hit.unit) for place in around), default=REACH + 1)
    if away > REACH:
        return hit
    return evolve(hit, certainty=min(SURE, hit.certainty + GAIN * (1 - away / (REACH + 1))))
