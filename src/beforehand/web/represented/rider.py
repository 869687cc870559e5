"""``/represented/<rider>/``: one rider for a representative, to read, and to sign where the performer lets them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from beforehand.agreement.locales.catalogue import LOCALES, locale_of
from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry, signing
from beforehand.studio.contracts import Contract
from beforehand.studio.people import place_of
from beforehand.studio.representing import REPRESENTING, shown_to
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.reading_in import READ_IN, ReadsIn
from beforehand.web.rider_sheet import read_in, rider_sheet, state, title
from beforehand.web.viewer import Viewer


class SignForm(forms.Form):
    """The digest of what was read, and the language it was read in."""

    language = forms.ChoiceField(choices=[(tag, tag) for tag in LOCALES], widget=forms.HiddenInput)
    digest = forms.RegexField(regex=r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)


class ShownRider(ReadsIn):
    """That rider and nothing else: no plan, no standing, no other name than those it holds."""

    name = "shown-rider"
    template = "represented/rider.html"
    acts: ClassVar = {"sign": Act(form=SignForm, run="sign", step_up=True), "read_in": READ_IN}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The rider; None where it is not shown to the viewer."""
        production, person = str(viewer.production), str(viewer.person)
        place = place_of(production, person)
        found = _shown(viewer, ids) if place and place.has(*REPRESENTING) else None
        if place is None or found is None:
            return None
        told, signs = found
        open_to_sign = signs and told.signed_by("representative") is None
        locale = locale_of(read_in(told, viewer.reads_in))
        hidden = {"act": "sign", "digest": told.digest, "language": locale.tag}
        key, word = state(told, locale)
        return {
            **around(place, "/represented/"),
            "back": {"label": "Riders", "url": "/represented/"},
            "title": f"{title(told)} of {told.name}",
            "scene_title": f"Scene {told.number_of_scene}, {told.title}",
            "reads": viewer.reads_in,
            "lang": locale.tag,
            "state": key,
            "word": word,
            "rider": rider_sheet(told, now, reads=viewer.reads_in, url=f"/represented/{told.rider}/"),
            "signs": signs,
            "sign": {
                "url": f"/represented/{told.rider}/",
                "label": locale.say("page.sign_as_representative"),
                "hidden": hidden,
            }
            if open_to_sign
            else None,
        }

    def offered(self, model: Mapping[str, Any]) -> Collection[str]:
        """Reading in another language; signing, where the performer lets them."""
        return self.acts if model["signs"] else {"read_in"}

    def sign(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Sign what was read."""
        found = _shown(viewer, ids)
        if found is None:
            raise Refusal("no_such", "There is no such thing here.")
        signing.sign_rider(
            str(viewer.production),
            str(viewer.person),
            scene=found[0].scene,
            rider=found[0].rider,
            digest=data["digest"],
            language=data["language"],
            device=entry.signed_on(viewer.session),
            at=now,
        )
        return f"/represented/{found[0].rider}/"


def _shown(viewer: Viewer, ids: Mapping[str, Any]) -> tuple[Contract, bool] | None:
    shown = shown_to(str(viewer.production), str(viewer.person))
    return next((pair for pair in shown if pair[0].rider == str(ids["rider"])), None)
