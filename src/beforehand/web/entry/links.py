"""``/in/``: the door. A link is shown first and used by a button, since previews open links too."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry, reading
from beforehand.web import clock
from beforehand.web.entry.by_passkey import by_passkey
from beforehand.web.entry.session import sign_in, sign_out

HANDED_OVER: Final = {
    "title": "Handed over.",
    "text": "You are signed out everywhere, and links you made that nobody used have ended.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Say how one gets in, who runs the server, and what sealing protects; take a passkey."""
    if request.method == "POST":
        return by_passkey(request, clock.now())
    said = HANDED_OVER if "handed-over" in request.GET else None
    context = {"operator": reading.operator(), "said": said, "scripts": entry.can_have_passkeys()}
    return render(request, "entry/door.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Show whom a link signs in; on the button, sign them in."""
    now = clock.now()
    try:
        if request.method == "POST":
            sign_in(request, entry.use_link(token, at=now), now)
            return HttpResponseRedirect("/", status=303)
        found = entry.open_link(token, at=now)
    except Refusal as refusal:
        return _refused(request, refusal)
    names = {
        "name": reading.name_of(found.account.person),
        "title": reading.title_of(found.account.production),
        "operator": reading.operator(),
    }
    return render(request, "entry/link.html", names)


@require_POST
def out(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    sign_out(request, clock.now())
    return HttpResponseRedirect("/in/", status=303)


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    said = {"title": refusal.sentence, "code": refusal.code}
    return render(request, "entry/door.html", {"said": said, "operator": reading.operator()}, status=409)
