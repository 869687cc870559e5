"""``/second/``: giving the second factor after a link, or looking after one's own.

Not a ``Page``: like the PIN's, its tries are counted in transactions of their own, and what waits for a device's
answer waits in the session.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry, reading
from beforehand.studio.people import place_of
from beforehand.web import clock
from beforehand.web.around import around
from beforehand.web.entry.session import local
from beforehand.web.refused import to_sign_in, viewer_on
from beforehand.web.second import giving, looking_after
from beforehand.web.second.gate import is_needed_now
from beforehand.web.viewer import Viewer


@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest) -> HttpResponseBase:
    """Ask for the second factor where it was not given; else show what there is and what can be added."""
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    asked = viewer.second_asked
    if request.method != "POST":
        return _asking(request, viewer) if asked else _looking_after(request, viewer)
    done = (giving.DOES if asked else looking_after.DOES).get(request.POST.get("do", ""))
    try:
        if done is None:
            raise Refusal("unknown_act", "This page does not offer that.")
        if not asked and _pin_needed(viewer):
            return _onward(request, "/pin/?next=/second/")
        answer = done(request, viewer)
    except Refusal as refusal:
        return _refused(request, viewer, refusal)
    if isinstance(answer, HttpResponseBase):
        return answer
    if isinstance(answer, list):
        return _looking_after(request, viewer, codes=answer)
    return _onward(request, local(request.GET.get("next")) if asked else "/second/")


def _pin_needed(viewer: Viewer) -> bool:
    """A phone left on a chair is signed in; whoever finds it must not add a passkey of their own."""
    return entry.has_pin(viewer.account) and not viewer.stepped_up(clock.now())


def _from_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _onward(request: HttpRequest, address: str) -> HttpResponseBase:
    if _from_script(request):
        return JsonResponse({"location": address})
    return HttpResponseRedirect(address, status=303)


def _refused(request: HttpRequest, viewer: Viewer, refusal: Refusal) -> HttpResponseBase:
    if _from_script(request):
        return JsonResponse({"sentence": refusal.sentence, "code": refusal.code}, status=409)
    said = {"title": refusal.sentence, "code": refusal.code}
    drawn = _asking if viewer.second_asked else _looking_after
    return drawn(request, viewer, status=409, said=said)


def _asking(request: HttpRequest, viewer: Viewer, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "factors": entry.factors_of(viewer.account),
        "to": request.get_full_path(),
        "operator": reading.operator(),
        "scripts": True,
        **more,
    }
    return render(request, "second/asked.html", context, status=status)


def _looking_after(request: HttpRequest, viewer: Viewer, status: int = 200, **more: Any) -> HttpResponse:
    place = place_of(str(viewer.production), str(viewer.person))
    context = {
        **(around(place) if place else {}),
        "factors": entry.factors_of(viewer.account),
        "named": entry.can_have_passkeys(),
        "app_begun": looking_after.PENDING in request.session,
        "secret": looking_after.secret_of(request),
        "runs": bool(place and place.runs),
        "required": entry.is_required(),
        "needed_now": is_needed_now(viewer, clock.now()),
        "needed_from": entry.needed_from(viewer.first_in_at),
        **more,
    }
    with timezone.override(reading.timezone_of(viewer.production)):
        return render(request, "second/second.html", context, status=status)
