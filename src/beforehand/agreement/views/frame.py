"""What stands on every page of a scene: which scene, on which day, and whether it may be shot now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.agreement.published import VERDICTS, Published, public_verdict

WORDS = {
    "on_hold": "The set is stopped. Shooting goes on when {coordinator} or a deputy ends the hold.",
    "with_the_coordinator": "Nothing in this scene is shot until {coordinator} publishes its plan.",
    "not_yet": "This page says May shoot the moment it is so.",
    "may_shoot": "",
}


def frame(scene: Published, now: datetime) -> dict[str, Any]:
    """The scene, its day, the verdict at this time with its words, since when it is on hold, the closed set."""
    said = public_verdict(
        on_hold=scene.hold_since is not None,
        with_coordinator=scene.with_coordinator,
        may_from=scene.may_from,
        may_until=scene.may_until,
        now=now,
    )
    return {
        "scene": {
            "id": scene.scene,
            "number": scene.number,
            "title": scene.title,
            "performers": [name for _, name in scene.performers],
        },
        "day": {"label": scene.day.label, "call": scene.day.call, "place": scene.day.place}
        if scene.day
        else None,
        "verdict": said,
        "verdict_words": VERDICTS[said],
        "verdict_says": WORDS[said].format(coordinator=scene.coordinator),
        "hold_since": scene.hold_since,
        "coordinator": scene.coordinator,
        "roster": [list(entry) for entry in scene.roster],
    }
