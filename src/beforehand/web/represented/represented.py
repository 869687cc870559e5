"""``/represented/``: the riders that performers show to a representative."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.studio.people import place_of
from beforehand.studio.representing import REPRESENTING, shown_to
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.rider_sheet import state, title
from beforehand.web.viewer import Viewer


class Represented(Page):
    """A line a rider. What is not granted is not there, and nothing says that it might be."""

    name = "represented"
    template = "represented/represented.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The riders that are shown to the viewer; None for whoever represents nobody."""
        del now, ids
        production, person = str(viewer.production), str(viewer.person)
        place = place_of(production, person)
        if place is None or not place.has(*REPRESENTING):
            return None
        return {
            **around(place, "/represented/"),
            "riders": [
                {
                    "url": f"/represented/{told.rider}/",
                    "name": told.name,
                    "title": f"{title(told)}, scene {told.number_of_scene}",
                    "state": state(told)[0],
                    "word": state(told)[1],
                }
                for told, _ in shown_to(production, person)
            ],
        }
