"""What goes to and fro between ``passkey.js`` and this server: options out, a device's answer back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, JsonResponse

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry
from beforehand.studio.entry import Account

STATE: Final = "passkey_state"
"""In the session: what the device was asked, until it answers."""


def ask_for(request: HttpRequest, account: Account | None = None) -> JsonResponse:
    """Ask a device for a passkey: an account's own, or any that it has for this address."""
    return _asked(request, *entry.begin_using(account))


def ask_to_make(request: HttpRequest, account: Account, name: str) -> JsonResponse:
    """Ask a device to make one."""
    return _asked(request, *entry.begin_adding(account, name))


def answered(request: HttpRequest) -> tuple[dict[str, str], Mapping[str, Any]]:
    """Give what was asked, once, and what the device answered.

    Raises:
        Refusal: ``passkey_wrong`` when nothing was asked, or the answer is none.
    """
    state = request.session.pop(STATE, None)
    try:
        told = json.loads(request.POST.get("response", ""))
    except ValueError:
        told = None
    if state is None or not isinstance(told, dict):
        raise Refusal("passkey_wrong", "That passkey could not be taken. Try again, or use another way.")
    return state, told


def _asked(request: HttpRequest, options: dict[str, Any], state: dict[str, str]) -> JsonResponse:
    request.session[STATE] = state
    return JsonResponse(options, headers={"Cache-Control": "private, no-store"})
