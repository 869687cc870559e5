"""``/own/record.html`` and ``/own/record.json``: one's own data as a file to read, and the same as data.

Neither is an act: nobody is told that somebody read what is theirs.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.text import slugify

from beforehand.studio.own_data import own_data
from beforehand.web import clock
from beforehand.web.refused import to_sign_in, viewer_on
from beforehand.web.viewer import Viewer

KEPT_BY_NOBODY: Final = {"Cache-Control": "private, no-store", "Vary": "Cookie"}


def to_read(request: HttpRequest) -> HttpResponseBase:
    """Answer with a page that a browser opens without this server; times on the production's clock."""
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    told = _told(viewer)
    zone = ZoneInfo(told["production"]["timezone"])
    body = render_to_string("own/record.html", {"told": _on_the_clock(told, zone), "zone": zone.key})
    return _file(told, body, "html", "text/html; charset=utf-8")


def as_data(request: HttpRequest) -> HttpResponseBase:
    """Answer with the same as JSON (RFC 8259), times in UTC."""
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    told = _told(viewer)
    body = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return _file(told, body, "json", "application/json; charset=utf-8")


def _told(viewer: Viewer) -> dict[str, Any]:
    told = own_data(str(viewer.production), str(viewer.person), viewer.account, at=clock.now())
    if told is None:
        raise Http404
    return told


def _file(told: dict[str, Any], body: str, ending: str, kind: str) -> HttpResponse:
    words = f"{told['production']['title']} {told['person']['name']} {told['made_at'][:10]}"
    name = f'attachment; filename="{slugify(words)}.{ending}"'
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": name, **KEPT_BY_NOBODY})


def _on_the_clock(part: Any, zone: ZoneInfo) -> Any:
    """The same with every time as people write it, such as ``23 November 2026, 09:30``."""
    if isinstance(part, dict):
        return {name: _on_the_clock(value, zone) for name, value in part.items()}
    if isinstance(part, list):
        return [_on_the_clock(value, zone) for value in part]
    return _time_words(part, zone) if _is_time(part) else part


def _is_time(value: object) -> bool:
    return isinstance(value, str) and len(value) == len("2026-11-23T09:30:00.000000Z") and value[10] == "T"


def _time_words(value: str, zone: ZoneInfo) -> str:
    at = datetime.fromisoformat(value).astimezone(zone)
    return f"{at.day} {at:%B %Y, %H:%M}"
