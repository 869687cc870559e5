"""``/script/``: the drafts of the script; a new one is read here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.script.report.measured import sentence
from beforehand.studio.drafts.lists import DraftTold, all_drafts
from beforehand.studio.drafts.upload import put_aside, read_draft
from beforehand.studio.people import place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.look.times import day_clock
from beforehand.web.page import Page
from beforehand.web.script.forms import AsideForm, UploadForm
from beforehand.web.script.frame import length
from beforehand.web.script.words import FORMATS
from beforehand.web.viewer import Viewer


class Script(Page):
    """The drafts, the newest first; for the coordinator and deputies alone."""

    name = "script"
    template = "script/script.html"
    # The key of a form does not know which file came with it: a page from the browser's history, sent with
    # another file, is another upload. The very same file is refused by its digest.
    acts: ClassVar = {
        "read": Act(form=UploadForm, run="read", counts_again=True),
        "aside": Act(form=AsideForm, run="aside"),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The drafts; None for who does not run the record."""
        del now, ids
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None or not place.runs:
            return None
        drafts = all_drafts(str(viewer.production))
        return {
            **around(place, "/script/"),
            "drafts": [_shown(draft) for draft in drafts],
            "newest": next((draft.id for draft in drafts if not draft.data["aside"]), ""),
            "measured": sentence(),
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """With the file that was sent."""
        if act != "read":
            return super().form(act, sent, model)
        return UploadForm(sent, self.request.FILES if sent is not None else None)

    def read(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> str:
        """Read it and go to it."""
        draft = read_draft(
            str(viewer.production), str(viewer.person), data=data["script"], label=data["label"], at=now
        )
        return f"/script/{draft}/"

    def aside(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """It is not the script, or is so after all."""
        by = str(viewer.production), str(viewer.person)
        put_aside(*by, draft=str(data["draft"]), aside=data["aside"] == "yes", at=now)


def _shown(draft: DraftTold) -> dict[str, Any]:
    facts = [draft.data["title"], length(draft), FORMATS[draft.data["format"]]]
    return {
        "id": draft.id,
        "name": draft.name,
        "aside": draft.data["aside"],
        "url": f"/script/{draft.id}/",
        "facts": " · ".join(fact for fact in facts if fact),
        "read": f"Read {day_clock(draft.at)}",
    }
