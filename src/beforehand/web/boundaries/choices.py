"""What can be ticked for a region, with what is ticked at first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from beforehand.agreement.boundary_choice import REPEATS, SECONDS, Choice
from beforehand.agreement.verb_groups import VERB_GROUPS, verbs_of
from beforehand.agreement.vocabulary import CREW, EVERY_CREW, OBJECT, VOCABULARY, Word, leaves
from beforehand.studio.own_boundaries import OwnBoundaries

EVERYONE = "everyone"
AT_FIRST = ("hands", "forearms")
"""Rows of the others' side that are ticked at first: most touch is with these."""

CONDITIONS = (
    ("none", "No condition: open"),
    ("rehearsed", "Once it was rehearsed"),
    ("set_choreography", "Only when every step is set"),
    ("closed_set", "Only on a closed set"),
    ("no_visitors", "Only without visitors on the set"),
    ("over_cloth", "Only over cloth"),
    ("barrier", "Only with a barrier"),
    ("own_words", "In my own words"),
)
TOUCH_ONLY = ("over_cloth", "barrier")
"""Conditions that say nothing of what is shown."""

One = dict[str, Any]


def choices(region: str, direction: str, own: OwnBoundaries, person: str) -> dict[str, list[One]]:
    """By field, what can be ticked for an opening in this direction: ``value``, ``label``, ``checked``."""
    places = [_one(leaf, VOCABULARY.leaves[leaf].label, checked=True) for leaf in _in_order(region)]
    if direction == "shown":
        states, audiences = _words(VOCABULARY.states), _words(VOCABULARY.audiences)
        return {"own": places, "states": states, "audiences": audiences}
    held = [_one(OBJECT, "something I hold")] if direction == "given" else []
    return {
        "own": places + held,
        "by": people_choices(own, person, crew=direction == "received"),
        "layers": _words(VOCABULARY.layers),
        "verbs": [_one(g.key, g.label, checked=g.usual, says=_defined(g.verbs)) for g in VERB_GROUPS],
        "other": rows(objects=direction == "received"),
        "pressures": _words(VOCABULARY.pressures, checked=("surface",)),
    }


def definitions() -> list[dict[str, str]]:
    """Every verb with what it means, in the order of the groups."""
    named = [VOCABULARY.verbs[verb] for group in VERB_GROUPS for verb in group.verbs]
    return [{"label": verb.label, "definition": verb.definition} for verb in named]


def for_a_fence(ticked: Mapping[str, list[One]]) -> dict[str, list[One]]:
    """The few of them that a fence asks; it holds against every kind of touch."""
    asked = ("own", "by", "layers", "states", "audiences")
    return {name: ticked[name] for name in asked if name in ticked}


def conditions(direction: str) -> list[One]:
    """The closed list, as far as it can be met in this direction; none is chosen for anybody."""
    left_out = TOUCH_ONLY if direction == "shown" else ()
    return [_one(value, label) for value, label in CONDITIONS if value not in left_out]


def choice(
    direction: str, data: Mapping[str, Any], own: OwnBoundaries, person: str, *, fence: bool = False
) -> Choice:
    """What was ticked, every set listed: everybody as the people there are now, rows as their leaves.

    A fence against everybody is against the crew too, where they may touch at all.
    """
    condition = data.get("condition", "none")
    crew = fence and direction == "received" and EVERYONE in data.get("by", ())
    return Choice(
        direction=direction,
        own=frozenset(data["own"]),
        other=leaves_of(data.get("other", ())),
        by=listed(data.get("by", ()), own, person) | (EVERY_CREW if crew else frozenset()),
        verbs=verbs_of(frozenset(data.get("verbs", ()))),
        gate="" if condition == "none" else condition,
        words=data.get("words", ""),
        layers=frozenset(data.get("layers", ())),
        pressures=frozenset(data.get("pressures", ())),
        states=frozenset(data.get("states", ())),
        audiences=frozenset(data.get("audiences", ())),
        seconds=data.get("seconds", SECONDS),
        repeats=data.get("repeats", REPEATS),
    )


def leaves_of(ticked: Iterable[str]) -> frozenset[str]:
    """The leaves of the rows that were ticked, an object as itself."""
    return frozenset[str]().union(*({OBJECT} if row == OBJECT else leaves(row) for row in ticked))


def listed(ticked: Iterable[str], own: OwnBoundaries, person: str) -> frozenset[str]:
    """Who was ticked, everybody as the people there are now."""
    people = frozenset(ticked)
    everyone = frozenset(own.people) - {person} if EVERYONE in people else frozenset()
    return (people - {EVERYONE}) | everyone


def people_choices(own: OwnBoundaries, person: str, *, crew: bool) -> list[One]:
    """Who performs with them first, everybody at once, the crew where it may touch, the others; oneself last."""
    fellows = sorted(own.fellows, key=lambda who: own.people[who].full)
    others = sorted(set(own.people) - own.fellows - {person}, key=lambda who: own.people[who].full)
    return [
        *(_one(who, own.people[who].full) for who in fellows),
        _one(EVERYONE, "Everybody here"),
        *(
            _one(f"{CREW}{word.key}", word.label, says=word.definition)
            for word in VOCABULARY.crew.values()
            if crew
        ),
        *(_one(who, own.people[who].full) for who in others),
        _one(person, "I myself"),
    ]


def rows(*, objects: bool) -> list[One]:
    """The rows of the others’ side, those of most touch ticked."""
    named = [
        _one(row.key, row_label(group.key, row.label), checked=row.key in AT_FIRST)
        for group in VOCABULARY.groups
        for row in group.rows
    ]
    return named + ([_one(OBJECT, "An object")] if objects else [])


def row_label(group: str, label: str) -> str:
    """A row's label where its group is not beside it: "Thighs, inside and back"."""
    return f"Thighs, {label[:1].lower()}{label[1:]}" if group == "thighs" else label


def _in_order(region: str) -> list[str]:
    inside = leaves(region)
    return [leaf for leaf in VOCABULARY.leaves if leaf in inside]


def _defined(verbs: Iterable[str]) -> str:
    return "; ".join(VOCABULARY.verbs[verb].label for verb in verbs)


def _words(words: Mapping[str, Word], checked: tuple[str, ...] = ()) -> list[One]:
    return [_one(w.key, w.label, checked=w.key in checked, says=w.definition) for w in words.values()]


def _one(value: str, label: str, *, checked: bool = False, says: str = "") -> One:
    return {"value": value, "label": f"{label[:1].upper()}{label[1:]}", "checked": checked, "says": says}
