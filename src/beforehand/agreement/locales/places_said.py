"""Sets of leaves in a language: whole groups by their heading, left and right together, the rest leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.agreement.locales.catalogue import ORIGINAL, Locale
from beforehand.agreement.locales.english import base
from beforehand.agreement.locales.joining import both
from beforehand.agreement.regions_said import region_words
from beforehand.agreement.vocabulary import OBJECT, VOCABULARY, Group, Leaf


def places_said(places: Iterable[str], locale: Locale) -> str:
    """Leaves and perhaps ``object`` as words; at least one. Every leaf there is reads "anywhere".

    English keeps an order of its own, in which nothing can be read two ways (:mod:`beforehand.agreement.phrases`).
    """
    wanted = set(places)
    if locale.tag == ORIGINAL:
        return region_words(wanted)
    if wanted >= set(VOCABULARY.leaves):
        return locale.words["boxes.anywhere_or_object" if OBJECT in wanted else "boxes.anywhere"]
    whole = [group for group in VOCABULARY.groups if _leaves(group) <= wanted]
    rest = wanted.difference(*(_leaves(group) for group in whole))
    return both([*(locale.words[f"groups.{g.key}"] for g in whole), *_forms(rest, locale)], locale)


def _leaves(group: Group) -> set[str]:
    return {leaf for row in group.rows for leaf in row.leaves}


def _forms(rest: set[str], locale: Locale) -> list[str]:
    said = [locale.words["words.object"]] if OBJECT in rest else []
    for key, leaf in VOCABULARY.leaves.items():
        if key in rest and not (leaf.side == "right" and _paired(leaf, rest)):
            said.append(locale.words[f"pairs.{base(leaf)}" if _paired(leaf, rest) else f"leaves.{key}"])
    return said


def _paired(leaf: Leaf, rest: set[str]) -> bool:
    return bool(leaf.pair) and {f"left_{base(leaf)}", f"right_{base(leaf)}"} <= rest
