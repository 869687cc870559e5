"""A request goes to the coordinator first, always; what comes of it is told by what is published alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from beforehand.studio import requests
from tests.web.own_riders.conftest import phone_of
from tests.web.phone import Phone, acts
from tests.world import World, may_shoot_42

__all__ = ["phone_of"]
pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

PAGE = "requests/"
WORDS = "May she lead at the lamp?"


def sent(phone: Phone, **more: str) -> int:
    found = phone.post(phone.form("ask"), text=WORDS, **more)
    return int(found.status_code)


@pytest.mark.parametrize("who", ["teodor", "mara", "priya"])
def test_it_is_read_by_the_coordinator_and_by_who_asked(phone_of: Callable[..., Phone], who: str) -> None:
    world = may_shoot_42()
    others = [phone_of(world, o, PAGE) for o in ("teodor", "mara", "jonas", "calder", "priya") if o != who]
    others += [phone_of(world, o, "plan/") for o in ("teodor", "calder") if o != who]
    before = [other.bytes() for other in others]
    asks = phone_of(world, who, PAGE)
    assert sent(asks, first_line="13", last_line="15") == 303
    assert f"{WORDS} You, Tue 24 Nov, 08:00, lines 13–15" in asks.text()
    read = phone_of(world, "ines", PAGE).text()
    assert WORDS in read
    assert [other.bytes() for other in others] == before


def test_what_the_coordinator_makes_of_it_is_told_to_nobody(phone_of: Callable[..., Phone]) -> None:
    world = may_shoot_42()
    teodor, ines = phone_of(world, "teodor", PAGE), phone_of(world, "ines", PAGE)
    assert sent(teodor) == 303
    assert "Requests 1" in phone_of(world, "ines", "").text()
    before = teodor.bytes()
    ines.do("close", how="aside")
    assert "None is open." in ines.text()
    assert teodor.bytes() == before
    teodor.do("take_back")
    assert WORDS not in teodor.text()


def test_it_is_taken_back_before_it_is_read(phone_of: Callable[..., Phone]) -> None:
    world = may_shoot_42()
    mara = phone_of(world, "mara", PAGE)
    assert sent(mara) == 303
    mara.do("take_back")
    assert requests.requests_to_coordinator(world.production, world.scenes["42"]) == []


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"text": ""}, 422, "This field is required."),
        ({"text": WORDS, "first_line": "30", "last_line": "99"}, 409, "The scene has lines 1 to 36."),
        ({"text": WORDS, "first_line": "9", "last_line": "3"}, 409, "The scene has lines 1 to 36."),
    ],
)
def test_a_refusal_says_what_to_change(
    phone_of: Callable[..., Phone], fields: dict[str, str], status: int, sentence: str
) -> None:
    world: World = may_shoot_42()
    teodor, before = phone_of(world, "teodor", PAGE), acts()
    refused = teodor.post(teodor.form("ask"), **fields)
    assert refused.status_code == status
    assert sentence in refused.content.decode()
    assert acts() == before
