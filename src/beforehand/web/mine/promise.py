"""``/promise/<act>/``: the server's signed word that one's own act is saved, as text to keep."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from beforehand.studio.own_acts import own_promise
from beforehand.web.refused import to_sign_in, viewer_on


def promise(request: HttpRequest, act: UUID) -> HttpResponseBase:
    """Give the promise of the viewer's own act; anybody else's act is not there."""
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    if request.method not in ("GET", "HEAD"):
        raise Http404  # as at an address that there is not: another answer would tell this one from it
    text = own_promise(str(viewer.production), str(viewer.person), str(act))
    if text is None:
        raise Http404
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Vary": "Cookie"})
