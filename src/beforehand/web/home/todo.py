"""*For you, in this order*: what waits for the coordinator alone, by when notice runs out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from beforehand.agreement.next_step import YOU
from beforehand.studio.drafts.progress import ReadSoFar
from beforehand.web.look.times import day, day_clock, joined
from beforehand.web.scene_days import is_over

View = Mapping[str, Any]
SHOWN: Final = 6
MOST_UNOPENED: Final = 3
"""Kept passages are opened from the read-through; these are for what was forgotten there."""

SAYS: Final[Mapping[str, Callable[[View], str]]] = {
    "performers": lambda s: f"Name who performs in {s['number']}",
    "candidates": lambda s: f"Write candidates for {s['number']} with {_firsts(s)}",
    "put": lambda s: f"Put the candidates of {s['number']} to {_firsts(s)}",
    "palette": lambda s: f"Publish the palette of {s['number']}",
    "publish": lambda s: f"Publish the plan of {s['number']}",
    "closed_set": lambda s: f"Name the closed set of {s['number']}",
}
"""A line for each step that is the coordinator's, by the step's code; another is told by what is missing."""

AT: Final = {
    "performers": "/people/",
    "candidates": "/scenes/{id}/candidates/new/",
    "closed_set": "/scenes/{id}/set/",
    "no_day": "/days/",
    "no_rider": "/scenes/{id}/riders/",
    "rider_unsigned": "/scenes/{id}/riders/",
}
"""Where it is done, where that is not the scene's own page."""


def of_script(script: ReadSoFar | None) -> list[dict[str, str]]:
    """What of the newest draft waits: scenes whose pair is doubtful, kept ones without a plan, and the unread."""
    if script is None:
        return []
    url, found = f"/script/{script.draft}/", []
    if script.doubtful:
        text = f"{script.name}: {_scenes(script.doubtful)} to be told from others"
        found.append({"text": text, "why": "Which scene each was in the draft before", "url": url})
    for index, number in script.unopened[:MOST_UNOPENED]:
        found.append(
            {
                "text": f"Open scene {number} from the script",
                "why": "A passage of it is kept, and nobody can be asked yet",
                "url": f"{url}scene/{index}/",
            }
        )
    if script.unread:
        text = f"Read {script.name}: {_scenes(script.unread)} left"
        found.append({"text": text, "why": "The unflagged are read too", "url": url})
    return found


def of_requests(
    asked: Iterable[tuple[str, str]], names: Mapping[str, str], numbers: Mapping[str, str]
) -> list[dict[str, str]]:
    """What people ask for, scene by scene: (scene's id, id of who asks)."""
    return [
        {
            "text": f"A request in {numbers[scene]}, from {names[person]}",
            "why": "Seen by you only, until you put it to anyone",
            "url": f"/scenes/{scene}/requests/",
        }
        for scene, person in asked
    ]


def _scenes(many: int) -> str:
    return f"{many} {'scene' if many == 1 else 'scenes'}"


def todo(days: Iterable[View], notice_hours: int, now: datetime) -> list[dict[str, str]]:
    """The next things, one a scene: scenes with a day in order of call, then those without."""
    found = [
        _item(scene, group["day"], notice_hours)
        for group in days
        if not is_over(group["day"], now)
        for scene in group["scenes"]
        if _is_yours(scene)
    ]
    return found[:SHOWN]


def _is_yours(scene: View) -> bool:
    by = scene["next"]["by"]
    return scene["verdict"] == "with_the_coordinator" or (bool(by) and by[0].startswith(YOU))


def _item(scene: View, shot_on: View | None, notice_hours: int) -> dict[str, str]:
    says = SAYS.get(scene["next"]["code"])
    text = says(scene) if says else f"{scene['number']}: {scene['next']['what']}"
    url = AT.get(scene["next"]["code"], "/scenes/{id}/").format(id=scene["id"])
    return {"text": text, "why": _why(scene, shot_on, notice_hours), "url": url}


def _why(scene: View, shot_on: View | None, notice_hours: int) -> str:
    if scene["verdict"] == "with_the_coordinator":
        return "With you. Nothing of it is shot until you publish."
    since = scene["next"]["at"]
    if since and scene["next"]["code"] == "candidates":
        return f"Story intent came {day(since)}"
    if shot_on:
        return f"By {day_clock(shot_on['call'] - timedelta(hours=notice_hours))}"
    return "On no day yet"


def _firsts(scene: View) -> str:
    names: list[str] = scene["performers"]
    if len(names) > 4:
        return f"{names[0].split()[0]} and others"
    return joined(name.split()[0] for name in names)
