"""``/scenes/<scene>/mine/``: what is put to a performer, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from beforehand.agreement.views.performer import performer_view
from beforehand.studio import answers, boundaries, sets
from beforehand.studio.own_acts import OwnAct, own_act
from beforehand.studio.own_scenes import own_scene
from beforehand.studio.people import place_of
from beforehand.web.acts import Act, Nothing
from beforehand.web.around import around
from beforehand.web.mine import drawing
from beforehand.web.mine.forms import AgreeForm, DigestForm, GateForm
from beforehand.web.page import Page
from beforehand.web.saved import just_saved
from beforehand.web.viewer import Viewer


class Mine(Page):
    """The performer's own page of a scene. Nobody else's answer is an argument of it."""

    name = "mine"
    template = "mine/mine.html"
    acts: ClassVar = {
        "agree": Act(form=AgreeForm, run="agree", stale_check=True),
        "talk": Act(form=DigestForm, run="talk", counts_again=True),
        "decline": Act(form=DigestForm, run="decline", counts_again=True),
        "withdraw": Act(form=DigestForm, run="withdraw", counts_again=True),
        "less_today": Act(form=DigestForm, run="less_today", counts_again=True),
        "meet_gate": Act(form=GateForm, run="meet_gate"),
        "hold": Act(form=Nothing, run="hold", counts_again=True),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The viewer's own view, drawn; None where they do not perform, or the act to show is not theirs."""
        place = place_of(str(viewer.production), str(viewer.person))
        pair = own_scene(str(viewer.production), str(viewer.person), str(ids["scene"])) if place else None
        saved = _saved(viewer, ids)
        if place is None or pair is None or ("act" in ids and saved is None):
            return None
        view, url = performer_view(*pair, now), _drawn_at(ids)
        return {
            **around(place, "/"),
            "back": {"label": place.production, "url": "/"},
            "title": drawing.title(view),
            "day_line": drawing.day_line(view),
            "standing": drawing.standing_line(view),
            "coordinator": drawing.coordinator_of(view),
            "powerful": view["person"]["powerful"],
            "sections": drawing.sections(view, url),
            "orders_asked": [o for o in drawing.orders(view, url) if o["answer"] == "no answer"],
            "orders_answered": [o for o in drawing.orders(view, url) if o["answer"] != "no answer"],
            "roster": drawing.roster(view),
            "riders": drawing.riders(view, f"{_url(ids)}riders/"),
            "requests": f"/scenes/{ids['scene']}/requests/",
            "papers": f"/scenes/{ids['scene']}/paper/",
            "record_page": f"/scenes/{ids['scene']}/record/",
            "record_line": just_saved(saved) if saved else None,
            "hold": {"post": {"url": _url(ids), "hidden": {"act": "hold"}}, "words": ""},
        }

    def agree(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Agree to exactly this, having seen these narrowings."""
        return _to(
            ids,
            answers.agree(**viewer.acting(now, ids), digest=data["digest"], seen=data["seen"].split()).act,
        )

    def talk(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """A conversation first."""
        return _to(ids, answers.talk(**viewer.acting(now, ids), digest=data["digest"]).act)

    def decline(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """No."""
        return _to(ids, answers.decline(**viewer.acting(now, ids), digest=data["digest"]).act)

    def withdraw(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """End an agreement."""
        return _to(ids, answers.withdraw(**viewer.acting(now, ids), digest=data["digest"]).act)

    def less_today(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Not this on the scene's day."""
        return _to(ids, answers.less_today(**viewer.acting(now, ids), digest=data["digest"]).act)

    def meet_gate(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """A condition in their own words is met for this beat, on the scene's day."""
        gate = {"boundary": str(data["boundary"]), "digest": data["digest"]}
        return _to(ids, boundaries.meet_gate(**viewer.acting(now, ids), **gate).act)

    def hold(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Stop the set."""
        return f"{_url(ids)}held/{sets.hold(**viewer.acting(now, ids)).act}/"


def _saved(viewer: Viewer, ids: Mapping[str, Any]) -> OwnAct | None:
    """The viewer's own act in this scene that the address names."""
    if "act" not in ids:
        return None
    found = own_act(str(viewer.production), str(viewer.person), str(ids["act"]))
    return found if found is not None and found.scene == str(ids["scene"]) else None


def _url(ids: Mapping[str, Any]) -> str:
    return f"/scenes/{ids['scene']}/mine/"


def _drawn_at(ids: Mapping[str, Any]) -> str:
    """Where this page is: its forms are held against the page they were drawn on, the saved line included."""
    return f"{_url(ids)}saved/{ids['act']}/" if "act" in ids else _url(ids)


def _to(ids: Mapping[str, Any], act: str) -> str:
    """Where the act is said to be saved."""
    return f"{_url(ids)}saved/{act}/"
