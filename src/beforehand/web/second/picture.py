"""``/second/picture/``: the code that an app reads, while it is being added."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from beforehand.web.entry.qr import qr_response
from beforehand.web.refused import viewer_on
from beforehand.web.second.looking_after import address_of


def picture(request: HttpRequest) -> HttpResponse:
    """The code, to whoever is adding an app; there is nothing here for anybody else."""
    viewer = viewer_on(request)
    address = address_of(request) if viewer and not viewer.second_asked else ""
    if not address:
        raise Http404
    return qr_response(address)
