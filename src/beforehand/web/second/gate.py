"""Between the viewer and every page: who has a second factor gives it first; who needs one adds it first.

It stands in one place, before all rooms, so that no page can forget it: files, feeds and streams are behind it too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from beforehand.studio import entry
from beforehand.studio.people import runs
from beforehand.web import clock
from beforehand.web.refused import viewer_on
from beforehand.web.viewer import Viewer

HERE: Final = "/second/"
OPEN_TO_ALL: Final = (HERE, "/in/", "/out/")
OPEN_TO_ADD: Final = (*OPEN_TO_ALL, "/pin/")
"""Where somebody may go who has none yet: a PIN is asked for before one is added."""


class SecondFactor:
    """Sends a viewer to the second factor while it is asked for and not given, or needed and not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, or send the browser to ``/second/``."""
        viewer = viewer_on(request)
        open_paths = _open_paths(viewer, clock.now()) if viewer else None
        if open_paths is None or request.path.startswith(open_paths):
            return self.get_response(request)
        sent = urlencode({"next": request.path})
        return HttpResponseRedirect(f"{HERE}?{sent}", headers={"Vary": "Cookie"})


def _open_paths(viewer: Viewer, now: datetime) -> tuple[str, ...] | None:
    """Where the viewer may go; None for everywhere."""
    if viewer.second_asked:
        return OPEN_TO_ALL
    return OPEN_TO_ADD if is_needed_now(viewer, now) else None


def is_needed_now(viewer: Viewer, now: datetime) -> bool:
    """Whether the viewer runs the record and should have added a second factor by now."""
    if viewer.has_second:
        return False
    needed = entry.needed_from(viewer.first_in_at)
    return needed is not None and now >= needed and runs(str(viewer.production), str(viewer.person))
