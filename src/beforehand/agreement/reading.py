"""Reading data that came from outside: strictly, and with a refusal that names what is wrong and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from beforehand.agreement.refusals import Refusal

MAX_SECONDS = 3600
MAX_REPEATS = 400
MAX_ID = 64
MAX_MEMBERS = 200
_JOINERS = "\u200c\u200d"  # needed to write several languages; every other format character only hides things


def kind(data: object, where: str, kinds: Collection[str]) -> str:
    """The ``kind`` of a record, one of ``kinds``."""
    if not isinstance(data, Mapping):
        raise Refusal("not_a_record", f"{where} should be a record with named fields.")
    said = data.get("kind")
    if not isinstance(said, str) or said not in kinds:
        raise Refusal("unknown_kind", f"{where} should be of kind {', '.join(kinds)}.")
    return said


def fields(data: object, where: str, names: Collection[str]) -> Mapping[str, Any]:
    """``data`` as a mapping with exactly these fields."""
    if not isinstance(data, Mapping):
        raise Refusal("not_a_record", f"{where} should be a record with named fields.")
    for name in data:
        if name not in names:
            raise Refusal("unknown_field", f"{where} has a field “{name}” that is not known here.")
    for name in names:
        if name not in data:
            raise Refusal("missing_field", f"{where} lacks its field “{name}”.")
    return data


def listed(data: object, where: str, most: int) -> list[Any]:
    """``data`` as a list of at most ``most`` entries."""
    if not isinstance(data, list | tuple):
        raise Refusal("not_a_list", f"{where} should be a list.")
    if len(data) > most:
        raise Refusal("too_many", f"{where} has {len(data)} entries; at most {most} are possible.")
    return list(data)


def word(data: object, where: str, known: Collection[str]) -> str:
    """``data`` as one of the known words."""
    if not isinstance(data, str) or data not in known:
        raise Refusal("unknown_word", f"{where} says “{data}”, which is not a word of this vocabulary.")
    return data


def words(data: object, where: str, known: Collection[str]) -> tuple[str, ...]:
    """``data`` as a list of known words, at least one, none twice."""
    found = tuple(word(entry, where, known) for entry in listed(data, where, MAX_MEMBERS))
    return _some_once(found, where)


def identity(data: object, where: str) -> str:
    """``data`` as an id, or a prop's name: 1 to 64 characters that can be read."""
    return filled(data, where, MAX_ID)


def identities(data: object, where: str) -> tuple[str, ...]:
    """``data`` as a list of ids, at least one, none twice."""
    return _some_once(tuple(identity(entry, where) for entry in listed(data, where, MAX_MEMBERS)), where)


def _some_once(found: tuple[str, ...], where: str) -> tuple[str, ...]:
    if not found:
        raise Refusal("nothing_listed", f"{where} is empty; it needs at least one entry.")
    return once(found, where)


def once(found: tuple[str, ...], where: str) -> tuple[str, ...]:
    """``found``, if nothing in it is said twice."""
    if len(set(found)) < len(found):
        twice = next(entry for entry in found if found.count(entry) > 1)
        raise Refusal("said_twice", f"{where} says “{twice}” twice.")
    return found


def text(data: object, where: str, longest: int) -> str:
    """``data`` as a line of text that reads as it is stored: nothing hidden, nothing that turns direction."""
    if not isinstance(data, str):
        raise Refusal("not_a_text", f"{where} should be a text.")
    if len(data) > longest:
        raise Refusal("text_too_long", f"{where} has {len(data)} characters; at most {longest} are possible.")
    for character in data:
        kind = unicodedata.category(character)
        if kind in ("Cc", "Cs", "Co", "Zl", "Zp") or (kind == "Cf" and character not in _JOINERS):
            raise Refusal("text_unreadable", f"{where} holds a character that cannot be read.")
    return data


def filled(data: object, where: str, longest: int) -> str:
    """As :func:`text`, with something in it."""
    found = text(data, where, longest)
    if not found.strip():
        raise Refusal("nothing_said", f"{where} is empty.")
    return found


def whole(data: object, where: str, most: int, unit: str) -> int:
    """``data`` as a whole number from 1 to ``most``; ``unit`` is "seconds" or "repeats"."""
    if type(data) is not int:
        raise Refusal("not_a_whole_number", f"{where} should give its {unit} as a whole number.")
    if not 1 <= data <= most:
        raise Refusal(f"{unit}_out_of_range", f"{where} has {data} {unit}; 1 to {most} are possible.")
    return data


def truth(data: object, where: str) -> bool:
    """``data`` as true or false."""
    if not isinstance(data, bool):
        raise Refusal("not_true_or_false", f"{where} should be true or false.")
    return data
