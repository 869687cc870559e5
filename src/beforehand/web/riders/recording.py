"""``/scenes/<scene>/riders/<person>/``: a rider is recorded for one performer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.http import QueryDict

from beforehand.agreement.boxes_data import box_from
from beforehand.agreement.called import names_of
from beforehand.agreement.clause_texts import clause_text
from beforehand.agreement.locales.catalogue import ORIGINAL
from beforehand.agreement.names import Name
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.views.rider_offer import offer, sources
from beforehand.agreement.written import Written
from beforehand.studio import riders
from beforehand.studio.people import place_of
from beforehand.studio.scene_whole import scene_whole
from beforehand.web.acts import Act, FormRefused
from beforehand.web.around import around
from beforehand.web.page import Page, Visit
from beforehand.web.riders import drawing
from beforehand.web.riders.forms import Offered, RecordForm
from beforehand.web.riders.writing import drawn_form
from beforehand.web.viewer import Viewer


class RecordRider(Page):
    """Clauses from what the beats need, for the coordinator to take, change, and leave out."""

    name = "rider"
    template = "riders/recording.html"
    acts: ClassVar = {"record": Act(form=RecordForm, run="record")}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """What is on offer; None for whoever does not run the record, and for who does not perform here."""
        place = place_of(str(viewer.production), str(viewer.person))
        found = _scene(viewer, ids) if place and place.runs else None
        person = str(ids["person"])
        if place is None or found is None or person not in found[0].performers:
            return None
        record, written = found
        source, known = ids.get("source", ""), sources(record)
        if source and source not in known:
            return None
        return {
            **around(place, "/"),
            **drawing.bar(record),
            "url": _url(ids),
            "ways": drawing.ways(f"/scenes/{record.scene}/riders/{person}/", known, source),
            "hidden": {"act": "record"},
            "offer": offer(record, person, source),
            "about": _about(record, written, person),
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> RecordForm:
        """The form for what is on offer now."""
        files = self.request.FILES if sent is not None else None
        return RecordForm(sent, files, offered=_offered(model))

    def record(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Record it; it is delivered by an act of its own."""
        record, _ = _must(_scene(viewer, ids))
        if data["offered"] != offer(record, str(ids["person"]), ids.get("source", ""))["digest"]:
            raise Refusal("stale_page", "The beats changed while you were reading. Read the clauses again.")
        riders.record_rider(
            str(viewer.production),
            str(viewer.person),
            scene=str(ids["scene"]),
            person=str(ids["person"]),
            clauses=data["clauses"],
            source_digest=data["digest_of_document"],
            doubling=data["doubling"],
            named_doubles=data.get("named_doubles", ()),
            notice_hours=data["notice_hours"],
            alteration=data["alteration"],
            present=data["present"],
            locales=data["locales"],
            governs=data["governs"],
            at=now,
        )
        return f"/scenes/{ids['scene']}/riders/"

    def beside(self, visit: Visit, model: Mapping[str, Any], refusal: Refusal | None) -> dict[str, Any]:
        """With the form: as it was sent where it was refused, else with what is on offer."""
        form = refusal.form if isinstance(refusal, FormRefused) else None
        if form is None:
            stale = refusal is not None and refusal.code == "stale_page"
            form = self.form(
                "record", None if visit.request.method != "POST" or stale else visit.request.POST, model
            )
        assert isinstance(form, RecordForm), "this page has no other form"
        return {"form": drawn_form(form)}


def _scene(viewer: Viewer, ids: Mapping[str, Any]) -> tuple[SceneRecord, Written] | None:
    return scene_whole(str(viewer.production), str(ids["scene"]))


def _must(found: tuple[SceneRecord, Written] | None) -> tuple[SceneRecord, Written]:
    assert found is not None, "the page was there"
    return found


def _url(ids: Mapping[str, Any]) -> str:
    source = f"{ids['source']}/" if "source" in ids else ""
    return f"/scenes/{ids['scene']}/riders/{ids['person']}/{source}"


def _about(record: SceneRecord, written: Written, person: str) -> dict[str, Any]:
    names = names_of(record)
    latest = max(record.riders.get(person, ()), key=lambda r: r.number, default=None)
    doubles = sorted(p for p in written.doubles if p in names and p != person)
    return {
        "person": person,
        "name": names[person].full,
        "short": names[person].short,
        "number": len(record.riders.get(person, ())) + 1,
        "others": sorted(p for p in written.names if p != person),
        "doubles": [[p, names[p].full] for p in doubles],
        "notice_hours": record.notice.hours,
        "locales": [tag for tag, _ in latest.texts if tag != ORIGINAL] if latest else [],
        "governs": (latest.governs if latest else "") or ORIGINAL,
        "names": {p: [n.short, n.full, n.pronoun] for p, n in names.items()},
    }


def _offered(model: Mapping[str, Any]) -> Offered:
    about = model["about"]
    names = {p: Name(*said) for p, said in about["names"].items()}
    return Offered(
        person=about["person"],
        short=about["short"],
        digest=model["offer"]["digest"],
        clauses=tuple(model["offer"]["clauses"]),
        others=tuple(about["others"]),
        doubles=tuple((p, name) for p, name in about["doubles"]),
        notice_hours=about["notice_hours"],
        present=model["offer"]["present"],
        locales=tuple(about["locales"]),
        governs=about["governs"],
        line=lambda box: clause_text(box_from(box), names),
    )
