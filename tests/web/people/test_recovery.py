"""A lost phone, a forgotten PIN, and what a performer can see of whoever makes their links."""

from __future__ import annotations

import pytest
from django.test import Client

from beforehand.studio import entry
from beforehand.web import clock
from tests.web.browsing import press, text_of
from tests.web.conftest import SignIn
from tests.world import World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
PIN = "271846"


@pytest.fixture
def world() -> World:
    return scene_42(new_world())


def link_from(world: World, ines: Client, label: str) -> str:
    """The address of the link that Ines has just made for Mara with the button of these words."""
    press_row(ines, label, world["mara"])
    by = entry.account_of(world["ines"], world.production)
    return f"/in/{entry.fresh_links(by, at=clock.now())[world['mara']].token}/"


def press_row(ines: Client, label: str, person: str) -> None:
    sent = press(ines, "/people/", label, person=person)
    assert sent.headers["Location"] == f"/people/{person}/link/"


def test_a_lost_phone_is_out_and_the_pin_is_set_anew(world: World, sign_in: SignIn) -> None:
    mara, ines = sign_in(world, "mara"), sign_in(world, "ines")
    mara.post("/pin/?set", {"new": PIN})
    link = link_from(world, ines, "Lost phone or PIN")
    assert mara.get("/").headers["Location"] == "/in/"
    phone = Client(headers={"User-Agent": "Firefox on a phone"})
    assert phone.post(link).status_code == 303
    assert "Set a PIN" in text_of(phone.get("/pin/"))
    told = text_of(phone.get("/devices/"))
    for line in ("put aside, to be set anew", "Signed out everywhere", "A sign-in link was made"):
        assert f"{line} " in told
    assert told.count("by Ines Duarte") == 3


def test_who_opens_a_link_first_is_seen_by_its_owner_for_ever(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    intruder = Client(headers={"User-Agent": "Safari on Mac OS X"})
    assert intruder.post(link_from(world, ines, "Sign-in link")).status_code == 303
    intruder.post("/pin/?set", {"new": PIN})
    device = entry.devices_of(entry.account_of(world["mara"], world.production).pk)[0]
    mara = Client(headers={"User-Agent": "Firefox on Android"})
    assert mara.post(link_from(world, ines, "Lost phone or PIN")).status_code == 303
    assert "Signed in as you so far" in text_of(mara.get("/pin/"))
    told = text_of(mara.get("/devices/"))
    assert "Signed in by a link: Safari on Mac" in told
    assert "The PIN was set: Safari on Mac" in told
    assert intruder.get("/").status_code == 302
    assert device.label == "Safari on Mac"


def test_what_a_link_can_do_is_said_to_whoever_makes_it(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    press_row(ines, "Sign-in link", world["mara"])
    assert "Whoever opens it first comes in as Mara Okafor, you too" in text_of(
        ines.get(f"/people/{world['mara']}/link/")
    )
