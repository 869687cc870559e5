"""Rule 5: no reason is asked for a no, so no form of a narrowing has a field for words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.urls import URLPattern, URLResolver

from beforehand.web.boundaries.forms import TickedForm
from beforehand.web.boundaries.region import Region
from beforehand.web.page import Page
from beforehand.web.urls import urlpatterns
from tests.web.mine.conftest import PhoneOf
from tests.world import World, may_shoot_42, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

NARROWING = {
    "mine": {"talk", "decline", "withdraw", "less_today", "hold"},
    "own-riders": {"talk", "undo", "strike", "end_grant"},
    "held": {"talk_all", "less_today_all"},
    "boundaries": {"fence_all", "end"},
    "place": {"set_post", "fence_all", "end"},
    "region": {"fence_all", "fence", "end"},
}
EXACT = (forms.UUIDField, forms.RegexField, forms.SlugField, forms.ChoiceField, forms.BooleanField)
"""Fields that take ids, digests, ticks and choices from a list alone."""


def pages(patterns: list[URLPattern | URLResolver] = urlpatterns) -> Iterator[type[Page]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern.url_patterns)
        elif isinstance(view := getattr(pattern.callback, "view_class", None), type):
            yield view


def form_of(page: type[Page], act: str) -> forms.Form:
    if issubclass(page, Region) and act == "fence":
        names = ("own", "by", "layers", "states", "audiences")
        return TickedForm(None, {name: [] for name in names})
    return page.acts[act].form()


def test_rule_5_no_form_of_a_narrowing_takes_words() -> None:
    found = {page.name: page for page in pages()}
    assert NARROWING.keys() <= found.keys()
    for name, acts in NARROWING.items():
        for act in acts:
            fields = form_of(found[name], act).fields
            wordy = [field for field, kind in fields.items() if not isinstance(kind, EXACT)]
            assert wordy == [], (name, act)


def test_rule_5_every_hold_and_every_narrowing_by_name_is_without_words_on_every_page() -> None:
    """Other rooms have such acts too."""
    names = set().union(*NARROWING.values())
    for page in pages():
        for act in names & set(page.acts):
            fields = form_of(page, act).fields.values()
            assert all(isinstance(field, EXACT) for field in fields), (page.name, act)


@pytest.mark.parametrize("made", [may_shoot_42, lambda: scene_42(new_world())], ids=["planned", "asked"])
def test_rule_5_nothing_can_be_typed_into_a_narrowing_as_it_is_drawn(phone_of: PhoneOf, made: object) -> None:
    world = made()  # type: ignore[operator]  # a function of no arguments
    assert isinstance(world, World)
    phone = phone_of(world, "mara")
    drawn = 0
    for way in (
        "map/received",
        "list/received",
        "map/received/lips",
        "detail/shown/hands",
        "detail/given/head",
        "",
    ):
        url = f"/boundaries/{way}/" if way else phone.url
        for form in re.findall(r"<form.*?</form>", phone.get(url).content.decode(), re.DOTALL):
            (act,) = re.findall(r'name="act" value="(\w+)"', form) or [""]
            if act in set().union(*NARROWING.values()):
                drawn += 1
                assert not re.search(r'<textarea|type="(text|search|number)"|<input(?![^>]*type=)', form)
    assert drawn > 10
