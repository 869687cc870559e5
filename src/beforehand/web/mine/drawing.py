"""The performer's view in the shapes that the room's templates ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beforehand.web.look.times import DAYS, clock, day, here
from beforehand.web.mine.answering import answering
from beforehand.web.saved import answered_line

View = Mapping[str, Any]

WHERES = {"floor": "on the floor", "monitor": "at a monitor", "remote": "remote"}
SHAPES = {"fence": "fence", "gate": "gate", "not said": "unsaid"}


def title(view: View) -> str:
    """The page's name: "Thursday, scene 42", or "Scene 42" while it is on no day."""
    if view["day"] is None:
        return f"Scene {view['scene']['number']}"
    return f"{DAYS[here(view['day']['call']).weekday()]}, scene {view['scene']['number']}"


def day_line(view: View) -> str:
    """Which scene, when and where: "Boathouse, night · Thu 26 Nov · call 08:00 · stage 2"."""
    said = [view["scene"]["title"]]
    if view["day"] is not None:
        on = view["day"]
        said += [day(on["call"]), f"call {clock(on['call'])}", on["place"]]
    return " · ".join(part for part in said if part)


def standing_line(view: View) -> dict[str, str]:
    """The verdict as a state and a sentence; *not yet* asks nothing of anybody, so it has none."""
    says = {
        "may_shoot": "Nothing recorded stands against it. Ask again before the take. A spoken no wins.",
        "not_yet": "",
    }
    key = "hold" if view["verdict"] == "on_hold" else view["verdict"]
    words = view["verdict_words"]
    return {"state": key, "words": words, "says": says.get(view["verdict"], view["verdict_says"])}


def coordinator_of(view: View) -> str:
    """The coordinator's first name."""
    return view["coordinator"].split()[0] if view["coordinator"] else "the coordinator"


def sections(view: View, url: str) -> list[dict[str, Any]]:
    """The beats: those of the plan in force by their numbers, then what else is put to them."""
    numbers = {beat["id"]: beat["number"] for beat in view["plan"]["beats"]} if view["plan"] else {}
    drawn = [_beat(view, beat, numbers.get(beat["id"]), url) for beat in view["beats"]]
    planned = sorted((beat for beat in drawn if beat["number"]), key=lambda beat: beat["number"])
    other = [beat for beat in drawn if not beat["number"]]
    version = view["plan"]["version"] if view["plan"] else 0
    found = [
        {"heading": f"Your beats in plan v{version}", "planned": True, **_told_apart(planned)},
        {"heading": "Also put to you" if planned else "Put to you", "planned": False, **_told_apart(other)},
    ]
    return [section for section in found if section["rows"] or section["cards"]]


def _told_apart(beats: list[dict[str, Any]]) -> dict[str, Any]:
    """What is answered is a row each; what is not answered is open to be read."""
    return {
        "rows": [beat for beat in beats if beat["answer"] != "no answer"],
        "cards": [beat for beat in beats if beat["answer"] == "no answer"],
    }


def _beat(view: View, beat: View, number: int | None, url: str) -> dict[str, Any]:
    return {
        "id": beat["id"],
        "number": number,
        "name": beat["name"],
        "text": beat["text"],
        "facts": [{"label": label, "value": value} for label, value in beat["facts"]],
        "expands": beat["expands"],
        "marks": _marks(beat),
        "answer": beat["answer"],
        "placeholder": beat["placeholder"],
        "line": answered_line(beat["act"], beat["at"], beat["claimed_at"]),
        "post": answering(beat, url, coordinator_of(view), by_day=view["day"] is not None),
        "gates": [_gate(view, beat, gate, url) for gate in beat["gates"]],
    }


def _marks(beat: View) -> list[dict[str, str]]:
    """Where it goes past one's own boundaries, each once."""
    pairs = dict.fromkeys(zip(beat["kinds"], beat["crosses"], strict=True))
    return [{"shape": SHAPES[kind], "words": f"{words[:1].lower()}{words[1:]}"} for kind, words in pairs]


def _gate(view: View, beat: View, gate: View, url: str) -> dict[str, Any]:
    """A condition in one's own words; it is met for one beat and one day, so it needs a day."""
    if view["day"] is None:
        return {"words": gate["words"], "post": None}
    about = {"boundary": gate["boundary"], "digest": beat["digest"]}
    label = f"It is met, {day(view['day']['call'])}"
    return {
        "words": gate["words"],
        "post": {"url": url, "label": label, "hidden": {"act": "meet_gate", **about}},
    }


def roster(view: View) -> list[dict[str, str]]:
    """Who is on the closed set: performers know beforehand who will be there, where, and why."""
    return [
        {"name": name, "said": f"{role}, {WHERES[where]}", "reason": reason}
        for name, role, where, reason in view["roster"]
    ]


def orders(view: View, url: str) -> list[dict[str, Any]]:
    """Orders of beats, each answered as one thing."""
    return [
        {
            "digest": order["digest"],
            "named": order["named"],
            "answer": order["answer"],
            "line": answered_line(order["act"], order["at"], order["claimed_at"]),
            "post": answering(order, url, coordinator_of(view), by_day=False),
        }
        for order in view["orders"]
    ]


def riders(view: View, url: str) -> list[dict[str, str]]:
    """Each rider as a line that leads to where it is read and signed."""
    return [
        {
            "url": f"{url}#rider-{rider['id']}",
            "title": "Your rider" if rider["number"] == 1 else f"Amendment {rider['number']}",
            "state": "signed" if rider["signed_at"] else "unsigned",
            "word": f"Signed {day(rider['signed_at'])}" if rider["signed_at"] else "Not yet signed",
        }
        for rider in view["riders"]
    ]
