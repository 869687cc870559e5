"""``{% load look %}``: states with their shapes, sight lines, times, lengths and names in words."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from beforehand.web.look import drawings, states, times

register = template.Library()

register.filter("day", times.day, expects_localtime=True)
register.filter("long_day", times.long_day, expects_localtime=True)
register.filter("clock", times.clock, expects_localtime=True)
register.filter("day_clock", times.day_clock, expects_localtime=True)
register.filter("lasting", times.lasting)
register.filter("left", times.left)
register.filter("joined", times.joined)
register.filter("initials", times.initials)


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """Draw ``name`` inline: ``{% icon "agreed" %}``, ``{% icon "hold" "xl" %}``. Write its word beside it."""
    return drawings.drawing(name, size)


@register.simple_tag
def state(value: object, word: str = "") -> SafeString:
    """Write a state: shape, word, colour. ``{% state "signed" "Signed 12 Nov" %}`` words it otherwise."""
    found = states.STATES[states.key_of(value)]
    return _written(found, word or found.word)


@register.simple_tag
def answer(value: object, word: str = "") -> SafeString:
    """Write a performer's answer: agreed, talk, declined, withdrawn, less today; None is *No answer*."""
    return state(value, word)


@register.simple_tag
def standing(value: object, word: str = "") -> SafeString:
    """Write a scene's standing: may shoot, not yet, or with the coordinator."""
    return state(value, word)


@register.simple_tag
def standing_icon(value: object, size: str = "l") -> SafeString:
    """Draw the square of a standing in its colour, for a heading that has the word."""
    found = states.STATES[states.key_of(value)]
    return format_html('<span class="shape {}">{}</span>', found.colour, drawings.drawing(found.shape, size))


@register.simple_tag
def layer(value: object) -> SafeString:
    """Write a layer with its drawing: skin, cloth, barrier; None is *No touch*, which has none."""
    found = states.layer_of(value)
    drawn = drawings.drawing(found.shape, "s") if found.shape else SafeString("")
    return format_html('<span class="layer">{}{}</span>', drawn, found.word)


@register.simple_tag
def sightline(names: str | Iterable[str], of: str = "") -> SafeString:
    """Write who sees a private block: names, or a sentence of one's own.

    ``{% sightline "You, Ines" %}`` and ``["You", "Ines"]`` give *You and Ines only*; ``of`` goes in front:
    ``{% sightline people "Your answers" %}`` gives *Your answers: you and Ines only*. A text that ends with a
    full stop or has no comma is taken as it stands.
    """
    if isinstance(names, str):
        listed = [name.strip() for name in names.split(",")]
        words = names if len(listed) == 1 else f"{times.joined(listed)} only"
    else:
        words = f"{times.joined(names)} only"
    if of:
        words = f"{of}: {'you' + words[3:] if words.startswith('You') else words}"
    return format_html('<p class="sightline">{}<span>{}</span></p>', drawings.drawing("eye"), words)


@register.simple_tag
def blocks(done: int, total: int) -> SafeString:
    """Draw how many of how many scenes; the numbers stand beside it."""
    return drawings.blocks(done, total)


def _written(found: states.State, word: str) -> SafeString:
    return format_html(
        '<span class="state {}">{}<span>{}</span></span>', found.colour, drawings.drawing(found.shape), word
    )
