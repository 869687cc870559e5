"""``/scenes/<scene>/``: a scene as the coordinator has it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.agreement.next_step import next_step
from beforehand.agreement.publishing import still_stands
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.standing import standing
from beforehand.agreement.views.coordinator_scene import coordinator_scene
from beforehand.packs.reading import named, read_pack
from beforehand.studio import candidates, plans, sets
from beforehand.studio.people import place_of, powers_in
from beforehand.studio.scene_whole import scene_whole
from beforehand.studio.sealing import sealed_to
from beforehand.web.acts import Act, Nothing
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.scene import drawing
from beforehand.web.scene.forms import HoldForm, OrderForm, PaletteForm, PublishForm, PutForm, RepublishForm
from beforehand.web.scene.onward import onward
from beforehand.web.viewer import Viewer
from beforehand.web.who_can import By


class ScenePage(Page):
    """Script, plan with every answer, candidates, standing with its findings; the acts that belong to it."""

    name = "scene"
    template = "scene/scene.html"
    acts: ClassVar = {
        "put": Act(form=PutForm, run="put"),
        "palette": Act(form=PaletteForm, run="publish_palette"),
        "put_order": Act(form=OrderForm, run="put_order"),
        "publish": Act(form=PublishForm, run="publish"),
        "republish": Act(form=RepublishForm, run="republish"),
        "take_back": Act(form=Nothing, run="take_back", counts_again=True),
        "hold": Act(form=Nothing, run="hold", counts_again=True),
        "end_hold": Act(form=HoldForm, run="end_hold"),
    }

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The coordinator's or a deputy's scene; None for anybody else."""
        production, scene = str(viewer.production), str(ids["scene"])
        place = place_of(production, str(viewer.person))
        found = scene_whole(production, scene) if place and place.runs else None
        if place is None or found is None:
            return None
        record, written = found
        stands = standing(record)
        view = coordinator_scene(record, written, stands, now)
        page = {**around(place, "/", sealed_to()), "back": {"label": place.production, "url": "/"}}
        page |= drawing.drawn(view, now, named(read_pack(view["pack"])))
        if record.plan is None:
            step, by = next_step(record, stands), By(powers_in(production))
            page["standing"]["onward"] = onward(step, view, by, page["url"])
        return page

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The palette's boxes are those that the page has now; a beat that fell meanwhile is refused by name."""
        if act == "palette":
            choices = model["palette"]["choices"]
            return PaletteForm(sent, available=[(choice["value"], choice["text"]) for choice in choices])
        return super().form(act, sent, model)

    def put(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Put a candidate to performers."""
        candidate = str(data["candidate"])
        candidates.put_candidate(**viewer.acting(now, ids), candidate=candidate, to=data["to"])
        return f"{_url(ids)}#candidate-{candidate}"

    def publish_palette(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Publish what is available to the director."""
        plans.publish_palette(**viewer.acting(now, ids), candidates=data["candidates"])
        return f"{_url(ids)}#palette"

    def put_order(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Put the order of a proposal to one performer."""
        proposal, to = str(data["proposal"]), str(data["to"])
        candidates.put_order(**viewer.acting(now, ids), proposal=proposal, to=to)
        return f"{_url(ids)}#orders"

    def publish(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Publish what the button named of an approved proposal."""
        proposal = str(data["proposal"])
        plans.publish_plan(**viewer.acting(now, ids), proposal=proposal, candidates=data["beats"])
        return _url(ids)

    def republish(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Publish what still stands, if that is still what the button named."""
        found = scene_whole(str(viewer.production), str(ids["scene"]))
        assert found is not None, "the page was there"
        if list(still_stands(found[0])) != data["beats"]:
            raise Refusal("stale_page", "What stands changed while you were reading. Read it again.")
        plans.republish(**viewer.acting(now, ids))
        return _url(ids)

    def take_back(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Take the scene back for a revision."""
        plans.take_back(**viewer.acting(now, ids))
        return _url(ids)

    def hold(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Stop the set."""
        sets.hold(**viewer.acting(now, ids))
        return _url(ids)

    def end_hold(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """End one hold."""
        sets.end_hold(**viewer.acting(now, ids), hold=str(data["hold"]))
        return _url(ids)


def _url(ids: Mapping[str, Any]) -> str:
    return f"/scenes/{ids['scene']}/"
