"""Who is looking at a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import attrs
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from beforehand.agreement.locales.catalogue import ORIGINAL
from beforehand.store.access.sessions import SessionStore
from beforehand.studio import entry
from beforehand.web import clock

STEP_UP: Final = "stepped_up_until"
SEEN: Final = "seen_at"
SECOND: Final = "second_given"
BEFORE: Final = "here_before"
READS_IN: Final = "reads_in"
AWAY: Final = timedelta(hours=2)
"""Whoever comes back after this long has not seen what happened meanwhile."""


@attrs.frozen
class Viewer:
    """The person whose page is made, with what a page may depend on.

    Attributes:
        account: primary key of the account.
        person: the person of the record.
        production: the production they came in by.
        session: key of the session; never shown, never logged.
        step_up_until: until when the PIN counts as given; None when it was not given.
        here_before: when this browser was used last before it was away for hours; None when it never was.
        reads_in: tag of the language in which this device shows riders; nobody else is told.
    """

    account: int
    person: UUID
    production: UUID
    session: str = attrs.field(repr=False)
    step_up_until: datetime | None = None
    first_in_at: datetime | None = None
    has_second: bool = False
    second_given: bool = False
    here_before: datetime | None = None
    reads_in: str = ORIGINAL

    @property
    def second_asked(self) -> bool:
        """Whether the second factor is asked for before anything else is shown."""
        return self.has_second and not self.second_given

    def stepped_up(self, at: datetime) -> bool:
        """Say whether the PIN was given recently enough to sign at ``at``."""
        return self.step_up_until is not None and at < self.step_up_until

    def acting(self, at: datetime, ids: Mapping[str, Any]) -> dict[str, Any]:
        """What a use case in a scene is called with: ``production``, ``author``, ``scene`` and ``at``.

        Args:
            at: the server's time.
            ids: what the address names, its ``scene`` among them.
        """
        return {
            "production": str(self.production),
            "author": str(self.person),
            "scene": str(ids["scene"]),
            "at": at,
        }


class ViewerMiddleware:
    """Puts ``viewer`` on each request: a ``Viewer``, or None when nobody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Find the viewer, then answer the request."""
        _note_seen(request)
        request.viewer = viewer_of(request)  # type: ignore[attr-defined]  # the one attribute this house adds
        return self.get_response(request)


def viewer_of(request: HttpRequest) -> Viewer | None:
    """Read the viewer from the session.

    Returns:
        None when nobody is signed in, or the session was ended since.
    """
    if not request.user.is_authenticated:
        return None
    account = request.user
    until, before = request.session.get(STEP_UP), request.session.get(BEFORE)
    return Viewer(
        account=account.pk,
        person=account.person,
        production=account.production,
        session=request.session.session_key or "",
        step_up_until=datetime.fromisoformat(until) if until else None,
        first_in_at=account.first_in_at,
        has_second=account.second_factor,
        second_given=bool(request.session.get(SECOND)),
        here_before=datetime.fromisoformat(before) if before else None,
        reads_in=request.session.get(READS_IN, ORIGINAL),
    )


def _note_seen(request: HttpRequest) -> None:
    """Keep, hour by hour, when a device was used last, for its owner's list of devices."""
    last, now = request.session.get(SEEN), clock.now()
    if last and entry.seen(request.session.session_key or "", datetime.fromisoformat(last), at=now):
        request.session[SEEN] = now.isoformat()
        if now - datetime.fromisoformat(last) > AWAY:
            request.session[BEFORE] = last


def still_in(viewer: Viewer) -> Viewer | None:
    """Look again whether a viewer's session stands: an open stream outlives the request that opened it.

    Returns:
        The viewer as the session has them now; None when it was ended.
    """
    again = HttpRequest()
    again.session = SessionStore(session_key=viewer.session)
    again.user = get_user(again)
    found = viewer_of(again)
    return found if found is not None and not found.second_asked else None
