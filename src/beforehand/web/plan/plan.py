"""``/scenes/<scene>/plan/``: a scene for director, producer, assistant director and costume."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from beforehand.agreement.published import Published
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.views.of_power import VIEWS, view_of
from beforehand.agreement.views.power import director_view
from beforehand.studio import plans, scenes, sets
from beforehand.studio.people import PERFORMING_ROLES, Place, place_of
from beforehand.studio.scene_lists import scenes_in_the_open
from beforehand.studio.scene_public import published
from beforehand.web.acts import Act, Nothing
from beforehand.web.around import around
from beforehand.web.beat_facts import said_once
from beforehand.web.page import Page
from beforehand.web.plan import drawing
from beforehand.web.plan.asked import for_you
from beforehand.web.plan.forms import IntentForm, OrderForm, ProposalForm
from beforehand.web.plan.order import draft_of
from beforehand.web.scene_pages import pages_beside
from beforehand.web.viewer import Viewer

OFFERED: Final[Mapping[str, frozenset[str]]] = {
    "director": frozenset({"arrange", "propose", "approve", "hold"}),
    "producer": frozenset({"approve", "hold"}),
    "assistant_director": frozenset({"approve", "hold"}),
    "costume": frozenset({"hold"}),
    "performing_director": frozenset({"hold"}),
}
"""What each may do, beside the director's story intent. Anybody may stop the set."""


