"""``/keeping/``: the coordinator says when wrap is, and for how many months after it the record is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms

from beforehand.agreement.keeping import LONGEST_KEPT, keeping_sentence
from beforehand.studio.people import place_of
from beforehand.studio.production import set_keeping
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class KeepingForm(forms.Form):
    """The day of wrap, where it is known, and months."""

    wrap = forms.DateField(label="Day of wrap", required=False, input_formats=["%Y-%m-%d"])
    months = forms.IntegerField(label="Months after wrap", min_value=1, max_value=LONGEST_KEPT)


class KeepingPage(Page):
    """What everybody is told, and the two fields it is made from."""

    name = "keeping"
    template = "keeping/keeping.html"
    acts: ClassVar = {"set": Act(form=KeepingForm, run="set")}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The figures as they are; None for who does not run the record."""
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None or not place.runs:
            return None
        keeping = place.keeping
        return {
            **around(place, "/people/"),
            "back": {"label": "People", "url": "/people/"},
            "kept": keeping_sentence(keeping),
            "wrap": keeping.wrap.isoformat() if keeping.wrap else "",
            "months": keeping.months,
            "most": LONGEST_KEPT,
            "own": keeping.said,
        }

    def set(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Set both."""
        wrap = data["wrap"].isoformat() if data["wrap"] else ""
        set_keeping(str(viewer.production), str(viewer.person), wrap=wrap, months=data["months"], at=now)
