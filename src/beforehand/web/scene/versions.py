"""``/scenes/<scene>/versions/<number>/``: a version of the plan beside the one before it, for the coordinator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.called import names_for_all
from beforehand.agreement.facts import facts
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.version_rows import BeatRow, version_rows
from beforehand.studio.people import place_of
from beforehand.studio.scene_whole import scene_whole
from beforehand.web.around import around
from beforehand.web.look.times import day_clock
from beforehand.web.page import Page
from beforehand.web.scene_bar import scene_bar, scene_tabs
from beforehand.web.viewer import Viewer

SAYS: Final[Mapping[str, str]] = {
    "stayed": "As before",
    "moved": "In another place",
    "changed": "Another beat at these lines",
    "added": "Added",
    "left out": "Left out",
}


class Versions(Page):
    """What changed from one published version to the next."""

    name = "versions"
    template = "scene/versions.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """Both versions; None for whoever does not run the record, and for one that has none before it."""
        del now
        production, scene = str(viewer.production), str(ids["scene"])
        place = place_of(production, str(viewer.person))
        found = scene_whole(production, scene) if place and place.runs else None
        if place is None or found is None:
            return None
        record, written = found
        known = {version.number: version for version in written.versions}
        later, before = known.get(ids["number"]), known.get(ids["number"] - 1)
        if later is None or before is None:
            return None
        day = record.day
        shot_on = {"label": day.label, "call": day.call, "place": day.place} if day else None
        return {
            **around(place, "/"),
            "scene_bar": scene_bar(scene, record.number, record.title, shot_on),
            "tabs": scene_tabs(scene, "Plan"),
            "back": {"label": f"Scene {record.number}", "url": f"/scenes/{scene}/"},
            "versions": [f"v{before.number}", f"v{later.number}"],
            "times": [day_clock(before.at), day_clock(later.at)],
            "rows": [_row(row, record) for row in version_rows(later, before, record.candidates)],
        }


def _row(row: BeatRow, record: SceneRecord) -> dict[str, Any]:
    return {
        "word": SAYS[row.word],
        "same": row.word == "stayed",
        "sides": [_side(row.before, row.number_before, record), _side(row.now, row.number_now, record)],
    }


def _side(beat: str, number: int, record: SceneRecord) -> dict[str, Any] | None:
    """The beat as it stood there; None where it did not."""
    if not beat:
        return None
    told, names = record.candidates[beat], names_for_all(record)
    inside = {p: names[p] for p in told.beat.people}
    return {
        "number": number,
        "text": told.beat.text,
        "placeholder": told.beat.placeholder,
        "facts": [{"label": label, "value": value} for label, value in facts(told.beat, inside)],
    }
