"""Looking after one's second factors: what may be done once one is wholly in."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.http import HttpRequest, JsonResponse

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry, reading
from beforehand.web import clock, passkey_forms
from beforehand.web.viewer import SECOND, Viewer, viewer_of

PENDING: Final = "pending_app"
"""In the session: a new app's secret, sealed, until the app has shown that it has it."""


def options(request: HttpRequest, viewer: Viewer) -> JsonResponse:
    """Ask the device to make a passkey."""
    account = entry.own_account(viewer.account)
    return passkey_forms.ask_to_make(request, account, reading.name_of(viewer.person))


def passkey(request: HttpRequest, viewer: Viewer) -> None:
    """Keep the passkey that the device made."""
    state, told = passkey_forms.answered(request)
    here = entry.label_of(viewer.session)
    entry.finish_adding(entry.own_account(viewer.account), state, told, f"Passkey, {here}", at=clock.now())
    request.session[SECOND] = True


def app(request: HttpRequest, viewer: Viewer) -> None:
    """Make a secret for a code app; it counts once the app has shown its digits."""
    sealed = entry.new_secret(entry.own_account(viewer.account))
    request.session[PENDING] = base64.b64encode(sealed).decode()


def app_code(request: HttpRequest, viewer: Viewer) -> None:
    """Keep the app."""
    pending = request.session.get(PENDING)
    if pending is None:
        raise Refusal("code_wrong", "There is no code app waiting. Begin again.")
    account = entry.own_account(viewer.account)
    entry.add_app(account, base64.b64decode(pending), request.POST.get("digits", ""), at=clock.now())
    del request.session[PENDING]
    request.session[SECOND] = True


def codes(_: HttpRequest, viewer: Viewer) -> list[str]:
    """Make recovery codes, to be shown this once."""
    return entry.make_codes(entry.own_account(viewer.account), at=clock.now())


def remove_passkey(request: HttpRequest, viewer: Viewer) -> None:
    """Take a passkey away."""
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError as error:
        raise Refusal("factor_unknown", "You have no such second factor.") from error
    entry.remove_passkey(entry.own_account(viewer.account), key, at=clock.now())


def remove_app(_: HttpRequest, viewer: Viewer) -> None:
    """Take the code app away."""
    entry.remove_app(entry.own_account(viewer.account), at=clock.now())


DOES: Final[Mapping[str, Callable[[HttpRequest, Viewer], JsonResponse | list[str] | None]]] = {
    "options": options,
    "passkey": passkey,
    "app": app,
    "app_code": app_code,
    "codes": codes,
    "remove_passkey": remove_passkey,
    "remove_app": remove_app,
}
"""By the form field ``do``."""


def address_of(request: HttpRequest) -> str:
    """The address that an app reads, while a secret waits for its digits; else ""."""
    pending, viewer = request.session.get(PENDING), viewer_of(request)
    if pending is None or viewer is None:
        return ""
    account, name = entry.own_account(viewer.account), reading.name_of(viewer.person)
    return entry.address_for_app(account, base64.b64decode(pending), name)


def secret_of(request: HttpRequest) -> str:
    """The same secret in letters, to be typed where no picture can be read; else ""."""
    (secret,) = parse_qs(urlsplit(address_of(request)).query).get("secret", [""])
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))
