"""The acts a page offers, and how a form that was sent is read before anything is done."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen
from django import forms
from django.conf import settings
from django.http import HttpRequest, QueryDict

from beforehand.agreement.refusals import Refusal
from beforehand.web.drawn import Drawn
from beforehand.web.viewer import Viewer

GROUND: Final = frozenset({"csrfmiddlewaretoken", "act", "key", "page"})
LONGEST_TEXT: Final = 20_000
A_KEY: Final = re.compile(r"[0-9a-f]{64}")


@frozen
class Act:
    """One thing that can be done on a page.

    Attributes:
        form: what may be sent with it; a field that it does not name is refused.
        run: name of the page's method that does it: ``(viewer, data, now, **ids) -> str | None``, giving the
            address to go to next, or None to stay.
        stale_check: refuse when the page has changed since the form was written.
        step_up: ask for the PIN first, unless it was given within the last minutes.
        counts_again: the same form sent again later is done again. For what narrows: a page from the browser's
            history carries the key of an earlier no, and a no that only seems to be saved is worse than two.
    """

    form: type[forms.Form]
    run: str
    stale_check: bool = False
    step_up: bool = False
    counts_again: bool = False


AGAIN_AFTER: Final = 10
"""Seconds within which two sendings of a narrowing are one slip of the finger."""


class Nothing(forms.Form):
    """The form of an act that needs no words: a narrowing asks for no reason."""


class FormRefused(Refusal):
    """A form that cannot be read as what it should be; answered 422.

    Attributes:
        form: the form with its errors, for the page to show beside its fields; None when there is none.
    """

    def __init__(self, code: str, sentence: str, form: forms.Form | None = None) -> None:
        super().__init__(code, sentence)
        self.form = form


def key_for(viewer: Viewer, last_key: str, digest: str, act: str) -> str:
    """Make the key by which a form that is sent twice is known.

    It depends on what the viewer themselves did last, not on a counter or on chance: two worlds that differ
    in other people's private acts must write the same page, byte for byte.

    Args:
        viewer: for whom the form is written.
        last_key: the key of the last form they sent, empty when there is none.
        digest: of the page that holds the form.
        act: what the form does.

    Returns:
        64 hex digits.
    """
    said = json.dumps([viewer.session, last_key, digest, act])
    secret = hashlib.sha256(b"beforehand form key\n" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(secret, said.encode(), hashlib.sha256).hexdigest()


def armed(part: Any, viewer: Viewer, drawn: Drawn) -> Any:
    """Give a copy of a page model whose forms can be sent.

    Args:
        part: the model, or a part of it: wherever a mapping holds ``"hidden": {"act": ...}`` that is a form.
        viewer: who looks.
        drawn: this drawing of the page.

    Returns:
        The same, with ``key`` and ``page`` in each ``hidden``. They are added after the digest was taken,
        since they are made from it.
    """
    if isinstance(part, Mapping):
        return {
            name: _hidden(inner, viewer, drawn) if name == "hidden" else armed(inner, viewer, drawn)
            for name, inner in part.items()
        }
    if isinstance(part, list | tuple):
        return [armed(inner, viewer, drawn) for inner in part]
    return part


def _hidden(hidden: Mapping[str, Any], viewer: Viewer, drawn: Drawn) -> Mapping[str, Any]:
    if "act" not in hidden:
        return hidden
    key = key_for(viewer, drawn.last_key, drawn.digest, str(hidden["act"]))
    return {**hidden, "key": key, "page": drawn.digest}


def sent_key(path: str, sent: QueryDict, again: int | None = None) -> str:
    """Give the key that a form counts under: the one it carries, bound to what is in it.

    Two different answers sent from one page before it could be drawn anew carry one key and are two acts.

    Args:
        path: where it was sent.
        sent: its fields.
        again: for an act that counts again, a number that goes on with the time; None for any other.

    Raises:
        FormRefused: ``no_key`` when it carries none that this house made.
    """
    key = sent.get("key") or ""
    if not A_KEY.fullmatch(key):
        raise FormRefused("no_key", "This form was not complete. Load the page again, then answer.")
    body = sorted((name, sent.getlist(name)) for name in sent if name not in GROUND or name == "act")
    return hashlib.sha256(json.dumps([key, path, body, again]).encode()).hexdigest()


def read(form: forms.Form, request: HttpRequest) -> dict[str, Any]:
    """Read a form that was sent.

    Args:
        form: bound to what was sent.
        request: as sent.

    Returns:
        The form's cleaned data.

    Raises:
        FormRefused: ``unknown_field``, ``too_long``, ``form``.
    """
    _check_fields(form, request)
    if not form.is_valid():
        raise _refused(form)
    return dict(form.cleaned_data)


def _check_fields(form: forms.Form, request: HttpRequest) -> None:
    sent = request.POST
    known = {name: field.widget for name, field in _widgets(form).items()}
    for name in [*sent, *request.FILES]:
        if name not in known and name not in GROUND:
            raise FormRefused("unknown_field", "This form held something that this page does not ask for.")
        several = getattr(known.get(name), "allow_multiple_selected", False)
        if len(sent.getlist(name)) > 1 and not several:
            raise FormRefused("unknown_field", "This form held the same field twice.")
    if any(len(value) > LONGEST_TEXT for _name, values in sent.lists() for value in values):
        raise _too_long(form)


def _widgets(form: forms.Form) -> dict[str, Any]:
    """Name every field as it is sent; a field of several boxes sends each under a name of its own."""
    found: dict[str, Any] = {}
    for name, field in form.fields.items():
        sent_name = form.add_prefix(name)
        found[sent_name] = field
        for suffix in getattr(field.widget, "widgets_names", ()):
            found[sent_name + suffix] = field
    return found


def _refused(form: forms.Form) -> FormRefused:
    errors = form.errors.as_data()
    if any(error.code == "max_length" for listed in errors.values() for error in listed):
        return _too_long(form)
    named = [form.fields[name].label or name.replace("_", " ") for name in errors if name in form.fields]
    where = f" Look again at: {', '.join(str(label).lower() for label in named)}." if named else ""
    return FormRefused("form", f"This could not be taken as it stands.{where}", form)


def _too_long(form: forms.Form) -> FormRefused:
    return FormRefused("too_long", "This text is longer than can be kept here. Make it shorter.", form)
