"""Signing in with a passkey, without a link: it is two factors at once."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, JsonResponse

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry
from beforehand.web import passkey_forms
from beforehand.web.entry.session import sign_in


def by_passkey(request: HttpRequest, at: datetime) -> JsonResponse:
    """Ask the device for any passkey of this address; then sign in whoever it belongs to.

    Args:
        request: a form of ``passkey.js``.
        at: the server's time.
    """
    try:
        if request.POST.get("do") == "options":
            return passkey_forms.ask_for(request)
        account = entry.finish_using(*passkey_forms.answered(request), at=at)
    except Refusal as refusal:
        return JsonResponse({"sentence": refusal.sentence, "code": refusal.code}, status=409)
    sign_in(request, account, at, how="passkey")
    return JsonResponse({"location": "/"})
