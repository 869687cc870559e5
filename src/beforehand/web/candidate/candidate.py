"""``/scenes/<scene>/candidates/new/``: a beat is written from the vocabulary and read back before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse, QueryDict

from beforehand.agreement.called import names_of
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.views.trial import trial
from beforehand.agreement.written import Written
from beforehand.studio import candidates
from beforehand.studio.people import place_of
from beforehand.studio.scene_whole import scene_whole
from beforehand.web import acts
from beforehand.web.around import around
from beforehand.web.candidate import drawing
from beforehand.web.candidate.forms import CandidateForm, Cast
from beforehand.web.candidate.sent import with_action, without_action
from beforehand.web.candidate.slots import KINDS
from beforehand.web.page import Page, Visit
from beforehand.web.viewer import Viewer


class NewCandidate(Page):
    """The editor of a beat. What is in the making is in the form alone, and is kept nowhere until it is written."""

    name = "candidate"
    template = "candidate/candidate.html"
    acts: ClassVar = {"write": acts.Act(form=forms.Form, run="write")}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The scene beside which a beat is written; None for whoever does not run the record."""
        place = place_of(str(viewer.production), str(viewer.person))
        found = _scene(viewer, ids) if place and place.runs else None
        if place is None or found is None:
            return None
        return {**around(place, "/"), **drawing.scene(*found), "hidden": {"act": "write"}}

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> CandidateForm:
        """The form as it was sent, judged."""
        del model
        return CandidateForm(sent, cast=self._cast())

    def again(self, visit: Visit, model: dict[str, Any]) -> HttpResponse | None:
        """One action more or less, or the beat read back."""
        pressed, _, what = visit.request.POST.get("act", "").partition("-")
        if pressed == "preview":
            acts.read(self.form("write", visit.request.POST, model), visit.request)
        elif not (pressed == "add" and what in KINDS) and not (pressed == "drop" and what.isdecimal()):
            return None
        return self._draw(visit, model, self._drawing(visit, model))

    def write(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Write just the beat that was read back."""
        if data["previewed"] != data["beat"].digest:
            raise Refusal(
                "not_read_back", "This is not the beat as it was read back. Read it again, then write it."
            )
        candidate = candidates.write_candidate(
            str(viewer.production),
            str(viewer.person),
            scene=str(ids["scene"]),
            beat=data["beat"],
            lines=data["lines"],
            at=now,
        )
        return f"/scenes/{ids['scene']}/#candidate-{candidate}"

    def beside(self, visit: Visit, model: Mapping[str, Any], refusal: Refusal | None) -> dict[str, Any]:
        """With the form as far as it has come, and the beat read back when it is whole."""
        form = _form_shown(visit, self._cast())
        read_back = None
        if form.is_bound and form.is_valid():
            record, _ = self._found_scene()
            read_back = trial(record, form.cleaned_data["beat"], form.cleaned_data["lines"])
        return {"form": drawing.form(form), "read_back": drawing.read_back(read_back)}

    def _cast(self) -> Cast:
        record, written = self._found_scene()
        return Cast(names_of(record), written.doubles & set(record.performers), len(written.lines))

    def _found_scene(self) -> tuple[SceneRecord, Written]:
        found = _scene(self.request.viewer, self.kwargs)  # type: ignore[attr-defined]  # the middleware puts it there
        assert found is not None, "the page was there"
        return found


def _scene(viewer: Viewer, ids: Mapping[str, Any]) -> tuple[SceneRecord, Written] | None:
    return scene_whole(str(viewer.production), str(ids["scene"]))


def _form_shown(visit: Visit, cast: Cast) -> CandidateForm:
    """Judged where it was to be judged; else only drawn again, with an action more or one less."""
    sent = visit.request.POST
    pressed, _, what = sent.get("act", "").partition("-")
    if pressed == "add":
        return CandidateForm(None, cast=cast, again=with_action(sent, what))
    if pressed == "drop":
        return CandidateForm(None, cast=cast, again=without_action(sent, int(what)))
    return CandidateForm(sent if visit.request.method == "POST" else None, cast=cast)
