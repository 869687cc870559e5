"""``/paper/``: papers of the whole production, and the way to those of each scene."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.studio.people import Place, performers_of, place_of
from beforehand.studio.production_papers import LABELS, papers_of_production
from beforehand.studio.scene_papers import scenes_with_papers
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.paper.drawing import group, line
from beforehand.web.viewer import Viewer


class Papers(Page):
    """What can be printed, as far as the viewer's roles reach."""

    name = "papers"
    template = "paper/papers.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The scenes that have papers for the viewer; None for who is nobody in the production."""
        del now, ids
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None:
            return None
        sheets = [line(LABELS[sheet], f"/paper/{sheet}/") for sheet in papers_of_production(place)]
        return {
            **around(place, "/paper/"),
            "title": "Papers",
            "lede": "Everything here prints on A4 and on US letter, and reads in black alone.",
            "groups": [group("For the whole production", sheets)] if sheets else [],
            "scenes": _scenes(place, str(viewer.production)),
            "entering": _performers(str(viewer.production)) if place.runs else [],
        }


def _scenes(place: Place, production: str) -> list[dict[str, str]]:
    return [
        {"number": number, "name": title, "url": f"/scenes/{scene}/paper/"}
        for scene, number, title in scenes_with_papers(place, production)
    ]


def _performers(production: str) -> list[dict[str, str]]:
    """Whose papers may come back: everybody who performs somewhere, in order of name."""
    return [{"name": name, "url": f"/paper/enter/{person}/"} for person, name in performers_of(production)]
