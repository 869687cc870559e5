"""``/scenes/<scene>/requests/``: a matter of whoever asks and the coordinator, and of nobody else.

What the coordinator makes of a request is not told to who asked: it may hang on a performer's private answer. What
becomes available stands in the palette or the plan, as anything does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, ClassVar

from beforehand.agreement.refusals import Refusal
from beforehand.studio import requests
from beforehand.studio.people import place_of
from beforehand.studio.requests import ASKING, Request
from beforehand.studio.scene_public import published
from beforehand.web.acts import Act, FormRefused
from beforehand.web.around import around
from beforehand.web.look.times import day_clock
from beforehand.web.page import Page, Visit
from beforehand.web.requests.forms import AskForm, CloseForm, RequestForm
from beforehand.web.scene_pages import bar_of, home_of, pages_beside
from beforehand.web.viewer import Viewer

ASKED = frozenset({"ask", "take_back"})
READ = frozenset({"close"})


class RequestsPage(Page):
    """Open requests for the coordinator; their own for everybody else in the scene."""

    name = "requests"
    template = "requests/requests.html"
    acts: ClassVar = {
        "ask": Act(form=AskForm, run="ask"),
        "take_back": Act(form=RequestForm, run="take_back"),
        "close": Act(form=CloseForm, run="close"),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The viewer's requests, or all open ones; None without a part in the scene."""
        del now
        production, person, scene = str(viewer.production), str(viewer.person), str(ids["scene"])
        place = place_of(production, person)
        if place is None or not (place.runs or place.holds(scene, *ASKING)):
            return None
        told = published(production, scene)
        if told is None:
            return None
        read = (
            requests.requests_to_coordinator(production, scene)
            if place.runs
            else requests.own_requests(person, scene)
        )
        return {
            **around(place, "/"),
            "scene_bar": bar_of(told),
            "tabs": pages_beside(place, told, person, "requests/"),
            "back": {"label": f"Scene {told.number}", "url": home_of(place, told, person)},
            "runs": place.runs,
            "coordinator": told.coordinator,
            "requests": [_drawn(one, _url(scene), runs=place.runs) for one in read],
            "ask": {"url": _url(scene), "hidden": {"act": "ask"}},
            "write": f"/scenes/{scene}/candidates/new/",
        }

    def offered(self, model: Mapping[str, Any]) -> Collection[str]:
        """The coordinator closes; everybody else asks and takes back."""
        return READ if model["runs"] else ASKED

    def ask(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Ask for something else."""
        requests.make_request(**viewer.acting(now, ids), text=data["text"], lines=data["lines"])
        return _url(str(ids["scene"]))

    def take_back(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Take one's own back."""
        requests.take_back_request(**viewer.acting(now, ids), request=str(data["request"]))
        return _url(str(ids["scene"]))

    def close(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Dealt with; who asked is not told how."""
        requests.close_request(**viewer.acting(now, ids), request=str(data["request"]), how=data["how"])
        return _url(str(ids["scene"]))

    def beside(self, visit: Visit, model: Mapping[str, Any], refusal: Refusal | None) -> dict[str, Any]:
        """With the words as they were sent where they were refused."""
        refused = refusal.form if isinstance(refusal, FormRefused) else None
        form = refused if isinstance(refused, AskForm) else AskForm()
        return {"form": form}


def _drawn(one: Request, url: str, *, runs: bool) -> dict[str, Any]:
    first, last = one.lines
    lines = "" if not first else f"line {first}" if first == last else f"lines {first}–{last}"
    made = {"request": one.id}
    posts = [
        {"url": url, "label": label, "hidden": {"act": "close", "how": how, **made}}
        for label, how in (("It is a candidate now", "candidate"), ("Set it aside", "aside"))
    ]
    own = [{"url": url, "label": "Take it back", "hidden": {"act": "take_back", **made}}]
    return {
        "text": one.text,
        "by": one.name if runs else "You",
        "at": day_clock(one.at),
        "lines": lines,
        "posts": posts if runs else own,
    }


def _url(scene: str) -> str:
    return f"/scenes/{scene}/requests/"
