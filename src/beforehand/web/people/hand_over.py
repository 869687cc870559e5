"""``/people/hand-over/``: one coordinator hands the production over to another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.studio.cast_list import cast_list
from beforehand.studio.handing_over import hand_over
from beforehand.studio.people import place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class TakerForm(forms.Form):
    """Who takes over."""

    to = forms.ChoiceField(label="Who takes over")

    def __init__(self, *args: Any, people: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = people or []  # type: ignore[attr-defined]  # a choice field


class HandOverPage(Page):
    """Who may take over, and what follows; for coordinators, not for deputies."""

    name = "hand-over"
    template = "people/hand_over.html"
    acts: ClassVar = {"hand_over": Act(form=TakerForm, run="hand_over", step_up=True)}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The people who neither perform nor hold power, but for the viewer."""
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None or "coordinator" not in place.wide:
            return None
        members = cast_list(str(viewer.production)).members
        able = [m for m in members if not (m.performs or m.powerful) and m.person != str(viewer.person)]
        return {
            **around(place, "/people/"),
            "back": {"label": "People", "url": "/people/"},
            "people": [[m.person, m.name] for m in able],
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The choices are the people of the page."""
        return TakerForm(sent, people=model["people"])

    def hand_over(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> str:
        """Hand over; this browser is signed out with all others of the old coordinator."""
        hand_over(str(viewer.production), str(viewer.person), to=data["to"], at=now)
        return "/in/?handed-over"
