"""Lists of scenes in the shapes that the parts ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from datetime import datetime
from typing import Any, Final

from beforehand.web.scene_days import day_facts, day_head, day_title, is_over, scene_row
from beforehand.web.who_can import By

View = Mapping[str, Any]
STEPS: Final = (
    ("Story intent", "intent"),
    ("Candidates answered", "answered"),
    ("Riders signed", "riders"),
    ("Plan published", "plan"),
)


def coordinators_days(days: Iterable[View], notice_hours: int, by: By, now: datetime) -> list[dict[str, Any]]:
    """Scenes by day with standing, riders, what is next and who can do it; days that are over left out."""
    drawn = [
        {
            **day_head(group["day"], notice_hours, now),
            "scenes": [scene_row(scene, by) for scene in group["scenes"]],
        }
        for group in days
        if not is_over(group["day"], now)
    ]
    first = next((scene for each in drawn for scene in each["scenes"] if scene["by"]), None)
    if first:
        first["current"] = True
    return drawn


def over(days: Iterable[View], now: datetime) -> list[dict[str, str]]:
    """The scenes of days that are over, as links."""
    return [
        {"number": scene["number"], "url": f"/scenes/{scene['id']}/"}
        for group in days
        if is_over(group["day"], now)
        for scene in group["scenes"]
    ]


def days_over_last(days: Iterable[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    """Days that are over after all others, the first of them marked, so that a heading can stand over them."""
    told = sorted(days, key=lambda group: is_over(group["day"], now))
    first = next((n for n, group in enumerate(told) if is_over(group["day"], now)), len(told))
    return [{**group, "first_over": n == first} for n, group in enumerate(told)]


def open_days(days: Iterable[View], *, told: Set[str]) -> list[dict[str, Any]]:
    """Scenes by day with the verdict alone; without it but for those whose standing is told (not to costume)."""
    return [
        {
            "day": group["day"],
            "title": day_title(group["day"]),
            "facts": day_facts(group["day"]),
            "scenes": [
                {
                    "number": scene["number"],
                    "name": scene["title"],
                    "url": f"/scenes/{scene['id']}/plan/",
                    "verdict": scene["verdict"] if scene["id"] in told else "",
                    "words": scene["verdict_words"] if scene["id"] in told else "",
                }
                for scene in group["scenes"]
            ],
        }
        for group in days
    ]


def steps(days: Iterable[View], read: Set[str]) -> list[dict[str, Any]]:
    """How far the production is, in scenes; ``read`` are those whose newest draft a person has read."""
    every = [scene for group in days for scene in group["scenes"]]
    done = [("Breakdown read", sum(scene["id"] in read for scene in every))]
    done += [(label, sum(step in scene["steps"] for scene in every)) for label, step in STEPS]
    done.append(("May be shot", sum(scene["verdict"] == "may_shoot" for scene in every)))
    return [{"label": label, "done": count, "total": len(every)} for label, count in done]
