"""``/paper/enter/<person>/``: the coordinator enters what a performer ticked on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse, QueryDict

from beforehand.agreement.own import Own
from beforehand.agreement.published import Published
from beforehand.agreement.refusals import Refusal
from beforehand.studio.on_paper import enter_paper
from beforehand.studio.own_scenes import own_scenes
from beforehand.studio.people import names_in, place_of
from beforehand.web.acts import Act, FormRefused
from beforehand.web.around import around
from beforehand.web.drawn import Drawn
from beforehand.web.page import Page, Visit
from beforehand.web.paper.forms import EnterForm
from beforehand.web.viewer import Viewer


class EnterPaper(Page):
    """Noes, talks and fences alone. What was ticked agree or open waits for its owner's own device."""

    name = "enter-paper"
    template = "paper/entering.html"
    acts: ClassVar = {"enter": Act(form=EnterForm, run="enter", counts_again=True)}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """What is put to the performer, by scene; None for who does not run the record or performs nowhere."""
        del now
        production, person = str(viewer.production), str(ids["person"])
        place = place_of(production, str(viewer.person))
        told = own_scenes(production, person) if place and place.runs else []
        if place is None or not told:
            return None
        return {
            **around(place, "/paper/"),
            "back": {"label": "Papers", "url": "/paper/"},
            "name": names_in(production)[person],
            "url": f"/paper/enter/{person}/",
            "put": [one for own, scene in told for one in _put(own, scene)],
            "entered": "saved" in ids,
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """With a row for each beat that is put to them."""
        del act
        return EnterForm(sent, put=model["put"])

    def enter(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Enter the paper, all of it or nothing."""
        person = str(ids["person"])
        enter_paper(
            str(viewer.production),
            str(viewer.person),
            person=person,
            claimed_at=data["claimed_at"],
            ticked=data["ticked"],
            fenced=data["fenced"],
            at=now,
        )
        return f"/paper/enter/{person}/saved/"

    def _draw(
        self,
        visit: Visit,
        model: dict[str, Any],
        drawn: Drawn,
        status: int = 200,
        refusal: Refusal | None = None,
    ) -> HttpResponse:
        """With the form: as it was sent where it was refused."""
        form = refusal.form if isinstance(refusal, FormRefused) else None
        if not isinstance(form, EnterForm):
            form = EnterForm(visit.request.POST if refusal else None, put=model["put"])
        return super()._draw(visit, {**model, "form": form, **form.drawn()}, drawn, status, refusal)


def _put(own: Own, scene: Published) -> Iterator[dict[str, str]]:
    """Every beat and order put to them, as the answer sheet numbers them."""
    open_ones = [
        *((b.text, b.answer) for b in own.beats),
        *(("The order of the beats", o.answer) for o in own.orders),
    ]
    for number, (text, answer) in enumerate([one for one in open_ones if one[1].open], start=1):
        yield {
            "scene": scene.scene,
            "digest": answer.digest,
            "label": f"Scene {scene.number}, {number}: {text}",
        }
