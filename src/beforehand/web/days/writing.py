"""``/scenes/new/``: a scene written by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from beforehand.studio import scenes
from beforehand.studio.people import place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.days.forms import SceneForm
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class WriteScene(Page):
    """The form for a scene, for the coordinator and deputies."""

    name = "write-scene"
    template = "days/writing.html"
    acts: ClassVar = {"write": Act(form=SceneForm, run="write")}

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The frame alone; None for who does not run the record."""
        del now, ids
        place = place_of(str(viewer.production), str(viewer.person))
        return around(place, "/") if place and place.runs else None

    def write(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> str:
        """Write it and go to it."""
        scene = scenes.write_scene(
            str(viewer.production),
            str(viewer.person),
            number=data["number"],
            title=data["title"],
            heading=data["heading"],
            page=data["script_page"],
            draft=data["draft"],
            lines=data["text"].replace("\r\n", "\n").strip("\n").split("\n"),
            at=now,
        )
        return f"/scenes/{scene}/"