class ScenePlan(Page):
    """The scene for one with power. What is not available is not on it."""

    name = "plan"
    template = "plan/plan.html"
    acts: ClassVar = {
        "intent": Act(form=IntentForm, run="state_intent"),
        "arrange": Act(form=OrderForm, run="arrange"),
        "propose": Act(form=OrderForm, run="propose", stale_check=True),
        "approve": Act(form=ProposalForm, run="approve"),
        "hold": Act(form=Nothing, run="hold", counts_again=True),
    }

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The viewer's role's view, drawn; None without a role for it."""
        scene = str(ids["scene"])
        place = place_of(str(viewer.production), str(viewer.person))
        # Asked first: a scene that is read and then not shown takes longer than one that is not there.
        asked = place is not None and place.holds(scene, *VIEWS)
        told = published(str(viewer.production), scene) if asked else None
        role = _role(place, told, str(viewer.person)) if place and told else None
        if place is None or role is None or told is None:
            return None
        view = VIEWS[role](told, str(viewer.person), now)
        return {
            **around(place, "/"),
            "back": {"label": place.production, "url": "/"},
            "as_role": role,
            "directs": place.holds(scene, "director"),
            "scene_bar": drawing.scene_bar(view),
            "tabs": pages_beside(place, told, str(viewer.person), "plan/"),
            "requests": f"/scenes/{scene}/requests/",
            "contracts": f"/scenes/{scene}/contracts/"
            if _has_riders(place, told, str(viewer.person))
            else "",
            "notice": drawing.notice_line(view["day"], place.notice_hours, now),
            "also_performs": _performs_in(str(viewer.production), place) if role == "director" else [],
            **_drawn(role, view, scene, ids.get("order", ""), now),
        }

    def offered(self, model: Mapping[str, Any]) -> Collection[str]:
        """What the viewer's role does here; the story intent is a director's own."""
        return OFFERED[model["as_role"]] | ({"intent"} if model["directs"] else set())

    def state_intent(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """The director says what the story needs."""
        scenes.state_intent(**viewer.acting(now, ids), text=data["text"])
        return _url(ids)

    def arrange(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Show the page with another order; nothing is recorded."""
        del viewer, now
        return f"{_url(ids)}order/{data['order']}/" if data["order"] else _url(ids)

    def propose(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Ask for this order, and approve it: who performs in the scene is shown neither."""
        told = published(str(viewer.production), str(ids["scene"]))
        place = place_of(str(viewer.production), str(viewer.person))
        assert told is not None, "the page was there"
        assert place is not None, "the page was theirs"
        if _role(place, told, str(viewer.person)) != "director":
            raise Refusal("no_such", "There is no such thing here.")
        view = director_view(told, str(viewer.person), now)
        chosen = [beat["id"] for beat in draft_of(data["order"], view)]
        if not data["order"]:
            raise Refusal("no_beats", "Choose at least one beat.")
        proposal = plans.propose_plan(**viewer.acting(now, ids), candidates=chosen)
        plans.approve_plan(**viewer.acting(now, ids), proposal=proposal)
        return _url(ids)

    def approve(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Approve for production."""
        plans.approve_plan(**viewer.acting(now, ids), proposal=str(data["proposal"]))
        return _url(ids)

    def hold(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Stop the set."""
        del data
        sets.hold(**viewer.acting(now, ids))
        return _url(ids)


def _role(place: Place, told: Published, person: str) -> str | None:
    """Which view this person has of the scene."""
    return view_of((role for role in VIEWS if place.holds(told.scene, role)), told, person)


def _has_riders(place: Place, told: Published, person: str) -> bool:
    """Whether this person reads the scene's riders for production."""
    return place.holds(told.scene, "producer") and person not in {p for p, _ in told.performers}


def _performs_in(production: str, place: Place) -> list[dict[str, str]]:
    """The scenes in which who directs also performs, as the way to their own page of each."""
    if not place.performs:
        return []
    return [
        {"number": one.facts["scene_number"], "url": f"/scenes/{one.scene}/mine/"}
        for one in scenes_in_the_open(production)
        if place.holds(one.scene, *PERFORMING_ROLES)
    ]


def _url(ids: Mapping[str, Any]) -> str:
    return f"/scenes/{ids['scene']}/plan/"


def _drawn(role: str, view: dict[str, Any], scene: str, order: str, now: datetime) -> dict[str, Any]:
    if role == "costume":
        return {"worn": view["worn"], "version": view["version"]}
    if role == "performing_director":
        return _of_performing_director(view, scene)
    plan = view["plan"]
    rows = drawing.plan_rows(plan) if plan else []
    made: dict[str, Any] = {
        "standing": drawing.standing_card(view, for_you(role, view)),
        "plan": {**drawing.plan_head(plan, now), "every": said_once(rows), "beats": rows} if plan else None,
        "proposal": _proposal(view, scene),
        "riders": [{"name": "All riders of this scene", "word": view["riders"].capitalize()}],
        "coordinator": view["coordinator"],
        "performs": view["performs"],
        "roster": view["roster"],
        "hold": {"url": f"/scenes/{scene}/plan/", "label": "Hold", "icon": "hold", "hidden": {"act": "hold"}},
    }
    if role == "director":
        made |= _of_director(view, scene, order)
    if role == "producer":
        made["asked_for"] = drawing.plan_rows({"beats": _numbered(view["asked_for"])})
    return made


def _of_performing_director(view: dict[str, Any], scene: str) -> dict[str, Any]:
    return {
        "standing": drawing.standing_card(view),
        "intent": drawing.intent_card(view),
        "intent_text": view["intent"]["text"],
        "coordinator": view["coordinator"],
        "url": f"/scenes/{scene}/plan/",
        "mine": f"/scenes/{scene}/mine/",
    }


def _of_director(view: dict[str, Any], scene: str, order: str) -> dict[str, Any]:
    url = f"/scenes/{scene}/plan/"
    draft = draft_of(order, view)
    rows = drawing.draft_rows(draft, url)
    planned = [beat["id"] for beat in view["plan"]["beats"]] if view["plan"] else []
    return {
        "intent": drawing.intent_card(view),
        "intent_text": view["intent"]["text"],
        "script": drawing.script(view),
        "palette": drawing.palette_rows(view, draft, url),
        "palette_at": view["palette_at"],
        "draft_every": said_once(rows),
        "draft": rows,
        "draft_is_plan": bool(draft) and [beat["id"] for beat in draft] == planned,
        "propose": {"hidden": {"act": "propose", "order": drawing.order_of(draft)}},
        "url": url,
    }


def _proposal(view: dict[str, Any], scene: str) -> dict[str, Any] | None:
    asked = view["proposal"]
    if asked is None or _is_in_force(asked, view["plan"]):
        return None
    approve = {
        "url": f"/scenes/{scene}/plan/",
        "label": "Approve for production",
        "hidden": {"act": "approve", "proposal": asked["id"]},
    }
    return {**asked, "approve": approve if asked["may_approve"] else None}


def _is_in_force(asked: Mapping[str, Any], plan: Mapping[str, Any] | None) -> bool:
    """Whether the order asked for is the plan that was published since: then it is said once, as the plan."""
    if plan is None or plan["at"] < asked["at"]:
        return False
    return bool([beat.get("id") for beat in plan["beats"]] == asked["beats"])


def _numbered(beats: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"number": n, **beat} for n, beat in enumerate(beats, start=1)]
