"""Lists of scenes in the shapes that the parts ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any

from beforehand.web.look.times import clock, day, day_clock
from beforehand.web.scene.verdict import SAYS

View = Mapping[str, Any]


def coordinators_days(days: Iterable[View], notice_hours: int, now: datetime) -> list[dict[str, Any]]:
    """Scenes by day with standing, riders, what is next and who can do it."""
    return [
        {**_head(group["day"], notice_hours, now), "scenes": [_row(scene) for scene in group["scenes"]]}
        for group in days
    ]


def open_days(days: Iterable[View], *, told: Set[str]) -> list[dict[str, Any]]:
    """Scenes by day with the verdict alone; without it but for those whose standing is told (not to costume)."""
    return [
        {
            "title": _title(group["day"]),
            "facts": _facts(group["day"]),
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


def steps(days: Iterable[View]) -> list[dict[str, Any]]:
    """How far the production is, in scenes."""
    every = [scene for group in days for scene in group["scenes"]]
    done: Sequence[tuple[str, int]] = (
        ("Performers named", sum(bool(scene["performers"]) for scene in every)),
        ("Riders signed", sum(0 < scene["riders"][1] == scene["riders"][0] for scene in every)),
        ("Plan published", sum(scene["version"] > 0 for scene in every)),
        ("May be shot", sum(scene["verdict"] == "may_shoot" for scene in every)),
    )
    return [{"label": label, "done": count, "total": len(every)} for label, count in done]


def _head(shot_on: View | None, notice_hours: int, now: datetime) -> dict[str, Any]:
    head: dict[str, Any] = {"title": _title(shot_on), "facts": _facts(shot_on)}
    if shot_on:
        ends = shot_on["call"] - timedelta(hours=notice_hours)
        head |= {"notice": day_clock(ends), "notice_over": ends <= now}
    return head


def _title(shot_on: View | None) -> str:
    return day(shot_on["call"]) if shot_on else "No day yet"


def _facts(shot_on: View | None) -> str:
    if shot_on is None:
        return ""
    said = [shot_on["label"], f"call {clock(shot_on['call'])}", shot_on["place"]]
    return " · ".join(fact for fact in said if fact)


def _row(scene: View) -> dict[str, Any]:
    things = len(scene["findings"])
    more = f": {things}" if scene["verdict"] == "not_yet" and things else ""
    following, by = _next(scene)
    return {
        "number": scene["number"],
        "name": scene["title"],
        "url": f"/scenes/{scene['id']}/",
        "cast": ", ".join(scene["performers"]) or "Nobody named yet",
        "verdict": scene["verdict"],
        "words": scene["verdict_words"] + more,
        "riders": f"{scene['riders'][0]} of {scene['riders'][1]}",
        "next": following,
        "by": by,
    }


def _next(scene: View) -> tuple[str, str]:
    """The first finding and who can mend it."""
    if not scene["findings"]:
        return "Nothing left to do", ""
    first = scene["findings"][0]
    assert first["code"] in SAYS, "a finding without words"
    return first["missing"].rstrip("."), first["can_mend"][0]
