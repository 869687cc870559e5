"""``/scenes/<scene>/mine/riders/``: a performer's own riders of a scene."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.agreement.locales.catalogue import locale_of
from beforehand.studio import entry, representing, signing
from beforehand.studio.contracts import own_contracts
from beforehand.studio.own_acts import own_act
from beforehand.studio.people import PERFORMING_ROLES, names_in, place_of
from beforehand.studio.scene_lists import scene_named
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.own_riders import drawing
from beforehand.web.own_riders.forms import EndForm, GrantForm, RiderForm, SignForm, StrikeForm
from beforehand.web.reading_in import READ_IN, ReadsIn
from beforehand.web.rider_sheet import title
from beforehand.web.saved import just_saved
from beforehand.web.viewer import Viewer


class OwnRiders(ReadsIn):
    """What a performer was sent to sign. Nobody else's rider is an argument of it."""

    name = "own-riders"
    template = "own_riders/own_riders.html"
    acts: ClassVar = {
        "open": Act(form=RiderForm, run="open"),
        "talk": Act(form=RiderForm, run="talk", counts_again=True),
        "sign": Act(form=SignForm, run="sign", step_up=True),
        "undo": Act(form=RiderForm, run="undo", counts_again=True),
        "strike": Act(form=StrikeForm, run="strike", counts_again=True),
        "grant": Act(form=GrantForm, run="grant", step_up=True),
        "read_in": READ_IN,
        "end_grant": Act(form=EndForm, run="end_grant", counts_again=True),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The viewer's own riders; None where they do not perform, or the act to show is not theirs."""
        production, person, scene = str(viewer.production), str(viewer.person), str(ids["scene"])
        place = place_of(production, person)
        # Asked first: reading riders would take longer the more there are, and so tell of them.
        if place is None or not place.holds(scene, *PERFORMING_ROLES):
            return None
        named, saved = scene_named(production, scene), _saved(viewer, ids)
        if named is None or ("act" in ids and saved is None):
            return None
        told, url = own_contracts(production, person, scene), _drawn_at(ids)
        granted, locale = representing.grants_of(person, scene), locale_of(viewer.reads_in)
        return {
            **around(place, "/"),
            "back": {"label": f"Scene {named[0]}", "url": f"/scenes/{scene}/mine/"},
            "reads": locale.tag,
            "say": locale.table("page"),
            "title": locale.say("page.your_riders", scene=named[0]),
            "scene_title": named[1],
            "riders": drawing.riders(told, url, now, locale.tag),
            "granted": drawing.grants(granted, names_in(production), told, url, locale),
            "people": representing.representatives(production, scene),
            "choices": [(one.rider, title(one, locale=locale)) for one in told],
            "grant": {"url": url, "hidden": {"act": "grant"}},
            "record_line": saved,
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """A grant is to a representative of the page, of a rider of the page."""
        if act == "grant":
            return GrantForm(sent, people=list(model["people"]), riders=list(model["choices"]))
        return super().form(act, sent, model)

    def open(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Open what was sent."""
        signing.open_rider(**viewer.acting(now, ids), rider=str(data["rider"]))
        return _url(ids)

    def talk(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """A conversation before signing."""
        return _to(ids, signing.talk_over_rider(**viewer.acting(now, ids), rider=str(data["rider"])).act)

    def sign(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Sign the rider that was read."""
        read = {"rider": str(data["rider"]), "digest": data["digest"], "language": data["language"]}
        device = entry.signed_on(viewer.session)
        return _to(ids, signing.sign_rider(**viewer.acting(now, ids), **read, device=device).act)

    def undo(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Take the signature back."""
        return _to(ids, signing.take_back_signature(**viewer.acting(now, ids), rider=str(data["rider"])).act)

    def strike(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Strike one clause."""
        by, rider = viewer.acting(now, ids), str(data["rider"])
        return _to(ids, signing.strike_clause(**by, rider=rider, clause=str(data["clause"])).act)

    def grant(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Show riders to a representative."""
        representing.grant_rider(**viewer.acting(now, ids), **data)
        return f"{_url(ids)}#shown"

    def end_grant(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """End what a representative sees."""
        return _to(ids, representing.end_grant(**viewer.acting(now, ids), grant=str(data["grant"])).act)


def _saved(viewer: Viewer, ids: Mapping[str, Any]) -> dict[str, str] | None:
    """The quiet line of the viewer's own act in this scene that the address names."""
    if "act" not in ids:
        return None
    found = own_act(str(viewer.production), str(viewer.person), str(ids["act"]))
    return just_saved(found) if found is not None and found.scene == str(ids["scene"]) else None


def _url(ids: Mapping[str, Any]) -> str:
    return f"/scenes/{ids['scene']}/mine/riders/"


def _drawn_at(ids: Mapping[str, Any]) -> str:
    """Where this page is: its forms are held against the page they were drawn on, the saved line included."""
    return f"{_url(ids)}saved/{ids['act']}/" if "act" in ids else _url(ids)


def _to(ids: Mapping[str, Any], act: str) -> str:
    return f"{_url(ids)}saved/{act}/"
