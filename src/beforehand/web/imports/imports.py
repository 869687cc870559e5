"""``/imports/``: a list is read and its rows are shown with their fate; then all are taken, or none."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpResponse

from beforehand.agreement.refusals import Refusal
from beforehand.studio.imports import Fate, carry_out, check_size, fates_of
from beforehand.studio.imports.known import known_of
from beforehand.studio.people import place_of
from beforehand.studio.reading import timezone_of
from beforehand.web import acts
from beforehand.web.around import around
from beforehand.web.imports.carried import packed, unpacked
from beforehand.web.imports.forms import ORDERS, FileForm, SeveralForm, TakeForm
from beforehand.web.imports.reading import Read, read_file, read_several
from beforehand.web.page import Page, Visit
from beforehand.web.viewer import Viewer

STATES = {"new": "Will be taken", "known": "Here already", "empty": "Left out", "wrong": "Cannot be taken"}


class Imports(Page):
    """The forms for a file and for several people; after either the rows, for the coordinator and deputies."""

    name = "imports"
    template = "imports/imports.html"
    acts: ClassVar = {"take": acts.Act(form=TakeForm, run="take")}

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The frame and the choices; None for who does not run the record."""
        del now, ids
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None or not place.runs:
            return None
        return {**around(place, "/imports/"), "timezone": place.timezone, "orders": ORDERS}

    def again(self, visit: Visit, model: dict[str, Any]) -> HttpResponse | None:
        """Draw the page with the rows of what was sent. Nothing is written."""
        pressed = visit.request.POST.get("act", "")
        if pressed not in ("preview", "several"):
            return None
        read = _read_file(visit) if pressed == "preview" else _read_several(visit)
        return self._draw(
            visit, {**model, "preview": _preview(read, visit.viewer)}, self._drawing(visit, model)
        )

    def take(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> str:
        """Record just what was shown."""
        production = str(viewer.production)
        known = known_of(production)
        fates = fates_of(unpacked(data["rows"], viewer), known)
        if fates.digest != data["fates"]:
            raise Refusal(
                "stale_page",
                "Something of this has come or changed since you read it. Choose the file again.",
            )
        carry_out(production, str(viewer.person), fates, known, at=now)
        return "/"


def _read_file(visit: Visit) -> Read:
    form = acts.read(FileForm(visit.request.POST, visit.request.FILES), visit.request)
    return read_file(form["file"].read(), form, timezone_of(visit.viewer.production), visit.now)


def _read_several(visit: Visit) -> Read:
    return read_several(acts.read(SeveralForm(visit.request.POST), visit.request))


def _preview(read: Read, viewer: Viewer) -> dict[str, Any]:
    fates = fates_of(read.rows, known_of(str(viewer.production)))
    check_size(fates)
    counted = {words: sum(fate.state == state for fate in fates.rows) for state, words in STATES.items()}
    return {
        "told": read.told,
        "unread": list(read.unread),
        "rows": [_shown(fate) for fate in fates.rows],
        "counted": [f"{words}: {many}" for words, many in counted.items() if many],
        "wrong": fates.wrong,
        "takes": bool(fates.steps),
        "hidden": {"act": "take", "rows": packed(read.rows, viewer), "fates": fates.digest},
    }


def _shown(fate: Fate) -> dict[str, Any]:
    return {
        "number": fate.row,
        "said": fate.said,
        "state": fate.state,
        "state_words": STATES[fate.state],
        "words": fate.words,
        "code": fate.code,
    }
