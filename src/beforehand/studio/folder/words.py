"""Regions and lists of words as a person writes them, spelled out as they are stored.

``where = ["shoulders"]`` names a row of the body map and is stored as its leaves; ``"all"`` is stored as the
whole list, as it is now. What is stored never says "all", so a word that comes later is in nobody's list.
"""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.agreement.vocabulary import CREW, EVERY_CREW, OBJECT, VOCABULARY, leaves
from beforehand.studio.folder.fields import Fields
from beforehand.studio.folder.refused import refused

ALL = "all"
ALL_CREW = "crew"
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
    """Keys of people; ``"all"`` for everybody, where that is possible. Crew are refused (``crew_only_touch``)."""
    said = fields.texts(key)
    everyone = sorted(everybody)
    if said == (ALL,) and everyone:
        return everyone
    for one in said:
        if is_crew(one):
            sentence = f"“{key}” names “{one}”; crew may be named as those who touch, and nowhere else."
            raise refused("crew_only_touch", fields.where, sentence)
    check_people(said, fields.where, known)
    return list(said)


def touching(
    fields: Fields, key: str, known: Iterable[str], everybody: Iterable[str], *, fence: bool
) -> list[str]:
    """Keys of people and crew who touch: ``"crew:make_up"``, ``"crew"`` for all of it.

    ``"all"`` is everybody, and in a fence the crew too: a fence against all that lets somebody through is none.
    """
    said = fields.texts(key)
    if said == (ALL,):
        return sorted({*everybody, *(EVERY_CREW if fence else ())})
    check_people([one for one in said if not is_crew(one)], fields.where, known)
    found = dict.fromkeys(named for one in said for named in _crew(one, fields.where))
    return list(found)


def is_crew(word: str) -> bool:
    """Whether a word means somebody of the crew, or all of it."""
    return word == ALL_CREW or word.startswith(CREW)


def _crew(word: str, where: str) -> tuple[str, ...]:
    """The crew that a word stands for; anything else stands for itself."""
    if word == ALL_CREW:
        return tuple(sorted(EVERY_CREW))
    if word.startswith(CREW) and word not in EVERY_CREW:
        known = ", ".join(sorted(EVERY_CREW))
        raise refused("no_such_crew", where, f"“{word}” is no crew of the vocabulary: {known}.")
    return (word,)


def check_people(said: Iterable[str], where: str, known: Iterable[str]) -> None:
    """Refuse a key that nobody has."""
    there = set(known)
    for one in said:
        if one not in there:
            raise refused("unknown_person", where, f"“{one}” is nobody’s key in people.toml.")
