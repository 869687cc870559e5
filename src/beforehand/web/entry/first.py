"""``/first/<token>/``: the first coordinator begins a production."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry
from beforehand.studio.production import start_production
from beforehand.web import acts, clock
from beforehand.web.entry.forms import FirstForm
from beforehand.web.entry.session import sign_in


@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest, token: str) -> HttpResponse:
    """Ask what a production needs to begin; then begin it and sign its coordinator in."""
    form = FirstForm(request.POST if request.method == "POST" else None)
    now = clock.now()
    try:
        entry.open_first(token)
        if request.method == "POST":
            account = entry.begin(token, start_production, **acts.read(form, request), at=now)
            sign_in(request, account, now)
            return HttpResponseRedirect("/", status=303)
    except Refusal as refusal:
        return _drawn(request, form, refusal)
    return _drawn(request, form)


def _drawn(request: HttpRequest, form: forms.Form, refusal: Refusal | None = None) -> HttpResponse:
    said = {"title": refusal.sentence, "code": refusal.code} if refusal else None
    status = 200 if refusal is None else 422 if isinstance(refusal, acts.FormRefused) else 409
    closed = refusal is not None and refusal.code in ("first_unknown", "first_used")
    post = {"url": request.path, "label": "Begin"}
    context = {"form": None if closed else form, "post": post, "said": said}
    return render(request, "entry/first.html", context, status=status)
