"""``/calls/``: somebody's own calls, and the secret address at which a calendar program reads them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from beforehand.sheets.feeds import calls_as_calendar
from beforehand.studio import entry
from beforehand.studio.calls import calls_of
from beforehand.studio.people import place_of
from beforehand.web import clock
from beforehand.web.acts import Act, Nothing
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.refused import refused_page
from beforehand.web.viewer import Viewer


class Calls(Page):
    """One's own calls, for everybody."""

    name = "calls"
    template = "days/calls.html"
    acts: ClassVar = {"make": Act(form=Nothing, run="make"), "end": Act(form=Nothing, run="end")}

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The calls to come, and the address as far as there is one; None for nobody of the production."""
        del ids
        production, person = str(viewer.production), str(viewer.person)
        place = place_of(production, person)
        if place is None:
            return None
        token = entry.feed_of(viewer.account)
        return {
            **around(place, "/calls/"),
            "calls": [call.at for call in calls_of(production, person) if call.at > now],
            "timezone": place.timezone,
            "address": f"/calls/{token}/" if token else "",
            "make": {"url": "/calls/", "hidden": {"act": "make"}},
            "end": {"url": "/calls/", "hidden": {"act": "end"}},
        }

    def make(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Make an address; the one before it ends."""
        entry.make_feed(viewer.account)

    def end(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """End the address."""
        entry.end_feed(viewer.account)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give a calendar program the calls behind a secret address; any other address is not there."""
    del request  # whoever asks is told the same
    account = entry.whose_feed(token)
    if account is None:
        return refused_page(
            "not_there", 404, "Not here", "There is nothing at this address that you can see."
        )
    person = str(account.person)
    calls = [(call.day, call.at) for call in calls_of(str(account.production), person)]
    return HttpResponse(
        calls_as_calendar(calls, person, clock.now()),
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="calls.ics"'},
    )
