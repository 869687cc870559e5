"""The bar over the coordinator's pages of one scene: its name, its day, and the pages beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from beforehand.web.look.times import clock, day

PAGES: Final = (
    ("Plan", ""),
    ("Story intent", "#intent"),
    ("Candidates", "#candidates"),
    ("Closed set", "set/"),
    ("Riders", "riders/"),
    ("Requests", "requests/"),
    ("Papers", "paper/"),
    ("Record", "record/"),
)


def scene_bar(scene: str, number: str, title: str, shot_on: Mapping[str, Any] | None) -> dict[str, str]:
    """The context ``scene`` of ``parts/title_bar.html``; ``shot_on`` has ``label``, ``call`` and ``place``."""
    return {"id": scene, "number": number, "name": title, "facts": " · ".join(day_facts(shot_on))}


def scene_tabs(scene: str, current: str, counts: Mapping[str, int] | None = None) -> list[dict[str, Any]]:
    """The pages of a scene, the one with this label current; ``counts`` of what waits behind some, by label."""
    return [
        {
            "label": label,
            "url": f"/scenes/{scene}/{path}",
            "current": label == current,
            "count": (counts or {}).get(label, 0),
        }
        for label, path in PAGES
    ]


def day_facts(shot_on: Mapping[str, Any] | None) -> list[str]:
    """Facts such as "Thu 26 Nov", "Day 14", "call 08:00", "stage 2"."""
    if shot_on is None:
        return ["No day yet"]
    said = [day(shot_on["call"]), shot_on["label"], f"call {clock(shot_on['call'])}", shot_on["place"]]
    return [fact for fact in said if fact]
