"""The sheet: one region in one view, three posts, a condition, and what Save then records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from beforehand.agreement.boundary_cells import SIDES, Change, setting
from beforehand.agreement.boundary_choice import REPEATS, SECONDS, Choice
from beforehand.agreement.verb_groups import VERB_GROUPS, verbs_of
from beforehand.agreement.views.boundary_list import State
from beforehand.agreement.vocabulary import VOCABULARY, leaves
from beforehand.studio.own_boundaries import OwnBoundaries
from beforehand.web.boundaries import drawing, looking
from beforehand.web.boundaries.choices import AT_FIRST, CONDITIONS, TOUCH_ONLY, leaves_of, rows
from beforehand.web.boundaries.looking import Looking
from beforehand.web.look.states import STATES

POSTS = ("open", "gate", "fence")
USUAL = frozenset(group.key for group in VERB_GROUPS if group.usual)
WORDS = "own_words"
"""The one condition that the sheet has no place for: a form that can fence has no field for words (rule 5)."""


def sheet(
    region: str, looked: Looking, states: Mapping[str, State], own: OwnBoundaries, person: str
) -> dict[str, Any]:
    """What the sheet shows of a region; ``gate`` is the condition that stands, where it is one."""
    here = looking.cells(looked, own, person)
    standing = {states[leaf].word for leaf in leaves(region)}
    post = standing.pop() if len(standing) == 1 else ""
    gate = _gate(region, here, own) if post == "gate" else ""
    return {
        "title": drawing.label_of(region),
        "posts": [_post(word, post) for word in POSTS],
        "conditions": _conditions(looked.direction, gate),
        "also": also(looked),
        "also_first": looked.way == next(iter(looking.ways_of(looked.direction))),
        "usual": looked.direction != "shown",
        "where": rows(objects=False) if looked.direction == "given" else [],
        "detail": drawing.detail_url(looked.direction, region),
    }


def also(looked: Looking) -> str:
    """The other layers or states, as the words of one box: "Over cloth and barrier too"."""
    words = [w.label.lower() for key, w in looking.ways_of(looked.direction).items() if key != looked.way]
    *before, last = words
    said = f"{', '.join(before)} and {last}"
    return f"{said[:1].upper()}{said[1:]} too"


def change(region: str, looked: Looking, data: Mapping[str, Any], own: OwnBoundaries, person: str) -> Change:
    """What Save records of what was chosen on the sheet."""
    post = data["post"]
    theirs = data["other"] or AT_FIRST
    choice = _choice(region, looked, own, person, theirs, fence=post == "fence")
    if data["also"]:
        _, ways = SIDES[looked.direction]
        every: dict[str, Any] = {ways: frozenset(looking.ways_of(looked.direction))}
        choice = evolve(choice, **every)
    if post == "gate":
        choice = evolve(choice, gate=data["condition"])
    return setting(person, choice, post, own.entries)


def _choice(
    region: str, looked: Looking, own: OwnBoundaries, person: str, theirs: Iterable[str], *, fence: bool
) -> Choice:
    """The usual kinds of touch with these rows of the other side; crew dress, where that is their work."""
    own_places, whom = leaves(region), looking.others(looked, own, person, fence=fence)
    if looked.direction == "shown":
        return Choice("shown", own_places, states=frozenset({looked.way}), audiences=whom)
    dressing = {"dress"} if looked.whom in VOCABULARY.crew else set()
    return Choice(
        looked.direction,
        own_places,
        other=leaves_of(theirs),
        by=whom,
        layers=frozenset({looked.way}),
        verbs=verbs_of(USUAL | dressing),
        pressures=frozenset({"surface"}),
        seconds=SECONDS,
        repeats=REPEATS,
    )


def _post(word: str, current: str) -> dict[str, Any]:
    state = STATES[word]
    return {
        "value": word,
        "label": state.word,
        "shape": state.shape,
        "colour": state.colour,
        "checked": word == current,
    }


def _conditions(direction: str, gate: str) -> list[dict[str, Any]]:
    left_out = {"none", WORDS, *TOUCH_ONLY} if direction == "shown" else {"none", WORDS}
    return [
        {"value": value, "label": label, "checked": value == gate}
        for value, label in CONDITIONS
        if value not in left_out
    ]


def _gate(region: str, here: Any, own: OwnBoundaries) -> str:
    """The condition that stands for all of the region in this view; "" where there are several."""
    others, ways = SIDES[here.direction]
    found = {
        b.gate
        for b in own.entries
        if b.direction == here.direction
        and b.disposition == "gate"
        and getattr(b, others) & here.others
        and getattr(b, ways) & here.ways
        and (b.parts if here.direction == "given" else b.leaves) & leaves(region)
    }
    return found.pop() if len(found) == 1 else ""
