"""What of somebody's boundaries a page looks at: one direction, one other side, one layer or state of being seen.

In an address it is one word, such as ``received-skin-everybody``; what is left out is what is usual.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve, frozen

from beforehand.agreement.boundary_cells import Cells
from beforehand.agreement.vocabulary import CREW, EVERY_CREW, VOCABULARY, Word
from beforehand.studio.own_boundaries import OwnBoundaries

EVERYBODY: Final = "everybody"
MYSELF: Final = "myself"

HEADINGS: Final = {"received": "Received, from", "given": "Given, to", "shown": "Shown"}
ABOUT: Final = {
    "received": "Where others may touch you.",
    "shown": "What of you may be seen, and by whom.",
    "given": "What of yours you may touch others with.",
}


@frozen
class Looking:
    """One such view.

    Attributes:
        direction: ``received``, ``given`` or ``shown``.
        way: a layer; for what is shown a state.
        whom: a person's id, a key of the crew, ``everybody`` or ``myself``; for what is shown an audience.
    """

    direction: str
    way: str
    whom: str

    @property
    def slug(self) -> str:
        """As it stands in an address."""
        return f"{self.direction}-{self.way}-{self.whom}"


def looking(slug: str, own: OwnBoundaries, person: str) -> Looking | None:
    """The view of a word of an address; None where it is none, or names nobody here."""
    direction, way, whom = [*slug.split("-", 2), "", ""][:3]
    if direction not in HEADINGS:
        return None
    way = way or next(iter(ways_of(direction)))
    whom = whom or _usual(direction, own)
    known = way in ways_of(direction) and whom in whoms(direction, own, person)
    return Looking(direction, way, whom) if known else None


def ways_of(direction: str) -> Mapping[str, Word]:
    """Layers, or states of being seen; the one that says most comes first."""
    return VOCABULARY.states if direction == "shown" else VOCABULARY.layers


def whoms(direction: str, own: OwnBoundaries, person: str) -> dict[str, str]:
    """Who can be on the other side, in reading order: the word of the address to the name."""
    if direction == "shown":
        return {**{word.key: word.phrase for word in VOCABULARY.audiences.values()}, EVERYBODY: "to anybody"}
    crew = {word.key: word.label for word in VOCABULARY.crew.values()} if direction == "received" else {}
    fellows = _by_name(own.fellows, own)
    others = _by_name(frozenset(own.people) - own.fellows - {person}, own)
    return {**fellows, EVERYBODY: "everybody here", **crew, MYSELF: "myself", **others}


def said(looked: Looking, own: OwnBoundaries, person: str) -> str:
    """The view in words: "Received, from Jonas"."""
    name = whoms(looked.direction, own, person)[looked.whom]
    return f"{HEADINGS[looked.direction]} {name}"


def cells(looked: Looking, own: OwnBoundaries, person: str) -> Cells:
    """The cells of the map that the view shows."""
    return Cells(looked.direction, others(looked, own, person), frozenset({looked.way}))


def others(looked: Looking, own: OwnBoundaries, person: str, *, fence: bool = False) -> frozenset[str]:
    """Who is meant, listed; a fence against everybody is against the crew too, an opening is not for them."""
    if looked.direction == "shown":
        return frozenset(VOCABULARY.audiences) if looked.whom == EVERYBODY else frozenset({looked.whom})
    if looked.whom == EVERYBODY:
        crew = EVERY_CREW if fence and looked.direction == "received" else frozenset()
        return (frozenset(own.people) - {person}) | crew
    if looked.whom == MYSELF:
        return frozenset({person})
    return frozenset({f"{CREW}{looked.whom}" if looked.whom in VOCABULARY.crew else looked.whom})


def menu(looked: Looking, own: OwnBoundaries, person: str, url: Any) -> list[dict[str, Any]]:
    """Every direction with everybody on its other side as links; those who are in no scene with them come last.

    Args:
        looked: what is looked at now.
        own: whose.
        person: their id.
        url: gives the address of a view.
    """
    return [_group(direction, looked, own, person, url) for direction in HEADINGS]


def ways(looked: Looking, url: Any) -> list[dict[str, Any]]:
    """The layers or states as links, one of them current; on the sheet they stand as in the picture."""
    order = {"cloth": 0, "skin": 1, "barrier": 2}
    listed = sorted(ways_of(looked.direction).values(), key=lambda word: order.get(word.key, 0))
    return [
        {
            "label": word.label.removeprefix("Over ").capitalize().replace("In a garment", "Garment"),
            "url": url(evolve(looked, way=word.key)),
            "shape": word.key if looked.direction != "shown" else "",
            "current": word.key == looked.way,
        }
        for word in listed
    ]


def _group(direction: str, looked: Looking, own: OwnBoundaries, person: str, url: Any) -> dict[str, Any]:
    way = looked.way if looked.way in ways_of(direction) else next(iter(ways_of(direction)))
    links = [
        {
            "label": f"{name[:1].upper()}{name[1:]}",
            "url": url(Looking(direction, way, whom)),
            "current": (direction, whom) == (looked.direction, looked.whom),
        }
        for whom, name in whoms(direction, own, person).items()
    ]
    return {"label": HEADINGS[direction], "links": links}


def _usual(direction: str, own: OwnBoundaries) -> str:
    """Whom they perform with, if it is anybody; what is shown in the picture."""
    if direction == "shown":
        return "picture"
    return next(iter(_by_name(own.fellows, own)), EVERYBODY)


def _by_name(people: Iterable[str], own: OwnBoundaries) -> dict[str, str]:
    return {who: own.people[who].short for who in sorted(people, key=lambda who: own.people[who].full)}
