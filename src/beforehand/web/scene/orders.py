"""Palette and orders asked for, as the coordinator acts on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beforehand.web.look.times import day_clock, joined

View = Mapping[str, Any]


def palette(view: View) -> dict[str, Any]:
    """What may go into the palette, each with whether it is in it now; before the first one, all of it."""
    published = view["palette"]
    held = set(published["beats"]) if published else None
    may = [c for c in view["candidates"] if c["available"]]
    gone = [c["text"] for c in view["candidates"] if c["in_palette"] and not c["available"]]
    return {
        "choices": [
            {"value": c["id"], "text": c["text"], "checked": held is None or c["id"] in held} for c in may
        ],
        "gone": gone,
        "at": day_clock(published["at"]) if published else "",
        "hidden": {"act": "palette"},
    }


def proposals(view: View, url: str) -> list[dict[str, Any]]:
    """Orders asked for that are not the plan in force, the latest first."""
    in_force = view["plan"]["beats"] if view["plan"] else None
    since = view["plan"]["at"] if view["plan"] else None
    told = [p for p in view["proposals"] if p["beats"] != in_force and not (since and p["at"] < since)]
    return [_proposal(p, view, url) for p in sorted(told, key=lambda p: p["at"], reverse=True)]


def _proposal(told: View, view: View, url: str) -> dict[str, Any]:
    texts = {c["id"]: c["text"] for c in view["candidates"]}
    return {
        "id": told["id"],
        "by": told["by_name"],
        "at": told["at"],
        "approved": told["approved_name"],
        "performs": told["approver_performs"],
        "beats": [texts[beat] for beat in told["beats"]],
        "orders": [_order(told, order, url) for order in told["orders"]],
        "against": told["against"],
        "publish": _publish(told, view, url),
    }


def _order(told: View, order: View, url: str) -> dict[str, Any]:
    """Who agreed to their part in this order, with a button for whoever may be asked and was not."""
    may = not order["put"] and not order["may_put"] and order["answer"] == "no answer"
    later = not order["put"] and order["may_put"] == "asked_last"
    hidden = {"act": "put_order", "proposal": told["id"], "to": order["person"]}
    return {
        "name": order["name"],
        "value": order["answer"],
        "word": "" if order["put"] or order["answer"] != "no answer" else "Not asked",
        "later": later,
        "put": {"url": url, "label": f"Put the order to {order['name']}", "hidden": hidden} if may else None,
    }


def _publish(told: View, view: View, url: str) -> dict[str, Any] | None:
    """The plan as it may be published now: the whole order, or that part of it which nothing stands against."""
    if not told["part"]:
        return None
    number = view["plan"]["version"] + 1 if view["plan"] else 1
    places = [str(n) for n, beat in enumerate(told["beats"], start=1) if beat in told["part"]]
    part = "" if len(places) == len(told["beats"]) else f" with {joined(places)} of this order"
    hidden = {"act": "publish", "proposal": told["id"], "beats": ",".join(told["part"])}
    return {"url": url, "label": f"Publish as plan v{number}{part}", "hidden": hidden}
