"""What is not there, not granted or not understood: plain pages that tell nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from beforehand.web.viewer import Viewer

SIGN_IN = "/in/"


def viewer_on(request: HttpRequest) -> Viewer | None:
    """Give the viewer that the middleware put on a request."""
    found: Viewer | None = getattr(request, "viewer", None)
    return found


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """Answer for what does not exist and for what is not granted: one answer, so that neither is told.

    Whoever is not signed in is asked to sign in, whatever the address.
    """
    del exception  # it may say what was looked for
    if viewer_on(request) is None:
        return to_sign_in(request)
    return refused_page("not_there", 404, "Not here", "There is nothing at this address that you can see.")


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send a browser to the plain sign-in page, whatever it asked for."""
    del request  # the answer is the same for all
    return HttpResponseRedirect(SIGN_IN, headers={"Vary": "Cookie"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that did not come from a page of this house, or from one that is too old."""
    del request, reason  # the answer is the same for all
    return refused_page(
        "csrf", 403, "Not sent from here", "This form was not sent from a page of this server. Load it again."
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that is too large or broken."""
    del request, exception  # the answer is the same for all
    return refused_page("bad_request", 400, "Not understood", "This was too large or not complete.")


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when this program itself failed."""
    del request  # the answer is the same for all
    return refused_page(
        "server_error",
        500,
        "This server failed",
        "Whether your last answer was saved is on its page; load it again.",
    )


def refused_page(code: str, status: int, heading: str, sentence: str) -> HttpResponse:
    """Draw a refusal on a page of its own.

    Args:
        code: for machines.
        status: the HTTP status.
        heading: two or three words.
        sentence: for people.
    """
    body = render_to_string("refused.html", {"code": code, "heading": heading, "sentence": sentence})
    return HttpResponse(body, status=status, headers={"Vary": "Cookie"})
