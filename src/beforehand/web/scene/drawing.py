"""The coordinator's view of a scene as the template has it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from beforehand.web.beat_facts import said_once
from beforehand.web.look.times import clock, day, day_clock
from beforehand.web.scene import orders, verdict
from beforehand.web.scene.beats import candidate_rows, plan_rows
from beforehand.web.scene_bar import scene_bar, scene_tabs
from beforehand.web.script_column import script_column

View = Mapping[str, Any]


def drawn(view: View, now: datetime, pack: str) -> dict[str, Any]:
    """The page's own entries of its model.

    Args:
        view: :func:`beforehand.agreement.views.coordinator_scene.coordinator_scene`.
        now: server time.
        pack: title of the production's pack.
    """
    scene = view["scene"]["id"]
    url = f"/scenes/{scene}/"
    plan = {**_head(view), **_beats(view)} if view["plan"] else None
    return {
        "scene_bar": scene_bar(scene, view["scene"]["number"], view["scene"]["title"], view["day"]),
        "tabs": scene_tabs(scene, "Plan", {"Requests": view["asked"]}),
        "url": url,
        "script": _script(view),
        "intent": _intent(view),
        "columns": [p["short"] for p in view["performers"]],
        "plan": plan,
        "candidates": candidate_rows(view, url),
        "palette": orders.palette(view),
        "proposals": orders.proposals(view, url),
        "standing": verdict.standing_card(view, url),
        "notice": verdict.notice(view, now, pack),
        "riders": verdict.rider_rows(view, f"{url}riders/"),
        "versions": verdict.version_rows(view, url),
        "holds": [_hold(hold, url) for hold in view["holds"]],
        "stop": {"url": url, "label": "Stop the set", "hidden": {"act": "hold"}, "icon": "hold"},
        "take_back": _take_back(view, url),
    }


def _beats(view: View) -> dict[str, Any]:
    rows = plan_rows(view)
    return {"every": said_once(rows), "beats": rows}


def _head(view: View) -> dict[str, Any]:
    plan = view["plan"]
    away = view["standing"]["with_coordinator"]
    since = f"With you, published {day(plan['at'])}"
    return {
        "title": f"Plan v{plan['version']}",
        "compare": _compare(view),
        "since": since if away else f"In force since {day(plan['at'])}",
    }


def _compare(view: View) -> dict[str, str] | None:
    """The way to this version beside the one before it; None for the first."""
    number = view["plan"]["version"]
    if number < 2:
        return None
    url = f"/scenes/{view['scene']['id']}/versions/{number}/"
    return {"label": f"Compare with v{number - 1}", "url": url}


def _script(view: View) -> dict[str, Any]:
    told = view["script"]
    lines = {c["id"]: c["lines"] for c in view["candidates"]}
    beats = view["plan"]["beats"] if view["plan"] else []
    anchored = [
        {"number": n, "lines": lines[beat], "url": f"#beat-{n}"} for n, beat in enumerate(beats, start=1)
    ]
    column = script_column(page=told["page"], draft=told["draft"], lines=told["lines"], beats=anchored)
    return {**column, "through": f"/script/of/{view['scene']['id']}/"}


def _intent(view: View) -> dict[str, Any] | None:
    told = view["intent"]
    if told is None:
        return None
    paragraphs = [part.strip() for part in told["text"].split("\n\n") if part.strip()]
    return {"paragraphs": paragraphs, "saved": f"{told['by']}, {day_clock(told['at'])}"}


def _hold(hold: View, url: str) -> dict[str, Any]:
    return {
        "since": f"{day(hold['at'])}, {clock(hold['at'])}",
        "end": {"url": url, "label": "End this hold", "hidden": {"act": "end_hold", "hold": hold["id"]}},
    }


def _take_back(view: View, url: str) -> dict[str, Any] | None:
    """Only while a plan is in force that is not with the coordinator already."""
    if view["plan"] is None or view["standing"]["with_coordinator"]:
        return None
    return {"url": url, "label": "Take the scene back", "hidden": {"act": "take_back"}}
