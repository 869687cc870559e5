"""``/pin/``: setting the PIN, and giving it again before signing.

Not a ``Page``: its tries are counted in transactions of their own, which a page's one transaction would undo.
"""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account
from beforehand.studio import entry, reading
from beforehand.web import acts, clock
from beforehand.web.entry.forms import SetPinForm, StepUpForm
from beforehand.web.entry.session import local
from beforehand.web.refused import to_sign_in, viewer_on
from beforehand.web.viewer import STEP_UP


@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest) -> HttpResponseBase:
    """Ask for the PIN, or for a new one when there is none or ``?set`` is asked; then go to ``next``."""
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    has_pin = entry.has_pin(viewer.account)
    setting = not has_pin or "set" in request.GET
    sent = request.POST if request.method == "POST" else None
    form = SetPinForm(sent, has_pin=has_pin) if setting else StepUpForm(sent)
    if sent is None:
        return _drawn(request, form, setting)
    try:
        _given(request, form, setting)
    except Refusal as refusal:
        status = 422 if isinstance(refusal, acts.FormRefused) else 409
        return _drawn(request, form, setting, refusal, status)
    return HttpResponseRedirect(local(request.GET.get("next")), status=303)


def _given(request: HttpRequest, form: forms.Form, setting: bool) -> None:
    """Set or check the PIN; either counts as given for the next minutes."""
    now, data = clock.now(), acts.read(form, request)
    account = request.user
    assert isinstance(account, Account)
    if setting:
        here = entry.label_of(request.session.session_key or "")
        entry.set_pin(account, data["new"], data.get("current"), at=now, label=here)
    until = entry.step_up(account, data["new" if setting else "pin"], at=now)
    request.session[STEP_UP] = until.isoformat()


def _drawn(
    request: HttpRequest, form: forms.Form, setting: bool, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    said = {"title": refusal.sentence, "code": refusal.code} if refusal else None
    post = {"url": request.get_full_path(), "label": "Set the PIN" if setting else "Continue"}
    account = request.user
    assert isinstance(account, Account)
    before = entry.sign_ins_of(account.pk) if setting else []
    context = {"form": form, "post": post, "said": said, "setting": setting, "before": before}
    context["onward"] = local(request.GET.get("next")) != "/"
    with timezone.override(reading.timezone_of(account.production)):
        return render(request, "entry/pin.html", context, status=status)
