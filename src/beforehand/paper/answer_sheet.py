"""The answer sheet: what is put to one performer, with three places to tick, for whoever has no phone.

What is ticked is entered later by the coordinator as far as it is a no or a talk; an agreement is the performer's
own, on a device (DESIGN §8, said aloud). There is no line for a reason (rule 5).
"""

from __future__ import annotations

from typing import Any

from beforehand.paper.press import pressed
from beforehand.paper.sections import House, View, latest, scene_facts

LEDE = (
    "Answer each by itself. All three answers weigh the same, none needs a reason, and leaving one empty is a no. "
    "You may change any of them at any time."
)
AFTER = (
    "Hand this to {coordinator}, folded, or keep it. Decline and Talk are entered for you with the time you write "
    "below. Agree counts when you say so yourself on a device: nobody can agree for you.",
)


def answer_sheet_pdf(house: House, view: View, paper: str) -> bytes:
    """The sheet, from the performer's own view: every beat and order put to them, with no answer printed."""
    scene, told = view["scene"], [_beat(n, beat) for n, beat in enumerate(_open(view["beats"]), start=1)]
    said: dict[str, Any] = {
        "production": house.production,
        "title": f"Scene {scene['number']}: {scene['title']}",
        "under": f"Answer sheet, {view['person']['name']}",
        "lede": LEDE,
        "facts": [["Performer", view["person"]["name"]], *scene_facts({**view, "scene": {}}, house.zone)],
        "beats": told
        + [_order(n, order) for n, order in enumerate(_open(view["orders"]), start=len(told) + 1)],
        "after": [line.format(coordinator=view["coordinator"] or "the coordinator") for line in AFTER],
        "sight": view["seen_by"],
    }
    return pressed("answers", said, paper=paper, at=latest(house))


def _open(put: list[View]) -> list[View]:
    return [one for one in put if one["open"]]


def _beat(number: int, beat: View) -> dict[str, Any]:
    notes = [*beat["expands"], *beat["shown"]]
    return {
        "number": str(number),
        "text": beat["text"] + (" To be choreographed." if beat["placeholder"] else ""),
        "facts": [list(fact) for fact in beat["facts"]],
        "notes": notes,
        "digest": beat["digest"][:16],
    }


def _order(number: int, order: View) -> dict[str, Any]:
    return {
        "number": str(number),
        "text": "The order of these beats",
        "facts": [],
        "notes": [f"{n}. {text}" for n, text in enumerate(order["beats"], start=1)],
        "digest": order["digest"][:16],
    }
