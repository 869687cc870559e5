"""``/``: the first page. Each role has a section; who has several sees several, each made by its own view."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.agreement.keeping import keeping_sentence
from beforehand.agreement.views.own_days import day_section
from beforehand.agreement.views.scenes import by_day
from beforehand.studio import entry
from beforehand.studio.own_scenes import own_scenes
from beforehand.studio.people import POWERFUL_ROLES, Place, place_of
from beforehand.studio.representing import REPRESENTING
from beforehand.studio.scene_lists import scenes_in_the_open
from beforehand.web.around import around, told_of_hand_over
from beforehand.web.home import drawing
from beforehand.web.home.coordinator import coordinators
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class Home(Page):
    """Scenes by shooting day, as far as the viewer's roles reach."""

    name = "home"
    template = "home/home.html"

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The sections of the viewer's roles; None for who is nobody in the production."""
        del ids
        production, person = str(viewer.production), str(viewer.person)
        place = place_of(production, person)
        if place is None:
            return None
        page: dict[str, Any] = {
            **around(place, "/"),
            "title": place.production,
            "kept": keeping_sentence(place.keeping),
            "represents": place.has(*REPRESENTING),
        }
        if place.runs:
            page |= coordinators(viewer, place, now)
            page["second_by"] = None if viewer.has_second else entry.needed_from(viewer.first_in_at)
        elif place.powerful or place.has("costume"):
            page["open_days"] = drawing.days_over_last(_open_days(production, place, now), now)
        if place.performs:
            page["own_days"] = drawing.days_over_last(day_section(own_scenes(production, person), now), now)
            page["taken_over"] = told_of_hand_over(production)
            page["without_pin"] = not entry.has_pin(viewer.account)
        return page


def _open_days(production: str, place: Place, now: datetime) -> list[dict[str, Any]]:
    """The scenes that the viewer holds a role for; costume is not told how they stand (DESIGN §5)."""
    listed = scenes_in_the_open(production)
    theirs = [one for one in listed if place.holds(one.scene, *POWERFUL_ROLES, "costume")]
    told = frozenset(one.scene for one in theirs if place.holds(one.scene, *POWERFUL_ROLES))
    return drawing.open_days(by_day(theirs, now), told=told)
