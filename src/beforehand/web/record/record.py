"""``/scenes/<scene>/record/``: what was recorded of a scene, as far as the viewer may see."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.studio.history import scene_history
from beforehand.studio.people import PERFORMING_ROLES, POWERFUL_ROLES, Place, names_in, place_of
from beforehand.studio.scene_public import published
from beforehand.studio.sealing import sealed_through
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.scene_pages import bar_of, home_of, pages_beside
from beforehand.web.viewer import Viewer


class SceneRecordPage(Page):
    """One line an act; the coordinator's has all, everybody else's only what they were told anyway."""

    name = "record"
    template = "record/record.html"

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The lines this viewer may see, or None without a role for the scene."""
        del now
        production, person, scene = str(viewer.production), str(viewer.person), str(ids["scene"])
        place = place_of(production, person)
        # Asked first: a scene that is read and then not shown takes longer than one that is not there.
        told = published(production, scene) if place and _granted(place, scene) else None
        if place is None or told is None:
            return None
        lines = scene_history(production, scene, person, place, names_in(production), sealed_through())
        return {
            **around(place, "/"),
            "scene_bar": bar_of(told),
            "tabs": pages_beside(place, told, person, "record/"),
            "back": {"label": f"Scene {told.number}", "url": home_of(place, told, person)},
            "lines": [
                {"at": line.at, "who": line.who, "said": line.said, "sealed": line.sealed} for line in lines
            ],
            "all": place.runs,
        }


def _granted(place: Place, scene: str) -> bool:
    """The coordinator, who performs in it, and those with power over it (DESIGN §5); nobody else."""
    return place.runs or place.holds(scene, *PERFORMING_ROLES, *POWERFUL_ROLES)
