"""``candidates/NUMBER.toml``: beats in words, each action one line.

An action is one of four (crew touch, and help with garments), told apart by its first word::

    { macro = "slow_dance", people = ["mara", "jonas"], layer = "cloth", pressure = "surface" }
    { verb = "rest", by = "jonas", with = "left_hand", to = "mara", where = "right_cheek",
      layer = "skin", pressure = "surface" }
    { verb = "touch", by = "crew:make_up", with = "right_hand", to = "mara", where = "forehead",
      layer = "skin", pressure = "surface" }
    { takes_off = "wet cardigan", who = "mara", then_shown = ["upper_arms"], state = "bare",
      to = ["picture"] }
    { show = ["shoulders"], of = "mara", state = "bare", to = ["picture"] }

Without ``seconds`` of its own an action lasts as long as its beat.
"""

from __future__ import annotations

from typing import Any

from beforehand.agreement.actions import Action, action_from, persons
from beforehand.agreement.vocabulary import CREW, PROP
from beforehand.studio.folder.fields import Fields
from beforehand.studio.folder.production import key, once
from beforehand.studio.folder.refused import refused, told_at
from beforehand.studio.folder.values import Candidate
from beforehand.studio.folder.words import check_people, regions

_LENGTH = ("seconds", "repeats")
_TOUCH = ("verb", "by", "with", "to", "where", "layer", "pressure", *_LENGTH)
_MACRO = ("macro", "people", "layer", "pressure", *_LENGTH)
_SHOW = ("show", "of", "state", "to", *_LENGTH)
_UNDRESS = ("takes_off", "who", "then_shown", "state", "to", "by", "where", *_LENGTH)
_SHARED = ("masking", "closed_set", "manner", "repeats", "stop_cue", "dress", "barriers", "anchors")
_BEAT = ("key", "lines", "seconds", "actions", "also", "placeholder", "doubles", "words", *_SHARED)


def read_candidates(data: object, where: str, people: frozenset[str]) -> tuple[Candidate, ...]:
    """The beats of one scene; ``people`` are the keys of those who perform in it."""
    fields = Fields(data, where, ("every_beat", "beats"))
    every = fields.raw("every_beat", {})
    Fields(every, f"{where}, every_beat", _SHARED)
    beats = tuple(_candidate(data, at, every, people) for at, data in fields.tables("beats"))
    once([beat.key for beat in beats], where, "key")
    return beats


def _candidate(data: Any, where: str, every: dict[str, Any], people: frozenset[str]) -> Candidate:
    fields = Fields(data, where, _BEAT, every)
    seconds = fields.whole("seconds", 1, 3600)
    said = fields.tables("actions") if "actions" in fields else []
    actions = tuple(_action(at, one, seconds, people) for at, one in said)
    also, doubles = fields.texts("also", ()), fields.pairs("doubles", {})
    check_people([*also, *(who for who, _ in doubles)], where, people)
    return Candidate(
        key(fields),
        _lines(fields),
        actions,
        also,
        _dress(
            fields, "dress" in data, {*also, *(who for action in actions for who in persons(action))}, people
        ),
        fields.text("masking", "", 240),
        fields.texts("barriers", ()),
        fields.text("closed_set", "closed"),
        fields.text("manner", "set"),
        seconds,
        fields.whole("repeats", 1, 20, 1),
        fields.texts("anchors", ()),
        fields.text("stop_cue", "", 240),
        fields.flag("placeholder"),
        doubles,
        fields.text("words", "", 2000),
    )


def _dress(
    fields: Fields, own: bool, inside: set[str], people: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    """What is worn; of what every_beat says, only those in this beat."""
    dress = fields.pairs("dress", {})
    check_people([who for who, _ in dress], fields.where, people)
    return tuple(entry for entry in dress if own or entry[0] in inside)


def _lines(fields: Fields) -> tuple[int, int]:
    said = fields.raw("lines", [0, 0])
    if not (isinstance(said, list) and len(said) == 2 and all(type(n) is int for n in said)):
        raise refused("lines", fields.where, "“lines” should be the first and the last line, as [13, 15].")
    return said[0], said[1]


def _action(where: str, data: object, seconds: int, people: frozenset[str]) -> Action:
    lasting = {"seconds": seconds, "repeats": 1}
    for mark, names, read in _FORMS:
        if isinstance(data, dict) and mark in data:
            fields = Fields(data, where, names, lasting)
            said = read(fields, people) | {n: fields.raw(n) for n in _LENGTH}
            with told_at(where):
                return action_from(said, "this action")
    raise refused("no_action", where, "an action begins with verb, macro, show or takes_off.")


def _touch(fields: Fields, people: frozenset[str]) -> dict[str, Any]:
    return {
        "kind": "touch",
        "verb": fields.text("verb"),
        "agents": _people(fields, "by", people, props=True, crew=True),
        "parts": list(fields.texts("with")),
        "targets": _people(fields, "to", people),
        "where": list(fields.texts("where")),
        "layer": fields.text("layer"),
        "pressure": fields.text("pressure"),
    }


def _macro(fields: Fields, people: frozenset[str]) -> dict[str, Any]:
    return {
        "kind": "macro",
        "name": fields.text("macro"),
        "people": _people(fields, "people", people),
        "layer": fields.text("layer"),
        "pressure": fields.text("pressure"),
    }


def _show(fields: Fields, people: frozenset[str]) -> dict[str, Any]:
    return {
        "kind": "show",
        "person": _one(fields, "of", people),
        "leaves": regions(fields, "show"),
        "state": fields.text("state"),
        "audiences": list(fields.texts("to")),
    }


def _undress(fields: Fields, people: frozenset[str]) -> dict[str, Any]:
    return {
        "kind": "undress",
        "person": _one(fields, "who", people),
        "garment": fields.text("takes_off"),
        "leaves": regions(fields, "then_shown"),
        "state": fields.text("state"),
        "audiences": list(fields.texts("to")),
        "by": _one(fields, "by", people, crew=True) if "by" in fields else "",
        "where": list(fields.texts("where", ())),
    }


def _people(
    fields: Fields, name: str, people: frozenset[str], *, props: bool = False, crew: bool = False
) -> list[str]:
    said = fields.texts(name)
    for one in said:
        if one not in people and not (props and one.startswith(PROP)) and not (crew and one.startswith(CREW)):
            raise refused("not_in_scene", fields.where, f"“{one}” does not perform in this scene.")
    return list(said)


def _one(fields: Fields, name: str, people: frozenset[str], *, crew: bool = False) -> str:
    said = _people(fields, name, people, crew=crew)
    if len(said) != 1:
        raise refused("one_person", fields.where, f"“{name}” should be one person.")
    return said[0]


_FORMS = (
    ("macro", _MACRO, _macro),
    ("verb", _TOUCH, _touch),
    ("takes_off", _UNDRESS, _undress),
    ("show", _SHOW, _show),
)
