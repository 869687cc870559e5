"""Riders as the room's templates have them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.called import names_of
from beforehand.agreement.record import Person, SceneRecord
from beforehand.studio.contracts import Contract
from beforehand.web.rider_sheet import rider_sheet, state, title
from beforehand.web.scene_bar import scene_bar, scene_tabs

WAYS: Final = {
    "plan": "Plan",
    "order": "Order asked for",
    "palette": "Palette",
    "candidates": "All candidates",
}


def bar(record: SceneRecord) -> dict[str, Any]:
    """The scene's bar with its pages."""
    day = record.day
    shot_on = {"label": day.label, "call": day.call, "place": day.place} if day else None
    return {
        "scene_bar": scene_bar(record.scene, record.number, record.title, shot_on),
        "tabs": scene_tabs(record.scene, "Riders"),
        "back": {"label": f"Scene {record.number}", "url": f"/scenes/{record.scene}/"},
    }


def ways(url: str, known: Iterable[str], source: str) -> list[dict[str, Any]]:
    """Whose beats the clauses may come from, as links; the first is the one that is taken unless another is."""
    keys = list(known)
    return [
        {"label": WAYS[key], "url": f"{url}{key}/", "current": key == (source or keys[0])} for key in keys
    ]


def sheets(
    record: SceneRecord, told: Iterable[Contract], url: str, now: datetime, reads: str
) -> list[dict[str, Any]]:
    """For each performer their riders, and where one more is recorded."""
    names, riders = names_of(record), list(told)
    return [
        _sheet(person, names[person.id].short, [r for r in riders if r.person == person.id], url, now, reads)
        for person in record.performers.values()
    ]


def _sheet(
    person: Person, short: str, own: list[Contract], url: str, now: datetime, reads: str
) -> dict[str, Any]:
    return {
        "name": person.name,
        "riders": [_rider(told, short, url, now, reads) for told in own],
        "record": {
            "url": f"{url}{person.id}/",
            "label": f"Write {'an amendment' if own else 'a rider'} for {short}",
        },
    }


def _rider(told: Contract, short: str, url: str, now: datetime, reads: str) -> dict[str, Any]:
    key, word = state(told)
    hidden = {"act": "deliver", "rider": told.rider}
    return {
        "title": title(told),
        "state": key,
        "word": word,
        "sheet": rider_sheet(told, now, reads=reads, url=url),
        "deliver": None
        if told.delivered_at
        else {"url": url, "label": f"Deliver it to {short}", "hidden": hidden},
    }
