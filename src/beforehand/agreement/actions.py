"""Actions: one thing done or one thing shown, what it expands to, and its plain data."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from attrs import asdict

from beforehand.agreement import reading
from beforehand.agreement.action_kinds import Action, Macro, Show, Touch, Undress
from beforehand.agreement.action_rules import check
from beforehand.agreement.expansion import expand
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import CREW, PROP, VOCABULARY

__all__ = ["Action", "Macro", "Show", "Touch", "Undress", "action_data", "action_from", "expand", "persons"]

MAX_ACTION_REPEATS = 20
MAX_GARMENT = 120

_KINDS: dict[str, type[Touch] | type[Show] | type[Undress] | type[Macro]] = {
    "touch": Touch,
    "show": Show,
    "undress": Undress,
    "macro": Macro,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_REGIONS = frozenset(VOCABULARY.leaves)

_READERS: dict[str, Callable[[object, str], Any]] = {
    "verb": lambda d, w: reading.word(d, w, VOCABULARY.verbs),
    "name": lambda d, w: reading.word(d, w, VOCABULARY.macros),
    "agents": reading.identities,
    "targets": reading.identities,
    "people": reading.identities,
    "person": reading.identity,
    "by": lambda d, w: "" if d == "" else reading.identity(d, w),
    "parts": lambda d, w: tuple(sorted(reading.words(d, w, VOCABULARY.parts))),
    "leaves": lambda d, w: tuple(sorted(reading.words(d, w, _REGIONS))),
    "layer": lambda d, w: reading.word(d, w, VOCABULARY.layers),
    "pressure": lambda d, w: reading.word(d, w, VOCABULARY.pressures),
    "state": lambda d, w: reading.word(d, w, VOCABULARY.states),
    "audiences": lambda d, w: tuple(sorted(reading.words(d, w, VOCABULARY.audiences))),
    "garment": lambda d, w: reading.filled(d, w, MAX_GARMENT),
    "seconds": lambda d, w: reading.whole(d, w, reading.MAX_SECONDS, "seconds"),
    "repeats": lambda d, w: reading.whole(d, w, MAX_ACTION_REPEATS, "repeats"),
}


def action_data(action: Action) -> dict[str, Any]:
    """The action as plain data, with its kind."""
    said = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(action, recurse=False).items()}
    return {"kind": _NAMES[type(action)], **said}


def action_from(data: object, where: str = "The action") -> Action:
    """The action that plain data describes.

    Raises:
        Refusal: a field is missing or unknown, a word is unknown, or the action is one that cannot be.
    """
    made = _KINDS[reading.kind(data, where, _KINDS)]
    names = [a.name for a in made.__attrs_attrs__]
    said = reading.fields(data, where, ("kind", *names))
    action = made(**{name: _read(name, made, said[name], f"{where}, {name}") for name in names})
    check(action, where)
    return action


def _read(name: str, made: type, data: object, where: str) -> Any:
    if name == "where":
        if made is Undress and data == []:
            return ()
        return _places(data, where)
    return _READERS[name](data, where)


def _places(data: object, where: str) -> tuple[str, ...]:
    """A path may come back to where it was, so places may be said twice, but not twice running."""
    found = tuple(reading.word(entry, where, _REGIONS) for entry in reading.listed(data, where, 12))
    if not found:
        raise Refusal("nothing_listed", f"{where} is empty; it needs at least one entry.")
    if any(a == b for a, b in pairwise(found)):
        raise Refusal("said_twice", f"{where} names the same place twice running.")
    return found


def persons(action: Action) -> frozenset[str]:
    """The people the action names: everybody but its props and the crew."""
    if isinstance(action, Touch):
        found = {*action.agents, *action.targets}
    elif isinstance(action, Macro):
        found = set(action.people)
    else:
        found = {action.person, action.by if isinstance(action, Undress) else ""} - {""}
    return frozenset(one for one in found if not one.startswith((PROP, CREW)))
