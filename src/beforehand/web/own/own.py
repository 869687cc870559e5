"""``/own/``: what is a person's own here, how long it is kept, and taking it out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.agreement.keeping import keeping_sentence
from beforehand.studio.people import place_of
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class OwnPage(Page):
    """The same for everybody: two files of their own, and a date."""

    name = "own"
    template = "own/own.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The retention in a sentence; what the files hold is read when they are taken."""
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None:
            return None
        return {
            **around(place, "/own/"),
            "back": {"label": place.production, "url": "/"},
            "kept": keeping_sentence(place.keeping),
            "performs": place.performs,
            "runs": place.runs,
        }
