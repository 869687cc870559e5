"""The coordinator's section of the first page: how far the production is, what waits for whom, what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.views.scenes import by_day
from beforehand.studio.drafts.progress import read_so_far
from beforehand.studio.people import Place, powers_in
from beforehand.studio.requests import open_requests
from beforehand.studio.scene_lists import scenes_for_coordinator
from beforehand.studio.sealing import sealed_to, unsealed_count
from beforehand.studio.since import events_since, told
from beforehand.web.around import around
from beforehand.web.home import drawing
from beforehand.web.home.todo import of_requests, of_script, todo
from beforehand.web.look.times import clock, day_clock, here, lately, long_day
from beforehand.web.viewer import Viewer
from beforehand.web.who_can import By

NUMBERS: Final = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def coordinators(viewer: Viewer, place: Place, now: datetime) -> dict[str, Any]:
    """Everything of the section, with the frame that says up to when the record is sealed."""
    production = str(viewer.production)
    listed = scenes_for_coordinator(production)
    scenes, powers, sealed = by_day(listed, now), powers_in(production), sealed_to()
    script = read_so_far(production)
    numbers = {one.scene: one.facts["scene_number"] for one in listed}
    events = events_since(production, str(viewer.person), viewer.here_before)
    return {
        **around(place, "/", sealed),
        "today": f"{place.unit}. {_today(scenes, now)}" if place.unit else _today(scenes, now),
        "days": drawing.coordinators_days(scenes, place.notice_hours, By(powers), now),
        "over": drawing.over(scenes, now),
        "steps": drawing.steps(scenes, script.read if script else frozenset()),
        "todo": [
            *of_requests(open_requests(production), powers.names, numbers),
            *of_script(script),
            *todo(scenes, place.notice_hours, now),
        ],
        "since": [
            {
                "when": lately(event.at, now) + ("" if event.private else f" {clock(event.at)}"),
                "text": told(event, powers.names, numbers, str(viewer.person)),
            }
            for event in events
        ],
        "record_line": _record_line(sealed, now),
    }


def _record_line(sealed: datetime | None, now: datetime) -> dict[str, str]:
    waiting = unsealed_count()
    return {
        "sealed": f"Sealed to {_sealed(sealed, now)}" if sealed else "",
        "not_sealed": "Not yet sealed",
        "since": f"{waiting} {'act' if waiting == 1 else 'acts'} saved since" if waiting else "",
    }


def _sealed(sealed: datetime, now: datetime) -> str:
    today = here(sealed).date() == here(now).date()
    return clock(sealed) if today else day_clock(sealed)


def _today(days: Iterable[Mapping[str, Any]], now: datetime) -> str:
    """Write the day and how far the next call is: ``Sunday 22 November. Four days to the next closed set``."""
    calls = [group["day"]["call"] for group in days if group["day"]]
    coming = min((call for call in calls if call > now), default=None)
    if coming is None:
        return f"{long_day(now)}."
    apart = (here(coming).date() - here(now).date()).days
    if apart < 2:
        return f"{long_day(now)}. The next closed set is {('today', 'tomorrow')[apart]}."
    many = NUMBERS[apart] if apart < len(NUMBERS) else str(apart)
    return f"{long_day(now)}. {many} days to the next closed set."
