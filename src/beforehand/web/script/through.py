"""``/script/of/<scene>/``: from a scene of the record to its place in the newest draft, looked up when asked for."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase

from beforehand.studio.drafts.lists import has_scene, newest_draft, stretch_of, stretches
from beforehand.studio.people import place_of
from beforehand.web.refused import to_sign_in, viewer_on


def through(request: HttpRequest, scene: UUID) -> HttpResponseBase:
    """Send who runs the record to the scene's lines, or to the drafts where no draft has it."""
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    production = str(viewer.production)
    place = place_of(production, str(viewer.person))
    if place is None or not place.runs or not has_scene(production, str(scene)):
        raise Http404
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return HttpResponseRedirect(_where(production, str(scene)), headers={"Vary": "Cookie"})


def _where(production: str, scene: str) -> str:
    told = newest_draft(production)
    for head in told.heads if told else ():
        if told and head.to == scene:
            part = stretch_of(stretches(told.heads), head.index)
            return f"/script/{told.id}/read/{part}/#s{head.index}"
    return "/script/"
