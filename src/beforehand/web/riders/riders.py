"""``/scenes/<scene>/riders/``: every performer's riders, how far each has come, and delivering one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms

from beforehand.agreement.views.rider_offer import planned
from beforehand.studio import riders
from beforehand.studio.contracts import contracts_of_scene
from beforehand.studio.people import place_of
from beforehand.studio.scene_whole import scene_whole
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.reading_in import READ_IN, ReadsIn
from beforehand.web.riders import drawing
from beforehand.web.riders.resting import resting
from beforehand.web.viewer import Viewer


class RiderForm(forms.Form):
    """Which rider."""

    rider = forms.UUIDField()


class RidersPage(ReadsIn):
    """The riders of a scene, for its coordinator."""

    name = "riders"
    template = "riders/riders.html"
    acts: ClassVar = {"deliver": Act(form=RiderForm, run="deliver"), "read_in": READ_IN}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """Every rider with its clauses; None for whoever does not run the record."""
        production, scene = str(viewer.production), str(ids["scene"])
        place = place_of(production, str(viewer.person))
        found = scene_whole(production, scene) if place and place.runs else None
        if place is None or found is None:
            return None
        record = found[0]
        return {
            **around(place, "/"),
            **drawing.bar(record),
            "notice_hours": record.notice.hours,
            "of": planned(record)[0],
            "resting": resting(record, planned(record)[1], now),
            "reads": viewer.reads_in,
            "sheets": drawing.sheets(
                record,
                contracts_of_scene(production, scene),
                f"/scenes/{scene}/riders/",
                now,
                viewer.reads_in,
            ),
        }

    def deliver(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Deliver a rider; its notice runs from now."""
        scene = str(ids["scene"])
        by = {"production": str(viewer.production), "author": str(viewer.person)}
        riders.deliver_rider(**by, scene=scene, rider=str(data["rider"]), at=now)
        return f"/scenes/{scene}/riders/"
