"""``/days/``: shooting days, calls, which scene is on which day, and what each waits for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.studio import scenes
from beforehand.studio.day_list import day_list
from beforehand.studio.people import Place, place_of, powers_in
from beforehand.studio.scene_lists import scenes_for_coordinator, scenes_in_the_open
from beforehand.studio.scenes import SCHEDULING
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.days import drawing
from beforehand.web.days.forms import CallForm, DayForm, PlaceForm
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer
from beforehand.web.who_can import By


class Days(Page):
    """Days in order of call, each with its scenes; for the coordinator, deputies and assistant directors.

    What a scene waits for is told to those who run the record; an assistant director reads the verdict (rule 6).
    """

    name = "days"
    template = "days/days.html"
    acts: ClassVar = {
        "set": Act(form=DayForm, run="set_day"),
        "move": Act(form=CallForm, run="move_call"),
        "place": Act(form=PlaceForm, run="place_scene"),
    }

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The days; None for who does not schedule."""
        del ids
        production = str(viewer.production)
        place = place_of(production, str(viewer.person))
        if place is None or not _schedules(place):
            return None
        rows = _rows(production, place, now)
        shown = drawing.days(day_list(production), rows, place.notice_hours, now)
        return {**around(place, "/days/"), **shown, "runs": place.runs}

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The choices are the scenes and days of the page."""
        if act != "place":
            return super().form(act, sent, model)
        return PlaceForm(sent, scenes=model["choices"]["scenes"], days=model["choices"]["days"])

    def set_day(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """A new day."""
        scenes.set_day(
            str(viewer.production),
            str(viewer.person),
            label=data["label"],
            call=data["call"],
            place=data["place"],
            at=now,
        )

    def move_call(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Another call."""
        scenes.move_call(
            str(viewer.production), str(viewer.person), day=str(data["day"]), call=data["call"], at=now
        )

    def place_scene(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """A scene on a day, or on none."""
        by: dict[str, Any] = {"scene": data["scene"], "at": now}
        who = str(viewer.production), str(viewer.person)
        if data["day"]:
            scenes.place_scene(*who, day=data["day"], **by)
        else:
            scenes.unplace_scene(*who, **by)


def _schedules(place: Place) -> bool:
    return bool(place.wide & set(SCHEDULING))


def _rows(production: str, place: Place, now: datetime) -> dict[str, drawing.Row]:
    if place.runs:
        return drawing.rows_of(scenes_for_coordinator(production), By(powers_in(production)), now)
    return drawing.rows_of(scenes_in_the_open(production), None, now)
