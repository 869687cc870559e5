"""The fields of one action, by its kind, and the plain data that they describe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django import forms

from beforehand.agreement.vocabulary import OBJECT, PROP
from beforehand.web.word_choices import Choices, crew, one_of, regions, seconds, some_of, times, words

Fields = dict[str, forms.Field]
Said = Mapping[str, Any]

PLACES: Final = 4
"""Places on one path: more than any sentence can be read with."""

KINDS: Final = {
    "macro": "A movement with a name",
    "touch": "A touch",
    "show": "Something seen",
    "undress": "A garment comes off",
}


def _macro(cast: Choices) -> Fields:
    return {
        "name": one_of("What", words("macros")),
        "first": one_of("Who begins, or does it", cast),
        "others": some_of("With whom", cast),
        "layer": one_of("Layer", words("layers")),
        "pressure": one_of("Pressure", words("pressures"), initial="surface"),
    }


def _touch(cast: Choices) -> Fields:
    return {
        "verb": one_of("What", words("verbs")),
        "agents": some_of("Who does it", [*cast, *crew()], required=False),
        "thing": forms.CharField(
            label="Or a thing by itself",
            required=False,
            max_length=40,
            help_text="Such as: rope. Leave it empty where a person does it.",
        ),
        "part": one_of("With what", [*regions(), ("Not the body", [(OBJECT, "An object")])], required=False),
        "part2": one_of("And with", regions(), required=False),
        "targets": some_of("To whom", cast),
        **_path("Where", required=True),
        "layer": one_of("Layer", words("layers")),
        "pressure": one_of("Pressure", words("pressures"), initial="surface"),
    }


def _show(cast: Choices) -> Fields:
    return {"person": one_of("Who is seen", cast), **_seen()}


def _undress(cast: Choices) -> Fields:
    return {
        "person": one_of("Whose garment", cast),
        "garment": forms.CharField(label="Which garment", max_length=120),
        "by": one_of("Who takes it off, if not they themself", [*cast, *crew()], required=False),
        **_path("Where the other’s hands touch", required=False),
        **_seen(),
    }


def _path(label: str, *, required: bool) -> Fields:
    """The first place, and up to three more in order, for what moves."""
    first = one_of(label, regions(), required=required)
    more = {f"where{n}": one_of("Then", regions(), required=False) for n in range(2, PLACES + 1)}
    return {"where1": first, **more}


def _seen() -> Fields:
    return {
        "leaves": some_of("What is seen", regions()),
        "state": one_of("In which state", words("states")),
        "audiences": some_of("By whom", words("audiences")),
    }


_MADE: Final[Mapping[str, Callable[[Choices], Fields]]] = {
    "macro": _macro,
    "touch": _touch,
    "show": _show,
    "undress": _undress,
}


def fields_of(kind: str, cast: Choices) -> Fields:
    """The fields of one action of this kind, in reading order."""
    return {**_MADE[kind](cast), "seconds": seconds(), "repeats": times()}


def lacking(kind: str, said: Said) -> dict[str, str]:
    """What only this form can say better than the vocabulary's own refusals: field to sentence."""
    if kind != "touch":
        return {}
    found = {}
    if not said["thing"].strip():
        if not said["agents"]:
            found["agents"] = "Say who does it, or which thing by itself."
        if not said["part"]:
            found["part"] = "Say with what."
    if said["part"] and said["part"] == said["part2"]:
        found["part2"] = "Choose another part, or none."
    return found


def action_data(kind: str, said: Said, cast: Choices) -> dict[str, Any]:
    """What was said as the plain data of an action, for ``action_from`` to judge."""
    limits = {"kind": kind, "seconds": said["seconds"], "repeats": said["repeats"]}
    if kind == "macro":
        others = [key for key, _ in cast if key in said["others"] and key != said["first"]]
        return {**limits, **_only(said, "name", "layer", "pressure"), "people": [said["first"], *others]}
    if kind == "touch":
        return {**limits, **_only(said, "verb", "layer", "pressure", "targets"), **_doing(said)}
    seen = _only(said, "person", "leaves", "state", "audiences")
    if kind == "show":
        return {**limits, **seen}
    return {**limits, **seen, **_only(said, "garment", "by"), "where": _places(said)}


def _doing(said: Said) -> dict[str, Any]:
    where = {"where": _places(said)}
    if said["thing"].strip():
        return {**where, "agents": [f"{PROP}{said['thing'].strip()}"], "parts": [OBJECT]}
    return {**where, "agents": said["agents"], "parts": [said[p] for p in ("part", "part2") if said[p]]}


def _places(said: Said) -> list[str]:
    return [said[f"where{n}"] for n in range(1, PLACES + 1) if said[f"where{n}"]]


def _only(said: Said, *names: str) -> dict[str, Any]:
    return {name: said[name] for name in names}


FIELD_OF: Final = {
    "people": "others",
    "parts": "part",
    "where": "where1",
}
"""Where the fields of an action are said under another name here."""
