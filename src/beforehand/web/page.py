"""The ground that every page stands on: who looks, what they see, what they do, and how it is refused.

A page is a model and a template. The model is made for one viewer at one time; its digest is what a form says
it was written from, what an open page waits to see change, and the heart of the ETag.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

import attrs
from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views import View

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry, reading
from beforehand.web import acts, clock
from beforehand.web.digest import page_digest
from beforehand.web.drawn import Drawn
from beforehand.web.refused import to_sign_in, viewer_on
from beforehand.web.viewer import Viewer

SAVED_ACT: Final = re.compile(r"saved/[0-9a-f-]{36}/$")


@attrs.frozen
class Visit:
    """One request to one page by one viewer at one time.

    Attributes:
        request: as sent.
        viewer: who looks.
        now: the server's time, taken once.
        ids: what the address names.
    """

    request: HttpRequest
    viewer: Viewer
    now: datetime
    ids: Mapping[str, Any]


class PinNeededError(Exception):
    """The act asks for the PIN first; nothing was written."""


class Page(View):
    """A page. Subclasses give a name, a template, a model, and the acts it offers.

    The template gets the model's entries by their names, and beside them those of ``ground``. A form carries
    the act it does: written by hand it says ``{% act "answer" %}``; a ``post`` of the model has
    ``"hidden": {"act": "answer"}``, to which key and page are added when the page is drawn.

    Attributes:
        name: what events call it; one word.
        template: path of its template.
        acts: what can be done on it, by the value of the form field ``act``.
    """

    name: ClassVar[str]
    template: ClassVar[str]
    acts: ClassVar[Mapping[str, acts.Act]] = {}
    http_method_names = ["get", "head", "post"]  # noqa: RUF012  as Django's View declares it

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """Give what the page shows to this viewer at this time.

        Args:
            viewer: who looks.
            now: the server's time.
            ids: what the address names; a subclass names its own (``*_`` lets the type checker allow it).

        Returns:
            Names for the template, in kinds that ``web.digest`` can write plainly; None when there is no
            such page for this viewer, whether or not the thing exists.
        """
        raise NotImplementedError

    def offered(self, model: Mapping[str, Any]) -> Collection[str]:
        """Name the acts that are there for this viewer; override it where roles on one page may do different things.

        An act that is not is answered as one that never existed: what is not granted is not there.

        Args:
            model: the page's model when a form came in.
        """
        del model  # for those that override this
        return self.acts

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """Make the form of an act; override it where its choices come from the model.

        Args:
            act: a key of ``acts``.
            sent: the fields as sent.
            model: the page's model when they came in.
        """
        del model  # for those that override this
        return self.acts[act].form(sent)

    def again(self, visit: Visit, model: dict[str, Any]) -> HttpResponse | None:
        """Answer a button that does nothing but draw the page again from what was sent; None for any other.

        Raises:
            Refusal: what was sent cannot be drawn; answered as the refusal of an act is.
        """
        del visit, model  # for those that override this
        return None

    def beside(self, visit: Visit, model: Mapping[str, Any], refusal: Refusal | None) -> dict[str, Any]:
        """Give what is drawn beside the model and is no part of the page's digest: a form, as it was sent.

        Args:
            visit: the request.
            model: the page's model.
            refusal: what was refused; its ``form`` holds what was sent, where it is one of forms.
        """
        del visit, model, refusal  # for those that override this
        return {}

    def dispatch(self, request: HttpRequest, *args: Any, **ids: Any) -> HttpResponseBase:
        """Let only people who are signed in reach a page, and show it in their production's time zone."""
        viewer = viewer_on(request)
        if viewer is None:
            return to_sign_in(request)
        with wall_clock(viewer):
            return super().dispatch(request, *args, **ids)

    def get(self, request: HttpRequest, **ids: Any) -> HttpResponseBase:
        """Answer with the page, or 304 when the browser has it already."""
        visit = _visit(request, ids)
        model = self._found(visit)
        drawn = self._drawing(visit, model)
        response = get_conditional_response(request, etag=drawn.etag) or self._draw(visit, model, drawn)
        response.headers["ETag"] = drawn.etag
        response.headers["Vary"] = "Cookie"
        return response

    def post(self, request: HttpRequest, **ids: Any) -> HttpResponseBase:
        """Do what was asked and send the browser on; or draw this page again with the refusal."""
        visit = _visit(request, ids)
        model = self._found(visit)
        try:
            shown = self.again(visit, model)
            if shown is not None:
                return shown
            answer = self._done_once(visit, model)
        except PinNeededError:
            return HttpResponseRedirect("/pin/?" + urlencode({"next": unsaid(request.path)}), status=303)
        except Refusal as refusal:
            return self._refused(visit, refusal)
        return HttpResponseRedirect(answer.location, status=answer.status)

    def _found(self, visit: Visit) -> dict[str, Any]:
        model = self.model(visit.viewer, visit.now, **visit.ids)
        if model is None:
            raise Http404
        return model

    def _drawing(self, visit: Visit, model: Mapping[str, Any]) -> Drawn:
        return Drawn(
            name=self.name,
            path=visit.request.path,
            digest=page_digest(self.name, model),
            last_key=entry.last_key(visit.viewer.account),
        )

    def _done_once(self, visit: Visit, model: Mapping[str, Any]) -> entry.FirstAnswer:
        """Do the act and keep its answer in one transaction; a refusal undoes both."""
        sent, path, account = visit.request.POST, visit.request.path, visit.viewer.account
        name = sent.get("act", "")
        if name not in self.offered(model):
            raise acts.FormRefused("unknown_act", "This page does not offer that.")
        again = int(visit.now.timestamp()) // acts.AGAIN_AFTER if self.acts[name].counts_again else None
        key = acts.sent_key(path, sent, again)
        with transaction.atomic():
            earlier = entry.claim(account, key, path, at=visit.now)
            if earlier is not None:
                return earlier
            answer = entry.FirstAnswer(status=303, location=self._do(visit, name, model) or path)
            entry.settle(account, key, answer)
        return answer

    def _do(self, visit: Visit, name: str, model: Mapping[str, Any]) -> str | None:
        act = self.acts[name]
        if act.step_up and not visit.viewer.stepped_up(visit.now):
            raise PinNeededError
        if act.stale_check:
            self._check_fresh(visit)
        data = acts.read(self.form(name, visit.request.POST, model), visit.request)
        location: str | None = getattr(self, act.run)(visit.viewer, data, visit.now, **visit.ids)
        return location

    def _check_fresh(self, visit: Visit) -> None:
        """Compare within the transaction: what was fresh before it may have changed on the way in."""
        if visit.request.POST.get("page") != page_digest(self.name, self._found(visit)):
            raise Refusal("stale_page", "This changed while you were reading it. Read it again, then answer.")

    def _refused(self, visit: Visit, refusal: Refusal) -> HttpResponse:
        model = self._found(visit)
        status = 422 if isinstance(refusal, acts.FormRefused) else 409
        return self._draw(visit, model, self._drawing(visit, model), status, refusal)

    def _draw(
        self,
        visit: Visit,
        model: dict[str, Any],
        drawn: Drawn,
        status: int = 200,
        refusal: Refusal | None = None,
    ) -> HttpResponse:
        around = ground(visit.viewer, drawn, refusal)
        assert not around.keys() & model.keys(), "a page model uses a name of the ground"
        armed = acts.armed({**model, **self.beside(visit, model, refusal)}, visit.viewer, drawn)
        return render(visit.request, self.template, {**armed, **around}, status=status)


