"""Giving the second factor: what may be done while it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, JsonResponse

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry
from beforehand.web import clock, passkey_forms
from beforehand.web.viewer import SECOND, Viewer


def options(request: HttpRequest, viewer: Viewer) -> JsonResponse:
    """Ask for one of the viewer's passkeys."""
    return passkey_forms.ask_for(request, entry.own_account(viewer.account))


def passkey(request: HttpRequest, viewer: Viewer) -> None:
    """Take the device's answer; another person's passkey is none."""
    found = entry.finish_using(*passkey_forms.answered(request), at=clock.now())
    if found.pk != viewer.account:
        raise Refusal("passkey_wrong", "That passkey could not be taken. Try again, or use another way.")
    request.session[SECOND] = True


def code(request: HttpRequest, viewer: Viewer) -> None:
    """Take the digits of the code app."""
    entry.use_app(entry.own_account(viewer.account), request.POST.get("digits", ""), at=clock.now())
    request.session[SECOND] = True


def recovery(request: HttpRequest, viewer: Viewer) -> None:
    """Use a recovery code up."""
    entry.use_code(entry.own_account(viewer.account), request.POST.get("recovery", ""), at=clock.now())
    request.session[SECOND] = True


DOES: Final[Mapping[str, Callable[[HttpRequest, Viewer], JsonResponse | None]]] = {
    "options": options,
    "passkey": passkey,
    "code": code,
    "recovery": recovery,
}
"""By the form field ``do``."""
