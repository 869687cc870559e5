"""``{% load body %}``: the body map put into a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from beforehand.drawing.body_map import Link, body_map

register = template.Library()


@register.simple_tag
def figure(drawn: Mapping[str, Any]) -> SafeString:
    """Draw one face: ``{face, name, states: {leaf: state}, part, links: {key: {url, name}}, chosen: [leaf]}``."""
    links = {key: Link(link["url"], link["name"]) for key, link in drawn["links"].items()}
    made = body_map(
        drawn["face"],
        drawn["states"],
        part=drawn["part"],
        links=links,
        chosen=drawn["chosen"],
        name=drawn["name"],
    )
    return mark_safe(made)  # noqa: S308  the drawing escapes the names and addresses it is given
