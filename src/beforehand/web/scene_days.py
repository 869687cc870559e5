"""Scenes by shooting day: the head of a day with its notice, and a coordinator's line of a scene."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from beforehand.agreement.views.own_days import DAY_LASTS
from beforehand.web.look.times import clock, day, day_clock, left, next_on_grid
from beforehand.web.who_can import By

View = Mapping[str, Any]


def is_over(shot_on: View | None, now: datetime) -> bool:
    """Whether the day's 24 hours have passed."""
    return shot_on is not None and bool(shot_on["call"] + DAY_LASTS <= now)


def day_head(shot_on: View | None, notice_hours: int, now: datetime) -> dict[str, Any]:
    """When it is, and until when its notice runs: as a time and as time left, told to the quarter of an hour."""
    head: dict[str, Any] = {"title": day_title(shot_on), "facts": day_facts(shot_on)}
    if shot_on:
        ends, later = shot_on["call"] - timedelta(hours=notice_hours), next_on_grid(now)
        head |= {"notice": day_clock(ends), "notice_over": ends <= now}
        if later < ends:
            head["left"] = left(ends - later)
    return head


def day_title(shot_on: View | None) -> str:
    """The day's date, or that there is none."""
    return day(shot_on["call"]) if shot_on else "No day yet"


def day_facts(shot_on: View | None) -> str:
    """Label, call and place on one line."""
    if shot_on is None:
        return ""
    said = [shot_on["label"], f"call {clock(shot_on['call'])}", shot_on["place"]]
    return " · ".join(fact for fact in said if fact)


def scene_row(scene: View, by: By) -> dict[str, Any]:
    """Who performs, standing, riders, what is next and who can do it."""
    things = len(scene["findings"])
    more = f": {things}" if scene["verdict"] == "not_yet" and things and scene["version"] else ""
    return {
        "number": scene["number"],
        "name": scene["title"],
        "url": f"/scenes/{scene['id']}/",
        "cast": ", ".join(scene["performers"]) or "Nobody named yet",
        "verdict": scene["verdict"],
        "words": scene["verdict_words"] + more,
        "riders": f"{scene['riders'][0]} of {scene['riders'][1]}",
        "next": scene["next"]["what"],
        "by": by.words(scene),
    }
