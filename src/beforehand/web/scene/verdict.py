"""Standing, notice, riders and versions of the coordinator's view in the shapes that the parts ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from beforehand.web.look.times import day, day_clock, left, next_on_grid
from beforehand.web.scene.beats import numbers

View = Mapping[str, Any]

SAYS: Final[Mapping[str, str]] = {
    "not_agreed": "is not agreed by everyone in it.",
    "outside_boundary": "is past a limit of somebody in it.",
    "gate_unmet": "has a gate that is not met.",
    "order_not_agreed": "are not agreed in this order.",
    "erased": "has somebody in it whose record was erased.",
    "no_plan": "has no plan.",
    "not_proposed": "is in an order that nobody asked for.",
    "not_approved": "is not approved for production.",
    "not_in_scene": "has somebody in it who is not in the scene.",
    "no_rider": "has somebody in it without a rider.",
    "rider_unsigned": "is in a rider that is not signed.",
    "outside_rider": "is past what a rider covers.",
    "notice_short": "has notice that runs past the call.",
    "double_not_allowed": "has a double whom no rider allows.",
    "no_day": "is on no shooting day.",
    "on_hold": "is on hold.",
}
"""What a finding says of a beat or of the scene, by its code; a test holds that none is missing."""

WAYS: Final[Mapping[str, tuple[str, str]]] = {
    "no_day": ("Shooting days", "/days/"),
    "no_rider": ("Write it", "{url}riders/{person}/"),
    "outside_rider": ("Riders", "{url}riders/"),
    "rider_unsigned": ("Riders", "{url}riders/"),
}

ABOUT: Final[Mapping[str, str]] = {
    "order_not_agreed": "The beats",
    "not_approved": "The plan",
    "not_proposed": "The plan",
}


def standing_card(view: View, url: str) -> dict[str, Any]:
    """The verdict with every finding; while it is with the coordinator, the way out of it."""
    told = view["standing"]
    return {
        "verdict": told["verdict"].replace(" ", "_"),
        "title": _title(told),
        "summary": _summary(view),
        "findings": [_finding(f, url) for f in told["findings"]],
        "actions": _republish(view, url),
    }


def _title(told: View) -> str:
    words = {"may shoot": "May shoot", "on hold": "On hold", "with the coordinator": "With the coordinator"}
    things = len(told["findings"])
    if told["verdict"] in words:
        return words[told["verdict"]]
    return f"Not yet: {things} {'thing' if things == 1 else 'things'}" if things else "Not yet"


def _summary(view: View) -> str:
    told, plan = view["standing"], view["plan"]
    if told["verdict"] == "may shoot":
        return f"Plan v{plan['version']}, until {day_clock(told['may_until'])}."
    if told["with_coordinator"]:
        return _stands(view)
    if not told["findings"] and told["may_from"]:
        return f"Nothing is missing. It may be shot from {day_clock(told['may_from'])}."
    return ""


def _stands(view: View) -> str:
    stands = view["standing"]["still_stands"]
    if not stands:
        return "Nothing of this plan still stands. Nothing is shot until you publish."
    if len(stands) == len(view["plan"]["beats"]):
        return "All of this plan still stands. Nothing is shot until you publish it."
    said = numbers(stands, view["plan"]["beats"])
    verb = "stands" if len(stands) == 1 else "stand"
    return f"{said[:1].upper()}{said[1:]} still {verb}. Nothing is shot until you publish."


def _republish(view: View, url: str) -> list[dict[str, Any]]:
    """One tap: what still stands, as the next version, with just what the button says."""
    told, plan = view["standing"], view["plan"]
    if not (told["with_coordinator"] and told["still_stands"]):
        return []
    every = len(told["still_stands"]) == len(plan["beats"])
    named = "all its beats" if every else numbers(told["still_stands"], plan["beats"])
    return [
        {
            "url": url,
            "label": f"Publish v{plan['version'] + 1} with {named}",
            "hidden": {"act": "republish", "beats": ",".join(told["still_stands"])},
        }
    ]


def _finding(finding: View, url: str) -> dict[str, Any]:
    about = ABOUT.get(finding["code"], "The scene")
    mends = [_mend(words) for words in finding["can_mend"]]
    missing = finding["missing"]
    if finding["at"]:
        missing = f"{missing} It has run {day_clock(finding['at'])}."
    return {
        "about": f"Beat {finding['number']}" if finding["number"] else about,
        "says": SAYS[finding["code"]],
        "missing": missing,
        "mend": [{**mend, "how": f"{mend['how']}."} for mend in mends],
        "link": _way(finding, url),
    }


def _way(finding: View, url: str) -> dict[str, str] | None:
    """The page on which the coordinator mends it, where it is another than this one."""
    label, where = WAYS.get(finding["code"], ("", ""))
    if not label:
        return None
    return {"label": label, "url": where.format(url=url, person=finding["person"])}


def _mend(words: str) -> dict[str, str]:
    """The words of who can, with the name apart: "Mara Okafor, if she wants to", "You: put it to Mara"."""
    at = min((words.index(mark) for mark in ",:" if mark in words), default=len(words))
    return {"who": words[:at], "how": words[at:]}


def notice(view: View, now: datetime, pack: str) -> dict[str, Any] | None:
    """How long there is to deliver a rider whose notice has run at the call; None without a day."""
    shot_on = view["day"]
    if shot_on is None:
        return None
    by, call = shot_on["deliver_by"], shot_on["call"]
    told = {
        "pack": f"{shot_on['notice_hours']} h, {pack}",
        "by_words": "deliver by",
        "sign_by": day_clock(by),
    }
    if in_time(view):
        return {**told, "left": "All riders delivered in time", "share": 0, "over": True}
    later = next_on_grid(now)
    if later >= by:
        return {**told, "left": "None left for this call", "share": 0, "over": True}
    return {**told, "left": left(by - later), "share": int(100 * ((by - later) / (call - later)))}


def in_time(view: View) -> bool:
    """Whether everybody who performs has a rider, and the notice of every rider has run at the call."""
    riders, call = view["riders"], view["day"]["call"]
    late = [rider for rider in riders if rider["runs_out"] is None or rider["runs_out"] > call]
    return (
        bool(riders) and not late and {r["person"] for r in riders} >= {p["id"] for p in view["performers"]}
    )


def rider_rows(view: View, url: str) -> list[dict[str, Any]]:
    """For each performer the state of their latest rider."""
    rows = []
    for performer in view["performers"]:
        own = [rider for rider in view["riders"] if rider["person"] == performer["id"]]
        state, word = rider_state(own[-1] if own else None)
        rows.append({"name": performer["name"], "state": state, "word": word, "url": url})
    return rows


def rider_state(rider: View | None) -> tuple[str, str]:
    """State and words: "Signed 12 Nov", "Amendment 2 unsigned", "Not sent", "None yet"."""
    if rider is None:
        return "", "None yet"
    what = "" if rider["number"] == 1 else f"Amendment {rider['number']} "
    if rider["signed_at"]:
        return "signed", _capital(f"{what}signed {_short(rider['signed_at'])}")
    said = "unsigned" if rider["delivered_at"] else "not sent"
    return "unsigned", _capital(f"{what}{said}")


def _short(at: datetime) -> str:
    return day(at).split(" ", 1)[1]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def version_rows(view: View, url: str) -> list[dict[str, Any]]:
    """The versions, the latest first, with what each changed; while it is with the coordinator none is in force."""
    away = view["standing"]["with_coordinator"]
    return [
        {
            "name": f"v{version['number']}",
            "words": f"In force, {_short(version['at'])}"
            if version["in_force"] and not away
            else _short(version["at"]),
            "in_force": version["in_force"] and not away,
            "diff": version["diff"],
            "url": f"{url}versions/{version['number']}/" if version["number"] > 1 else "",
        }
        for version in view["versions"]
    ]
