"""``/boundaries/``: a performer's own limits as a list, one direction at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from beforehand.agreement.boundary_choice import closing
from beforehand.agreement.views.boundary_list import boundary_list
from beforehand.agreement.vocabulary import leaves
from beforehand.studio.own_boundaries import OwnBoundaries, own_boundaries
from beforehand.studio.people import place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.boundaries import acts, drawing
from beforehand.web.boundaries.forms import EntryForm, RegionForm
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class Boundaries(Page):
    """The list. Private to its owner and the coordinator; nobody else has such a page."""

    name = "boundaries"
    template = "boundaries/list.html"
    acts: ClassVar = {
        "fence_all": Act(form=RegionForm, run="fence_all", counts_again=True),
        "end": Act(form=EntryForm, run="end", counts_again=True),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The viewer's own list; None where they perform in no scene."""
        direction = ids.get("direction", "received")
        place = place_of(str(viewer.production), str(viewer.person))
        own = own_boundaries(str(viewer.production), str(viewer.person)) if place else None
        saved = drawing.saved_here(viewer, str(ids["act"])) if "act" in ids else None
        if (
            place is None
            or own is None
            or direction not in drawing.DIRECTIONS
            or ("act" in ids and not saved)
        ):
            return None
        here = drawing.url(direction)
        return {
            **around(place, "/boundaries/"),
            "back": {"label": place.production, "url": "/"},
            "seen_by": ["You", own.coordinator],
            "ways": drawing.ways(direction),
            "about": drawing.DIRECTIONS[direction][1],
            "groups": [
                _group(group, own, str(viewer.person), direction)
                for group in boundary_list(own.entries, direction)
            ],
            "entries": drawing.entries(own, direction, here, None),
            "first": not own.entries,
            "record_line": saved,
        }

    def fence_all(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Close a row for all directions, and come back to it."""
        direction = ids.get("direction", "received")
        act = acts.fence_all(viewer, data["region"], now)
        return f"{drawing.url(direction, act=act)}#row-{data['region']}"

    def end(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Lift a fence, or end an opening."""
        act = acts.end(viewer, str(data["boundary"]), now)
        return drawing.url(ids.get("direction", "received"), act=act)


def _group(group: dict[str, Any], own: OwnBoundaries, person: str, direction: str) -> dict[str, Any]:
    rows = [_row(row, own, person, direction) for row in group["rows"]]
    return {**group, "url": drawing.url(direction, group["key"]), "rows": rows}


def _row(row: dict[str, Any], own: OwnBoundaries, person: str, direction: str) -> dict[str, Any]:
    """A row with the one tap that fences it, unless all of it is fenced."""
    missing = closing(person, leaves(row["key"]), own.people, own.entries)
    fence = drawing.fence_post(drawing.url(direction), row["key"]) if missing else None
    return {**row, "url": drawing.url(direction, row["key"]), "fence": fence}
