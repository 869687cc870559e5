"""``{% load kept %}``: what somebody ticked or typed stays when a form is refused."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def ticked(context: Context, act: str, name: str, value: str, at_first: bool = False) -> SafeString:
    """Write ``checked`` for a box: as it was sent with the refused form of ``act``, else as it is at first."""
    sent = _sent(context, act)
    on = at_first if sent is None else value in sent.getlist(name)
    return SafeString(" checked" if on else "")


@register.simple_tag(takes_context=True)
def chosen(context: Context, act: str, name: str, value: str, at_first: bool = False) -> SafeString:
    """Write ``selected`` for an option in the same way."""
    return SafeString(" selected" if ticked(context, act, name, value, at_first) else "")


@register.simple_tag(takes_context=True)
def typed(context: Context, act: str, name: str, at_first: object = "") -> SafeString:
    """Write ``value="…"`` in the same way."""
    sent = _sent(context, act)
    return format_html('value="{}"', at_first if sent is None else sent.get(name, ""))


@register.simple_tag(takes_context=True)
def was_refused(context: Context, act: str) -> bool:
    """Say whether it is the form of ``act`` that was refused."""
    return _sent(context, act) is not None


def _sent(context: Context, act: str) -> Any:
    """What was sent with the form of this act, if that is what was refused."""
    form = getattr(context.get("refusal"), "form", None)
    return form.data if form is not None and form.data.get("act") == act else None
