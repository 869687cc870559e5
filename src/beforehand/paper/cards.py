"""The scene card: what one role needs of a scene on the day, made from that role's own view and nothing else.

So a card cannot tell more than its page does (DESIGN rule 6). It tells less: no verdict, since paper cannot take it
back, and no answer or boundary, since paper is left lying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from beforehand.paper.press import pressed
from beforehand.paper.sections import (
    ASK_AGAIN,
    NO_ANSWERS,
    House,
    Section,
    View,
    beats,
    latest,
    scene_facts,
    sheet,
    table,
    words,
)
from beforehand.paper.times import moment

WHERE: Final = {"floor": "On the floor", "monitor": "At a monitor", "remote": "Remote"}
HOLD: Final = (
    "Anyone on the set may stop it at any time, without a reason. Shooting stops; it costs nobody anything."
)


def card_pdf(house: House, role: str, view: View, paper: str) -> bytes:
    """The card.

    Args:
        house: the production.
        role: ``performer``, ``coordinator`` or a key of :data:`beforehand.agreement.views.of_power.VIEWS`.
        view: that role's view of the scene.
        paper: the size of paper.
    """
    plan = view.get("plan")
    said = sheet(
        house,
        title=f"Scene {view['scene']['number']}: {view['scene']['title']}",
        under=f"Scene card, {WHOSE[role].format(**_named(view))}",
        lede=LEDES[role],
        facts=scene_facts(view, house.zone),
        sections=SECTIONS[role](view),
        foot=(ASK_AGAIN, NO_ANSWERS),
        as_of=f"Plan v{plan['version']}, published {moment(plan['at'], house.zone)}"
        if plan
        else _version(view),
    )
    at = latest(
        house, plan["at"] if plan else None, view.get("palette_at"), (view.get("intent") or {}).get("at")
    )
    return pressed("sections", said, paper=paper, at=at)


def _named(view: View) -> dict[str, str]:
    return {"name": view.get("person", {}).get("name", "")}


def _version(view: View) -> str:
    return f"Plan v{view['version']}" if view.get("version") else "No plan is published"


def _performer(view: View) -> list[Section]:
    plan = view["plan"]
    told = plan["beats"] if plan else []
    note = "" if told else "No beat of a published plan involves you."
    return [beats("Your part", told, note), _on_set(view), words("On the set", [HOLD])]


def _director(view: View) -> list[Section]:
    return [*_intent(view), _planned(view), _on_set(view)]


def _performing_director(view: View) -> list[Section]:
    return [*_intent(view), _on_set(view)]


def _assistant(view: View) -> list[Section]:
    plan = view["plan"]
    rows = [
        [str(beat["number"]), f"{beat['seconds']} s", _lines(beat)]
        for beat in (plan["beats"] if plan else ())
    ]
    if plan:
        rows.append(["In all", f"{plan['seconds']} s", ""])
    return [
        table("Order and length", ("Beat", "At most", "Lines"), (1, 1, 4), rows, _no_plan(plan)),
        _on_set(view),
    ]


def _producer(view: View) -> list[Section]:
    return [_planned(view), _on_set(view)]


def _costume(view: View) -> list[Section]:
    rows = [
        [
            str(beat["number"]),
            _several(f"{name}: {worn}" for name, worn in beat["garments"]),
            _several(beat["barriers"]),
        ]
        for beat in view["worn"]
    ]
    note = "" if rows else "No plan is published yet."
    return [table("Garments and barriers", ("Beat", "Worn at the start", "Between"), (1, 5, 5), rows, note)]


def _several(said: Iterable[str]) -> str:
    return "; ".join(said) or "Nothing"


def _coordinator(view: View) -> list[Section]:
    return [*_intent(view), _planned(view), _on_set(view), words("On the set", [HOLD])]


def _planned(view: View) -> Section:
    if view["plan"]:
        return beats("Plan", view["plan"]["beats"])
    return beats("Available", view.get("palette", ()), _no_plan(None))


def _intent(view: View) -> list[Section]:
    return [words("Story", [view["intent"]["text"]])] if view["intent"]["text"] else []


def _no_plan(plan: object) -> str:
    return "" if plan else "No plan is published yet."


def _lines(beat: View) -> str:
    first, last = beat["lines"]
    return "" if not first else (str(first) if first == last else f"{first}–{last}")


def _on_set(view: View) -> Section:
    rows = [[name, role, WHERE[where], reason] for name, role, where, reason in view["roster"]]
    note = "" if rows else "Nobody is named yet."
    return table("Closed set", ("Name", "As", "Where", "Why needed"), (3, 2.4, 2.2, 4), rows, note)


SECTIONS: Final[Mapping[str, Callable[[View], list[Section]]]] = {
    "performer": _performer,
    "director": _director,
    "performing_director": _performing_director,
    "assistant_director": _assistant,
    "producer": _producer,
    "costume": _costume,
    "coordinator": _coordinator,
}
WHOSE: Final = {
    "performer": "{name}",
    "director": "director",
    "performing_director": "director who performs",
    "assistant_director": "assistant director",
    "producer": "producer",
    "costume": "costume",
    "coordinator": "coordinator",
}
LEDES: Final = {
    "performer": "Your own part of the plan, word for word. You may say no to any of it at any time.",
    "director": "What the story needs, and the plan as it is published.",
    "performing_director": "What you said the story needs. Your own part is on your performer’s card.",
    "assistant_director": "Order and length of the plan.",
    "producer": "The plan as it is published.",
    "costume": "What is worn at the start of each beat, and what lies between.",
    "coordinator": "Story, plan and closed set, as they are published.",
}
