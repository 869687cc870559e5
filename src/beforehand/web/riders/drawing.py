"""Riders as the room's templates have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from beforehand.agreement.record import SceneRecord
from beforehand.web.look.times import day_clock, joined
from beforehand.web.scene_bar import scene_bar, scene_tabs

View = Mapping[str, Any]

DOUBLING: Final = {
    "none": "Nobody doubles {short}.",
    "within_rider": "A double may show what this rider permits, and no more.",
    "by_named_consent": "Only {names} may double {short}, within this rider.",
}
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


def sheets(told: Iterable[View], url: str) -> list[dict[str, Any]]:
    """For each performer their riders, and where one more is recorded."""
    return [
        {
            "name": sheet["name"],
            "riders": [_rider(rider, sheet, url) for rider in sheet["riders"]],
            "record": {
                "url": f"{url}{sheet['person']}/",
                "label": f"Write {'an amendment' if sheet['riders'] else 'a rider'} for {sheet['short']}",
            },
        }
        for sheet in told
    ]


def _rider(rider: View, sheet: View, url: str) -> dict[str, Any]:
    state, word = _state(rider, sheet["short"])
    hidden = {"act": "deliver", "rider": rider["id"]}
    deliver = {"url": url, "label": f"Deliver it to {sheet['short']}", "hidden": hidden}
    return {
        "title": "Rider" if rider["number"] == 1 else f"Amendment {rider['number']}",
        "state": state,
        "word": word,
        "facts": _facts(rider, sheet),
        "clauses": [_clause(clause) for clause in rider["clauses"]],
        "deliver": None if rider["delivered_at"] else deliver,
    }


def _state(rider: View, short: str) -> tuple[str, str]:
    if rider["signed_at"]:
        return "signed", f"Signed {day_clock(rider['signed_at'])}"
    if rider["delivered_at"]:
        return "unsigned", f"{short} has not signed"
    return "unsigned", "Not delivered yet"


def _facts(rider: View, sheet: View) -> list[dict[str, str]]:
    delivered = day_clock(rider["delivered_at"]) if rider["delivered_at"] else ""
    runs_out = f", runs out {day_clock(rider['runs_out'])}" if rider["runs_out"] else ""
    doubling = DOUBLING[rider["doubling"]].format(short=sheet["short"], names=joined(rider["doubles"]))
    elsewhere = f"Signed elsewhere, SHA-256 {rider['source_digest']}" if rider["source_digest"] else ""
    said = [
        ("Delivered", delivered),
        ("Notice", f"{rider['notice_hours']} hours{runs_out}"),
        ("Doubling", doubling),
        ("Document", elsewhere),
    ]
    return [{"label": label, "value": value} for label, value in said if value]


def _clause(clause: View) -> dict[str, Any]:
    return {
        "number": clause["number"],
        "kind": "Permits" if clause["kind"] == "permit" else "Off limits",
        "text": clause["text"],
        "covers": clause["covers"],
        "struck": clause["struck"],
    }
