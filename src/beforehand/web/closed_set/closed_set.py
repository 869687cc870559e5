"""``/scenes/<scene>/set/``: who is on the closed set, and what was rehearsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.rider_terms import PRESENT, most_closed
from beforehand.studio import plans, sets
from beforehand.studio.people import place_of
from beforehand.studio.scene_whole import scene_whole
from beforehand.web.acts import Act, FormRefused
from beforehand.web.around import around
from beforehand.web.closed_set.forms import WHERE_WORDS, EntryForm, NameForm, RehearsalForm
from beforehand.web.look.times import joined
from beforehand.web.page import Page, Visit
from beforehand.web.scene_bar import scene_bar, scene_tabs
from beforehand.web.viewer import Viewer


class ClosedSet(Page):
    """The closed set of a scene, for its coordinator. A change of it takes the scene back to them."""

    name = "set"
    template = "closed_set/closed_set.html"
    acts: ClassVar = {
        "put_on": Act(form=NameForm, run="put_on"),
        "take_off": Act(form=EntryForm, run="take_off"),
        "rehearse": Act(form=RehearsalForm, run="rehearse"),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """Names with their reasons, and beats; None for whoever does not run the record."""
        production, scene = str(viewer.production), str(ids["scene"])
        place = place_of(production, str(viewer.person))
        found = scene_whole(production, scene) if place and place.runs else None
        if place is None or found is None:
            return None
        record = found[0]
        day = record.day
        shot_on = {"label": day.label, "call": day.call, "place": day.place} if day else None
        return {
            **around(place, "/"),
            "scene_bar": scene_bar(scene, record.number, record.title, shot_on),
            "tabs": scene_tabs(scene, "Closed set"),
            "back": {"label": f"Scene {record.number}", "url": f"/scenes/{scene}/"},
            "url": _url(ids),
            "planned": record.plan is not None and not record.with_coordinator,
            "asked": list(_asked(record)),
            "names": list(_names(record, _url(ids))),
            "beats": list(_beats(record)),
            "put_on": {"url": _url(ids), "label": "Put on the list", "hidden": {"act": "put_on"}},
            "rehearse": {"hidden": {"act": "rehearse"}},
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The beats that may be noted are those of the page."""
        if act == "rehearse":
            return RehearsalForm(sent, beats=[(beat["id"], beat["text"]) for beat in model["beats"]])
        return super().form(act, sent, model)

    def put_on(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Name somebody."""
        said = {name: data[name] for name in ("name", "role", "reason", "where")}
        sets.put_on_roster(**viewer.acting(now, ids), **said)
        return _url(ids)

    def take_off(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Take a name off."""
        sets.take_off_roster(**viewer.acting(now, ids), entry=str(data["entry"]))
        return _url(ids)

    def rehearse(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Note what was rehearsed."""
        plans.rehearse(**viewer.acting(now, ids), candidates=data["beats"])
        return _url(ids)

    def beside(self, visit: Visit, model: Mapping[str, Any], refusal: Refusal | None) -> dict[str, Any]:
        """With the form of a name: as it was sent where it was refused, else empty."""
        refused = refusal.form if isinstance(refusal, FormRefused) else None
        form = refused if isinstance(refused, NameForm) else NameForm()
        return {"form": form}


def _asked(record: SceneRecord) -> Iterator[dict[str, str]]:
    """What signed riders ask of the set: the most closed of each performer's, those who ask the same together."""
    asking: dict[str, list[str]] = {}
    for person in record.performers.values():
        asks = most_closed(record.riders.get(person.id, ()))
        if asks != "open":
            asking.setdefault(PRESENT[asks], []).append(person.name)
    for words, names in asking.items():
        yield {"names": joined(names), "riders": "riders" if names[1:] else "rider", "words": words}


def _names(record: SceneRecord, url: str) -> Iterator[dict[str, Any]]:
    for entry in record.roster:
        hidden = {"act": "take_off", "entry": entry.id}
        yield {
            "name": entry.name,
            "role": entry.role,
            "reason": entry.reason,
            "where": WHERE_WORDS[entry.where],
            "take_off": {"url": url, "label": f"Take {entry.name} off", "hidden": hidden},
        }


def _beats(record: SceneRecord) -> Iterator[dict[str, Any]]:
    """The plan's beats by number, then the other candidates."""
    planned = record.plan.beats if record.plan else ()
    rest = [c for c in record.candidates if c not in planned]
    for place, candidate in enumerate([*planned, *rest], start=1):
        told = record.candidates[candidate]
        yield {
            "id": candidate,
            "number": place if place <= len(planned) else None,
            "text": told.beat.text,
            "rehearsed": told.digest in record.rehearsed,
        }


def _url(ids: Mapping[str, Any]) -> str:
    return f"/scenes/{ids['scene']}/set/"
