"""``/scenes/<scene>/paper/``: the papers of a scene that the viewer's roles give them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.agreement.locales.catalogue import ORIGINAL
from beforehand.studio.contracts import Contract
from beforehand.studio.people import Place, place_of
from beforehand.studio.rider_papers import riders_to_print
from beforehand.studio.scene_papers import CARDS, MEMO, ScenePapers, scene_papers
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.paper.drawing import group, line
from beforehand.web.rider_sheet import title
from beforehand.web.scene_pages import bar_of, home_of, pages_beside
from beforehand.web.viewer import Viewer

OWN_CARD = "Scene card"
SEALED = "Sealed: a changed byte shows. Production has a copy of its own, without the times of signing."


class PapersOfScene(Page):
    """What can be printed of one scene, as links to PDFs on both sizes of paper."""

    name = "scene-papers"
    template = "paper/papers.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The viewer's papers; None for whoever has no part in the scene."""
        del now
        production, person, scene = str(viewer.production), str(viewer.person), str(ids["scene"])
        place = place_of(production, person)
        theirs = scene_papers(place, production, person, scene) if place else None
        if place is None or theirs is None:
            return None
        told, url = theirs.told, f"/scenes/{scene}/paper/"
        return {
            **around(place, "/"),
            "back": {"label": f"Scene {told.number}", "url": home_of(place, told, person)},
            "scene_bar": bar_of(told),
            "tabs": pages_beside(place, told, person, "paper/"),
            "title": f"{told.number} {told.title}",
            "lede": "What you can print of this scene. Paper prints no answer and no boundary.",
            "groups": [found for found in _groups(place, theirs, url, production, person) if found["papers"]],
            "scenes": [],
            "entering": [],
        }


def _groups(
    place: Place, theirs: ScenePapers, url: str, production: str, person: str
) -> list[dict[str, Any]]:
    cards = [line(_card(role, place), f"{url}{role}/") for role in theirs.cards]
    own = [line(_whose(OWN_CARD, name, place), f"{url}card/{who}/") for who, name in theirs.performers]
    memo = [line("Closed-set memo", f"{url}{MEMO}/")] if theirs.memo else []
    sheets = [
        line(_whose("Answer sheet", name, place), f"{url}answers/{who}/") for who, name in theirs.performers
    ]
    riders = [
        _rider(one, tag, place, url)
        for one in riders_to_print(place, production, person, theirs.told.scene)
        for tag in one.locales
    ]
    return [
        group("Cards for the day", [*cards, *own, *memo]),
        group("Riders", riders, SEALED),
        group("For whoever has no phone", sheets),
    ]


def _rider(told: Contract, tag: str, place: Place, url: str) -> dict[str, Any]:
    """A rider in one of the languages that it was drawn up in."""
    named, address = _whose(title(told), told.name, place), f"{url}rider/{told.rider}/"
    return (
        line(named, address)
        if tag == ORIGINAL
        else line(f"{named}, {told.texts[tag]['name']}", address, f"in={tag}")
    )


def _card(role: str, place: Place) -> str:
    return f"Scene card, {CARDS[role].lower()}" if place.runs else OWN_CARD


def _whose(words: str, name: str, place: Place) -> str:
    return f"{words}, {name}" if place.runs else words
