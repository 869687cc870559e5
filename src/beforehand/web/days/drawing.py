"""Shooting days as their page shows them: what of each waits for whom, and until when its notice runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from beforehand.agreement.views.own_days import DAY_LASTS
from beforehand.agreement.views.scenes import Listed, by_day
from beforehand.studio.day_list import DayList, ListedDay, Told
from beforehand.web.scene_days import day_head, scene_row
from beforehand.web.who_can import By

Row = Mapping[str, Any]


def rows_of(listed: Iterable[Listed], by: By | None, now: datetime) -> dict[str, Row]:
    """What is told of each scene, by id: to the coordinator what is next and by whom, else the verdict alone."""
    scenes = [scene for group in by_day(listed, now) for scene in group["scenes"]]
    if by is None:
        return {s["id"]: {"verdict": s["verdict"], "words": s["verdict_words"]} for s in scenes}
    return {s["id"]: scene_row(s, by) for s in scenes}


def days(told: DayList, rows: Mapping[str, Row], notice_hours: int, now: datetime) -> dict[str, Any]:
    """The days to come, those that are over, the scenes on none, and what can be chosen in the forms."""
    shown = [(day, _day(day, rows, notice_hours, now)) for day in told.days]
    return {
        "days": [drawn for day, drawn in shown if day.call + DAY_LASTS > now],
        "over": [drawn for day, drawn in shown if day.call + DAY_LASTS <= now],
        "unplaced": [_scene(scene, rows) for scene in told.unplaced],
        "choices": {
            "scenes": [[scene, f"{number} {title}"] for scene, number, title in told.scenes],
            "days": [[day.id, day.label] for day in told.days],
        },
    }


def _day(day: ListedDay, rows: Mapping[str, Row], notice_hours: int, now: datetime) -> dict[str, Any]:
    shot_on = {"label": day.label, "call": day.call, "place": day.place}
    return {
        **day_head(shot_on, notice_hours, now),
        "id": day.id,
        "label": day.label,
        "call": day.call,
        "scenes": [_scene(scene, rows) for scene in day.scenes],
    }


def _scene(told: Told, rows: Mapping[str, Row]) -> dict[str, Any]:
    scene, number, title = told
    off = {"url": "/days/", "hidden": {"act": "place", "scene": scene, "day": ""}}
    return {**rows[scene], "number": number, "name": title, "off": off}
