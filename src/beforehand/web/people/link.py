"""``/people/<person>/link/``: a sign-in link that was just made, shown to whoever made it and to nobody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from beforehand.studio import entry
from beforehand.studio.people import place_of
from beforehand.web import clock
from beforehand.web.around import around
from beforehand.web.entry.qr import qr_response
from beforehand.web.page import Page
from beforehand.web.refused import viewer_on
from beforehand.web.viewer import Viewer


class Link(Page):
    """The link as an address and as a code, for ten minutes after it was made."""

    name = "link"
    template = "people/link.html"

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """The link, or that there is none to show any more; None for who does not run the record."""
        person = str(ids["person"])
        place = place_of(str(viewer.production), str(viewer.person))
        whom = place_of(str(viewer.production), person)
        if place is None or not place.runs or whom is None:
            return None
        url = _address(viewer, person, now)
        shown = None
        if url:
            picture = f"/people/{person}/link/picture/"
            asked = entry.account_of(person, viewer.production).second_factor
            shown = {
                "name": whom.name,
                "url": url[0],
                "qr": picture,
                "works_until": url[1],
                "asked": asked,
            }
        back = {"label": "People", "url": "/people/"}
        return {**around(place, "/people/"), "back": back, "name": whom.name, "link": shown}


def link_picture(request: HttpRequest, person: UUID) -> HttpResponse:
    """The code of that link, under the same conditions."""
    viewer = viewer_on(request)
    place = place_of(str(viewer.production), str(viewer.person)) if viewer else None
    url = _address(viewer, str(person), clock.now()) if viewer and place and place.runs else None
    if url is None:
        raise Http404
    return qr_response(url[0])


def _address(viewer: Viewer, person: str, now: datetime) -> tuple[str, datetime] | None:
    if place_of(str(viewer.production), person) is None:
        return None
    account = entry.account_of(person, viewer.production)
    found = entry.fresh_link(account, entry.own_account(viewer.account), at=now)
    if found is None:
        return None
    return address_of(found), found.expires_at


def address_of(link: entry.FreshLink) -> str:
    """The address that a link is opened by."""
    return f"{settings.ORIGIN.scheme}://{settings.ORIGIN.netloc}/in/{link.token}/"
