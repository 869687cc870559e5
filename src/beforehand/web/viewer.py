"""Who is looking at a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

import attrs
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from beforehand.store.access.sessions import SessionStore
from beforehand.studio import entry
from beforehand.web import clock

STEP_UP: Final = "stepped_up_until"
SEEN: Final = "seen_at"


@attrs.frozen
class Viewer:
    """The person whose page is made, with what a page may depend on.

    Attributes:
        account: primary key of the account.
        person: the person of the record.
        production: the production they came in by.
        session: key of the session; never shown, never logged.
        step_up_until: until when the PIN counts as given; None when it was not given.
    """

    account: int
    person: UUID
    production: UUID
    session: str = attrs.field(repr=False)
    step_up_until: datetime | None = None

    def stepped_up(self, at: datetime) -> bool:
        """Say whether the PIN was given recently enough to sign at ``at``."""
        return self.step_up_until is not None and at < self.step_up_until


class ViewerMiddleware:
    """Puts ``viewer`` on each request: a ``Viewer``, or None when nobody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Find the viewer, then answer the request."""
        request.viewer = viewer_of(request)  # type: ignore[attr-defined]  # the one attribute this house adds
        _note_seen(request)
        return self.get_response(request)


def viewer_of(request: HttpRequest) -> Viewer | None:
    """Read the viewer from the session.

    Returns:
        None when nobody is signed in, or the session was ended since.
    """
    if not request.user.is_authenticated:
        return None
    account = request.user
    until = request.session.get(STEP_UP)
    return Viewer(
        account=account.pk,
        person=account.person,
        production=account.production,
        session=request.session.session_key or "",
        step_up_until=datetime.fromisoformat(until) if until else None,
    )


def _note_seen(request: HttpRequest) -> None:
    """Keep, hour by hour, when a device was used last, for its owner's list of devices."""
    last, now = request.session.get(SEEN), clock.now()
    if last and entry.seen(request.session.session_key or "", datetime.fromisoformat(last), at=now):
        request.session[SEEN] = now.isoformat()


def still_in(viewer: Viewer) -> Viewer | None:
    """Look again whether a viewer's session stands: an open stream outlives the request that opened it.

    Returns:
        The viewer as the session has them now; None when it was ended.
    """
    again = HttpRequest()
    again.session = SessionStore(session_key=viewer.session)
    again.user = get_user(again)
    return viewer_of(again)
