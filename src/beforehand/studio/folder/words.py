"""Regions and lists of words as a person writes them, spelled out as they are stored.

``where = ["shoulders"]`` names a row of the body map and is stored as its leaves; ``"all"`` is stored as the
whole list, as it is now. What is stored never says "all", so a word that comes later is in nobody's list.
"""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.agreement.vocabulary import OBJECT, VOCABULARY, leaves
from beforehand.studio.folder.fields import Fields
from beforehand.studio.folder.refused import refused

ALL = "all"
WORDS: dict[str, tuple[str, ...]] = {
    "layers": tuple(VOCABULARY.layers),
    "verbs": tuple(VOCABULARY.verbs),
    "pressures": tuple(VOCABULARY.pressures),
    "states": tuple(VOCABULARY.states),
    "audiences": tuple(VOCABULARY.audiences),
}


def regions(fields: Fields, key: str, *, objects: bool = False) -> list[str]:
    """The leaves that the field's groups, rows and leaves stand for, in the order of the body map."""
    said = fields.texts(key)
    found: set[str] = set()
    for region in said:
        found |= _leaves(region, fields.where, objects)
    return [leaf for leaf in (*VOCABULARY.leaves, OBJECT) if leaf in found]


def _leaves(region: str, where: str, objects: bool) -> frozenset[str]:
    if region == ALL:
        return VOCABULARY.parts if objects else frozenset(VOCABULARY.leaves)
    if objects and region == OBJECT:
        return frozenset({OBJECT})
    try:
        return leaves(region)
    except KeyError:
        raise refused("unknown_word", where, f"“{region}” is no place of the body map.") from None


def listed(fields: Fields, key: str) -> list[str]:
    """The words of one of the vocabulary's lists; ``"all"`` for each of them."""
    said = fields.texts(key)
    known = WORDS[key]
    if said == (ALL,):
        return list(known)
    for word in said:
        if word not in known:
            raise refused("unknown_word", fields.where, f"“{word}” is none of the {key}: {', '.join(known)}.")
    return list(said)


def people(fields: Fields, key: str, known: Iterable[str], everybody: Iterable[str] = ()) -> list[str]:
    """Keys of people; ``"all"`` for everybody, where that is possible."""
    said = fields.texts(key)
    everyone = sorted(everybody)
    if said == (ALL,) and everyone:
        return everyone
    check_people(said, fields.where, known)
    return list(said)


def check_people(said: Iterable[str], where: str, known: Iterable[str]) -> None:
    """Refuse a key that nobody has."""
    there = set(known)
    for one in said:
        if one not in there:
            raise refused("unknown_person", where, f"“{one}” is nobody’s key in people.toml.")
