"""``/scenes/<scene>/contracts/``: the riders of a scene for its producer, and production's signature."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms

from beforehand.studio import signing
from beforehand.studio.contracts import Contract, contracts_told
from beforehand.studio.people import place_of
from beforehand.studio.scene_public import published
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.reading_in import READ_IN, ReadsIn
from beforehand.web.rider_sheet import rider_sheet, state, title
from beforehand.web.scene_pages import bar_of, pages_beside
from beforehand.web.viewer import Viewer


class SignForm(forms.Form):
    """The rider, and the digest of what was read."""

    rider = forms.UUIDField(widget=forms.HiddenInput)
    digest = forms.RegexField(regex=r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)


class Contracts(ReadsIn):
    """All riders of the scene together, or none; struck clauses at once. A pure function of riders and roles."""

    name = "contracts"
    template = "contracts/contracts.html"
    acts: ClassVar = {"sign": Act(form=SignForm, run="sign", step_up=True), "read_in": READ_IN}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The riders that production has; None for whoever is no producer here, or performs here."""
        production, person, scene = str(viewer.production), str(viewer.person), str(ids["scene"])
        place = place_of(production, person)
        if place is None or not place.holds(scene, "producer"):
            return None
        told = published(production, scene)
        if told is None or person in {performer for performer, _ in told.performers}:
            return None
        return {
            **around(place, "/"),
            "back": {"label": f"Scene {told.number}", "url": f"/scenes/{scene}/plan/"},
            "scene_bar": bar_of(told),
            "tabs": pages_beside(place, told, person, "contracts/"),
            "coordinator": told.coordinator,
            "reads": viewer.reads_in,
            "riders": [
                _rider(one, _url(scene), now, viewer.reads_in) for one in contracts_told(production, scene)
            ],
        }

    def sign(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Sign for production what was read."""
        signing.countersign_rider(
            str(viewer.production),
            str(viewer.person),
            scene=str(ids["scene"]),
            rider=str(data["rider"]),
            digest=data["digest"],
            at=now,
        )
        return _url(str(ids["scene"]))


def _url(scene: str) -> str:
    return f"/scenes/{scene}/contracts/"


def _rider(told: Contract, url: str, now: datetime, reads: str) -> dict[str, Any]:
    key, word = state(told)
    hidden = {"act": "sign", "rider": told.rider, "digest": told.digest}
    signed = told.signed_by("producer") is not None
    return {
        "id": told.rider,
        "name": told.name,
        "title": title(told),
        "state": key,
        "word": word,
        "sheet": rider_sheet(told, now, reads=reads, url=url),
        "sign": None if signed else {"url": url, "label": "Sign for production", "hidden": hidden},
    }
