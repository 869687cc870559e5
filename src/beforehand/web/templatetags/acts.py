"""``{% load acts %}``: the hidden fields of a form that is written by hand."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from beforehand.web.acts import key_for

register = template.Library()


@register.simple_tag(takes_context=True)
def act(context: Context, name: str) -> SafeString:
    """Write the hidden fields of a form that does the act ``name``: its token, its key, its page."""
    drawn = context["page"]
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="act" value="{}">'
        '<input type="hidden" name="key" value="{}">'
        '<input type="hidden" name="page" value="{}">',
        context["csrf_token"],
        name,
        key_for(context["viewer"], drawn.last_key, drawn.digest, name),
        drawn.digest,
    )
