"""``/boundaries/copy/code/``: a code of an earlier production is entered with that production's PIN.

Not a ``Page``: its tries are counted in transactions of their own, which a page's one transaction would undo.
"""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry
from beforehand.studio.own_boundaries import own_boundaries
from beforehand.web import acts, clock
from beforehand.web.boundaries.copying import HERE
from beforehand.web.refused import to_sign_in, viewer_on
from beforehand.web.viewer import Viewer

CODE_PAGE = f"{HERE}code/"


class CodeForm(forms.Form):
    """A code, and the PIN of where it was made."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    pin = forms.CharField(
        label="Your PIN in the earlier production",
        max_length=12,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def copy_code(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code and both PINs; then go on to what it shows."""
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    if own_boundaries(str(viewer.production), str(viewer.person)) is None:
        raise Http404
    ready = viewer.stepped_up(clock.now())
    if request.method != "POST":
        return _drawn(request, CodeForm(), ready=ready)
    if not ready:
        return HttpResponseRedirect(f"/pin/?next={CODE_PAGE}", status=303)
    form = CodeForm(request.POST)
    try:
        _take(request, form, viewer)
    except Refusal as refusal:
        status = 422 if isinstance(refusal, acts.FormRefused) else 409
        return _drawn(request, form, ready=True, refusal=refusal, status=status)
    return HttpResponseRedirect(HERE, status=303)


def _take(request: HttpRequest, form: CodeForm, viewer: Viewer) -> None:
    data = acts.read(form, request)
    account = entry.own_account(viewer.account)
    entry.take_copy_code(data["code"], data["pin"], account, at=clock.now())


def _drawn(
    request: HttpRequest, form: CodeForm, *, ready: bool, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    said = {"title": refusal.sentence, "code": refusal.code} if refusal else None
    post = {"url": CODE_PAGE, "label": "Show my entries"}
    context = {"form": form, "post": post, "said": said, "ready": ready, "pin": f"/pin/?next={CODE_PAGE}"}
    return render(request, "boundaries/copy_code.html", context, status=status)
