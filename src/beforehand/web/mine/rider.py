"""The performer's own riders, as the template shows them: all that is signed is read before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beforehand.web.look.times import day_clock

View = Mapping[str, Any]

DOUBLING = {
    "none": "Nobody doubles you.",
    "within_rider": "A double may show what this rider permits, and no more.",
    "by_named_consent": "Only {names} may double you, within this rider.",
}


def riders(view: View, url: str) -> list[dict[str, Any]]:
    """Each delivered rider with its clauses, its digest, and what can be done with it."""
    return [_rider(rider, url) for rider in view["riders"]]


def _rider(rider: View, url: str) -> dict[str, Any]:
    signed = rider["signed_at"]
    return {
        "id": rider["id"],
        "title": "Your rider" if rider["number"] == 1 else f"Amendment {rider['number']} to your rider",
        "state": "signed" if signed else "unsigned",
        "word": f"Signed {day_clock(signed)}" if signed else "Not yet signed",
        "facts": _facts(rider),
        "clauses": [_clause(rider, clause, url) for clause in rider["clauses"]],
        "digest": rider["digest"],
        "sign": None if signed else _sign(rider, url),
    }


def _facts(rider: View) -> list[dict[str, str]]:
    doubling = DOUBLING[rider["doubling"]].format(names=" and ".join(rider["doubles"]))
    said = [
        ("Delivered", day_clock(rider["delivered_at"])),
        ("Notice", f"{rider['notice_hours']} hours, runs out {day_clock(rider['runs_out'])}"),
        ("Doubling", doubling),
        ("Document", f"Signed elsewhere, SHA-256 {rider['source_digest']}" if rider["source_digest"] else ""),
    ]
    return [{"label": label, "value": value} for label, value in said if value]


def _clause(rider: View, clause: View, url: str) -> dict[str, Any]:
    about = {"rider": rider["id"], "clause": clause["id"]}
    strike = {"url": url, "label": f"Strike {clause['number']}", "hidden": {"act": "strike", **about}}
    return {
        "number": clause["number"],
        "kind": "Permits" if clause["kind"] == "permit" else "Off limits",
        "text": clause["text"],
        "covers": clause["covers"],
        "struck": clause["struck"],
        "strike": None if clause["struck"] or clause["kind"] == "fence" else strike,
    }


def _sign(rider: View, url: str) -> dict[str, Any]:
    hidden = {"act": "sign", "rider": rider["id"], "digest": rider["digest"]}
    return {"url": url, "label": "Sign", "hidden": hidden}
