"""Signing a browser in and out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from beforehand.store.access.models import Account
from beforehand.studio import entry
from beforehand.web.viewer import SECOND, SEEN

BACKEND: Final = "beforehand.store.access.backend.LinkBackend"


def sign_in(request: HttpRequest, account: Account, at: datetime, *, how: str = "came_in") -> None:
    """Give the browser a new session for an account, and end the one it had.

    The old session ends even for the same person: a session key that was known before the sign-in must not be
    worth anything after it. A passkey is two factors at once (``how`` says which way it was), a link is one.
    """
    sign_out(request, at)
    login(request, account, backend=BACKEND)
    request.session[SEEN] = at.isoformat()
    request.session[SECOND] = how == "passkey"
    request.session.save()
    key = request.session.session_key
    assert key, "a saved session has a key"
    entry.add_device(account, key, request.headers.get("User-Agent", ""), at=at, how=how)


def sign_out(request: HttpRequest, at: datetime) -> None:
    """End the browser's session, if it has one, and put its device out."""
    if request.session.session_key:
        entry.end_session(request.session.session_key, at=at)
    logout(request)


def local(address: str | None) -> str:
    """Give an address to go on to if it is one of this house, else the first page."""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None) and (address or "").startswith("/")
    return address if address and safe else "/"
