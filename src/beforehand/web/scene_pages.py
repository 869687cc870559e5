"""The pages of one scene beside each other, for whoever looks: coordinator, those with power, performers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from beforehand.agreement.published import Published
from beforehand.agreement.views.of_power import VIEWS, view_of
from beforehand.studio.people import Place
from beforehand.web.scene_bar import PAGES, scene_bar, scene_tabs

Tab = tuple[str, str]

CLOSED_SET: Final = ("Closed set", "plan/#closed-set")
RIDERS: Final = ("Riders", "contracts/")
REQUESTS: Final = ("Requests", "requests/")
RECORD: Final = ("Record", "record/")

OF_POWER: Final[Mapping[str, Sequence[Tab]]] = {
    "director": (("Intent and plan", "plan/"), CLOSED_SET, ("Scene card", "paper/"), REQUESTS, RECORD),
    "producer": (("Plan", "plan/"), CLOSED_SET, ("Papers", "paper/"), REQUESTS, RECORD),
    "assistant_director": (("Plan", "plan/"), CLOSED_SET, ("Papers", "paper/"), REQUESTS, RECORD),
    "costume": (("Garments", "plan/"), ("Papers", "paper/"), REQUESTS),
}
"""By the view that they have of the scene; a producer also has its riders, after the first."""

OWN: Final[Sequence[Tab]] = (
    ("Your answers", "mine/"),
    ("Your riders", "mine/riders/"),
    ("Papers", "paper/"),
    REQUESTS,
    RECORD,
)
"""Of who performs in the scene, whatever else they are."""


def pages_beside(place: Place, told: Published, person: str, current: str) -> list[dict[str, Any]]:
    """The tabs over a page of the scene, made from the viewer's roles alone.

    Args:
        place: the viewer's roles.
        told: the scene, as far as it is public.
        person: the viewer.
        current: the address of the page within the scene, such as "paper/".
    """
    if place.runs:
        label = next(label for label, path in PAGES if path == current)
        return scene_tabs(told.scene, label)
    if person in {performer for performer, _ in told.performers}:
        also = [("Story intent", "plan/")] if place.holds(told.scene, "director") else []
        return _tabs(told.scene, [*OWN, *also], current)
    role = view_of((role for role in VIEWS if place.holds(told.scene, role)), told, person)
    pages = list(OF_POWER.get(role or "", ()))
    if pages and place.holds(told.scene, "producer"):
        pages.insert(1, RIDERS)
    return _tabs(told.scene, pages, current)


def home_of(place: Place, told: Published, person: str) -> str:
    """The address of the viewer's own page of the scene."""
    if place.runs:
        return f"/scenes/{told.scene}/"
    own = "mine" if person in {performer for performer, _ in told.performers} else "plan"
    return f"/scenes/{told.scene}/{own}/"


def bar_of(told: Published) -> dict[str, str]:
    """The scene's name and day, from what is public of it."""
    day = told.day
    shot_on = {"label": day.label, "call": day.call, "place": day.place} if day else None
    return scene_bar(told.scene, told.number, told.title, shot_on)


def _tabs(scene: str, pages: Sequence[Tab], current: str) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": f"/scenes/{scene}/{path}", "current": path == current, "count": 0}
        for label, path in pages
    ]
