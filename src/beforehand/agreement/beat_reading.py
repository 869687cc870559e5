"""Beats from plain data, strictly: what is wrong is refused by name, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from beforehand.agreement import reading
from beforehand.agreement.actions import Action, action_from, persons
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import CREW, PROP, VOCABULARY

MAX_ACTIONS = 12
MAX_PEOPLE = 12
MAX_LISTED = 12
MAX_LINE = 240
MAX_TEXT = 6000
MAX_BEAT_REPEATS = 20
LANGUAGES = ("en",)


def _each(data: object, where: str, most: int, read: Callable[[object, str], Any]) -> tuple[Any, ...]:
    return tuple(read(entry, f"{where} {n}") for n, entry in enumerate(reading.listed(data, where, most), 1))


def _line(data: object, where: str) -> str:
    return reading.text(data, where, MAX_LINE)


def _filled(data: object, where: str) -> str:
    return reading.filled(data, where, MAX_LINE)


def _pair(data: object, where: str, second: Callable[[object, str], str]) -> tuple[str, str]:
    two = reading.listed(data, where, 2)
    if len(two) < 2:
        raise Refusal("not_a_pair", f"{where} should be a pair.")
    return reading.identity(two[0], where), second(two[1], where)


def _pairs(data: object, where: str, second: Callable[[object, str], str]) -> tuple[tuple[str, str], ...]:
    found = _each(data, where, MAX_PEOPLE, lambda d, w: _pair(d, w, second))
    reading.once(tuple(first for first, _ in found), where)
    return tuple(sorted(found))


def _vocabulary(data: object, where: str) -> str:
    if data != VOCABULARY.version:
        raise Refusal("vocabulary_unknown", f"{where} “{data}” is not known here.")
    return VOCABULARY.version


def _language(data: object, where: str) -> str:
    if data not in LANGUAGES:
        raise Refusal("language_unknown", f"{where} “{data}” has no sentences here.")
    return str(data)


READERS: dict[str, Callable[[object, str], Any]] = {
    "actions": lambda d, w: _each(d, w, MAX_ACTIONS, action_from),
    "people": lambda d, w: tuple(sorted(reading.identities(reading.listed(d, w, MAX_PEOPLE), w))),
    "dress": lambda d, w: _pairs(d, w, _filled),
    "masking": _line,
    "barriers": lambda d, w: reading.once(_each(d, w, MAX_LISTED, _filled), w),
    "closed_set": lambda d, w: reading.word(d, w, VOCABULARY.closed_set),
    "manner": lambda d, w: reading.word(d, w, VOCABULARY.manners),
    "seconds": lambda d, w: reading.whole(d, w, reading.MAX_SECONDS, "seconds"),
    "repeats": lambda d, w: reading.whole(d, w, MAX_BEAT_REPEATS, "repeats"),
    "anchors": lambda d, w: reading.once(_each(d, w, MAX_LISTED, _filled), w),
    "stop_cue": _line,
    "placeholder": reading.truth,
    "doubles": lambda d, w: _pairs(d, w, reading.identity),
    "vocabulary": _vocabulary,
    "language": _language,
    "text": lambda d, w: reading.filled(d, w, MAX_TEXT),
}
"""A reader for each field of a beat."""


def field_values(data: object, where: str = "The beat") -> dict[str, Any]:
    """The values of a beat's fields.

    Raises:
        Refusal: a field is missing, unknown or out of range, a word is unknown, or the parts do not fit.
    """
    said = reading.fields(data, where, READERS)
    values = {name: read(said[name], f"{where}, {name}") for name, read in READERS.items()}
    _check_actions(values, where)
    _check_people(values, where)
    _check_doubles(values, where)
    return values


def _check_actions(values: dict[str, Any], where: str) -> None:
    actions: tuple[Action, ...] = values["actions"]
    if not actions and not values["placeholder"]:
        raise Refusal("no_actions", f"{where} has no action; only a placeholder may have none.")
    if len(set(actions)) < len(actions):
        raise Refusal("said_twice", f"{where} says the same action twice; give it repeats instead.")
    for n, action in enumerate(actions, 1):
        if action.seconds > values["seconds"]:
            raise Refusal("action_too_long", f"{where}, actions {n} lasts longer than the whole beat.")


def _check_people(values: dict[str, Any], where: str) -> None:
    there = set(values["people"])
    if any(one.startswith(PROP) for one in there):
        raise Refusal("prop_is_nobody", f"{where}, people has a prop where a person should be.")
    if any(one.startswith(CREW) for one in there):
        raise Refusal("crew_not_asked", f"{where}, people has somebody of the crew, who is not asked.")
    for n, action in enumerate(values["actions"], 1):
        if not persons(action) <= there:
            raise Refusal("person_missing", f"{where}, actions {n} has somebody who is not among its people.")
    if not {person for person, _ in values["dress"]} <= there:
        raise Refusal("person_missing", f"{where}, dress has somebody who is not among its people.")


def _check_doubles(values: dict[str, Any], where: str) -> None:
    there = set(values["people"])
    for double, principal in values["doubles"]:
        if double not in there:
            raise Refusal("person_missing", f"{where}, doubles has somebody who is not among its people.")
        if double == principal:
            raise Refusal("doubles_themself", f"{where}, doubles: nobody is their own double.")
