"""The view of somebody with power in the shapes that the template's parts ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from beforehand.web.beat_facts import facts_of
from beforehand.web.look.times import clock, day, day_clock, lasting
from beforehand.web.plan.order import letters_of, moved, with_added, without
from beforehand.web.script_column import script_column

View = Mapping[str, Any]


def scene_bar(view: View) -> dict[str, Any]:
    """The scene's name and its day in one line of facts."""
    return {
        "number": view["scene"]["number"],
        "name": view["scene"]["title"],
        "facts": " · ".join([*day_facts(view["day"]), ", ".join(view["scene"].get("performers", ()))]),
    }


def day_facts(shot_on: View | None) -> list[str]:
    """Facts such as "Thu 26 Nov", "Day 14", "call 08:00", "stage 2"."""
    if shot_on is None:
        return ["No day yet"]
    said = [day(shot_on["call"]), shot_on["label"], f"call {clock(shot_on['call'])}", shot_on["place"]]
    return [fact for fact in said if fact]


def notice_line(shot_on: View | None, hours: int, now: datetime) -> dict[str, str] | None:
    """Until when the production's notice before this day's call can still be kept; None on no day."""
    if shot_on is None:
        return None
    ends = shot_on["call"] - timedelta(hours=hours)
    return {"name": f"Notice {'ran' if ends <= now else 'runs'} out", "word": day_clock(ends)}


def standing_card(view: View, asked: str = "") -> dict[str, Any]:
    """The verdict and nothing between: no count, no finding; ``asked`` is what is for the viewer to do."""
    card = {
        "verdict": view["verdict"],
        "title": view["verdict_words"],
        "words": f"{view['verdict_says']} {asked}".strip()
        if view["verdict"] == "not_yet"
        else view["verdict_says"],
        "contact": f"For anything about this scene, talk to {view['coordinator']}, the coordinator.",
    }
    if view["hold_since"]:
        card["summary"] = f"Since {day_clock(view['hold_since'])}."
    return card


def intent_card(view: View) -> dict[str, Any] | None:
    """What the story needs, in paragraphs."""
    intent = view["intent"]
    if not intent["text"]:
        return None
    paragraphs = [p.strip() for p in intent["text"].split("\n\n") if p.strip()]
    return {"paragraphs": paragraphs, "saved": f"Saved {day_clock(intent['at'])}"}


def script(view: View) -> dict[str, Any]:
    """The script without numbers and anchors."""
    told = view["script"]
    return script_column(page=told["page"], draft=told["draft"], lines=told["lines"], numbered=False)


def palette_rows(view: View, draft: Sequence[View], url: str) -> list[dict[str, Any]]:
    """All that is available, with an *Add* where it is not in the order yet."""
    chosen = {beat["letter"] for beat in draft}
    return [
        {
            "letter": beat["letter"],
            "text": beat["text"],
            "layer": beat["layer"],
            "most": lasting(beat["seconds"]),
            "add": None if beat["letter"] in chosen else arrange(url, with_added(draft, beat["letter"])),
        }
        for beat in view["palette"]
    ]


def draft_rows(draft: Sequence[View], url: str) -> list[dict[str, Any]]:
    """The order being put together, each beat with up, down and out."""
    return [
        {
            "number": place + 1,
            "text": beat["text"],
            "placeholder": beat["placeholder"],
            "facts": facts_of([("From", f"Palette {beat['letter']}"), *_told(beat)], beat["lines"]),
            "moves": {
                "up": {**arrange(url, moved(draft, place, -1)), "disabled": place == 0},
                "down": {**arrange(url, moved(draft, place, +1)), "disabled": place == len(draft) - 1},
                "remove": arrange(url, without(draft, place)),
            },
        }
        for place, beat in enumerate(draft)
    ]


def plan_rows(plan: View) -> list[dict[str, Any]]:
    """The plan in force; where only order and length are granted, only they are there."""
    return [
        {
            "number": beat["number"],
            "text": beat.get("text", f"Up to {lasting(beat['seconds'])}"),
            "placeholder": beat.get("placeholder", False),
            "facts": facts_of(_told(beat), beat["lines"]),
        }
        for beat in plan["beats"]
    ]


def _told(beat: View) -> list[Sequence[str]]:
    """Label and value of each fact; garments are costume's, and order and length have none."""
    return [fact for fact in beat.get("facts", ()) if fact[0] != "Garments"]


def arrange(url: str, order: str) -> dict[str, Any]:
    """A form that shows the page with another order; nothing is recorded by it."""
    return {"url": url, "hidden": {"act": "arrange", "order": order}}


def plan_head(plan: View, now: datetime) -> dict[str, str]:
    """Words such as "Plan v3", "In force since Fri 20 Nov" and "1 min 12 s in all"."""
    del now
    return {
        "title": f"Plan v{plan['version']}",
        "since": f"In force since {day(plan['at'])}",
        "length": f"{lasting(plan['seconds'])} in all",
    }


def order_of(draft: Sequence[View]) -> str:
    """The draft's letters."""
    return letters_of(draft)
