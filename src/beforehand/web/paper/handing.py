"""How a PDF is handed to a browser, and on which size of paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from beforehand.agreement.refusals import Refusal
from beforehand.paper.press import PAPERS
from beforehand.studio.people import Place, place_of
from beforehand.studio.printing import Paper
from beforehand.web.refused import refused_page, to_sign_in, viewer_on
from beforehand.web.viewer import Viewer

SIZE: Final = "on"
"""The query's name for the size of paper; A4 unless it says otherwise."""

_NAMED: Final = re.compile(r"[^A-Za-z0-9]+")

Printing = Callable[[Viewer, Place, str], Paper | None]


def handed(request: HttpRequest, printing: Printing) -> HttpResponseBase:
    """Answer with a PDF for the viewer, inline; what they are not to have is not there.

    Args:
        request: as sent.
        printing: gives the paper for the viewer, their place and the size of paper, or None.
    """
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    size = request.GET.get(SIZE, "a4")
    place = place_of(str(viewer.production), str(viewer.person))
    if request.method not in ("GET", "HEAD") or size not in PAPERS or place is None:
        raise Http404
    try:
        paper = printing(viewer, place, size)
    except Refusal as refusal:
        return refused_page(refusal.code, 503, "Not printed", refusal.sentence)
    if paper is None:
        raise Http404
    return _pdf(request, paper)


def _pdf(request: HttpRequest, paper: Paper) -> HttpResponseBase:
    etag = f'"{sha256(paper.pdf).hexdigest()}"'
    name = _NAMED.sub("-", paper.name).strip("-").lower()
    answer: Any = HttpResponse(
        paper.pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"', "ETag": etag, "Vary": "Cookie"},
    )
    return get_conditional_response(request, etag=etag, response=answer) or answer