def ground(viewer: Viewer, drawn: Drawn, refusal: Refusal | None) -> dict[str, Any]:
    """Give the names that every page's template may use beside its model.

    Args:
        viewer: who looks.
        drawn: this drawing of the page.
        refusal: what was refused, or None.

    Returns:
        ``viewer``, ``page`` (the drawing), ``refusal``, and for ``base.html`` ``live_url``, ``page_name`` and
        ``said`` (the refusal as a message).
    """
    said = {"title": refusal.sentence, "code": refusal.code} if refusal else None
    return {
        "viewer": viewer,
        "page": drawn,
        "refusal": refusal,
        "said": said,
        "live_url": drawn.live_url,
        "page_name": drawn.name,
    }


def unsaid(path: str) -> str:
    """The page without the act that it says was saved, so that who gives a PIN does not read that as done."""
    return SAVED_ACT.sub("", path)


def wall_clock(viewer: Viewer) -> timezone.override:
    """Give the ``with`` block in which times are written on the clock of the viewer's production."""
    return timezone.override(reading.timezone_of(viewer.production))


def _visit(request: HttpRequest, ids: Mapping[str, Any]) -> Visit:
    viewer = viewer_on(request)
    assert viewer is not None, "dispatch lets nobody else through"
    return Visit(request=request, viewer=viewer, now=clock.now(), ids=ids)
