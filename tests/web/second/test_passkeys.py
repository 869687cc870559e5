"""Passkeys: made, asked for, used to sign in; and those that are not taken."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from beforehand.store.access.models import Passkey
from tests.web.conftest import SignIn
from tests.web.second.authenticator import Authenticator
from tests.world import World, new_world

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _named(settings: Any) -> None:
    """A passkey needs a name."""
    settings.ORIGIN = urlsplit("http://localhost:8000")


@pytest.fixture
def world() -> World:
    return new_world()


def send(browser: Client, at: str, **fields: str) -> Any:
    return browser.post(at, fields, headers=JSON)


def add(browser: Client, key: Authenticator) -> Any:
    options = send(browser, "/second/", do="options").json()
    return send(browser, "/second/", do="passkey", response=key.make(options))


def use(browser: Client, key: Authenticator, at: str = "/second/") -> Any:
    options = send(browser, at, do="options").json()
    return send(browser, at, do="passkey", response=key.sign(options))


def test_a_link_alone_opens_nothing_for_who_has_a_passkey(world: World, sign_in: SignIn) -> None:
    key, first = Authenticator(), sign_in(world, "mara")
    assert add(first, key).json() == {"location": "/second/"}
    assert first.get("/").status_code == 200, "the session that added it goes on"
    again = sign_in(world, "mara")
    for address in ("/", "/boundaries/", "/own/record.json", "/devices/", "/pin/", "/live/?page=/"):
        assert again.get(address).headers["Location"].startswith("/second/?next=")
    assert use(again, key).json() == {"location": "/"}
    assert again.get("/boundaries/").status_code in (200, 404)


def test_a_passkey_signs_in_by_itself(world: World, sign_in: SignIn) -> None:
    key = Authenticator()
    add(sign_in(world, "ines"), key)
    browser = Client(headers={"User-Agent": "Firefox on Linux"})
    assert use(browser, key, "/in/").json() == {"location": "/"}
    assert browser.get("/people/").status_code == 200
    assert "Signed in by a passkey: Firefox on Linux" in browser.get("/devices/").content.decode()


def test_every_session_that_was_open_is_asked_too(world: World, sign_in: SignIn) -> None:
    other, here = sign_in(world, "ines"), sign_in(world, "ines")
    add(here, Authenticator())
    assert other.get("/people/").headers["Location"].startswith("/second/")


@pytest.mark.parametrize(
    "odd",
    [
        Authenticator(origin="http://localhost.example.org"),
        Authenticator(rp="example.org"),
        Authenticator(verifies=False),
    ],
    ids=["another page", "another name", "nobody was asked"],
)
def test_a_passkey_that_is_not_for_here_is_not_kept(
    world: World, sign_in: SignIn, odd: Authenticator
) -> None:
    answer = add(sign_in(world, "mara"), odd)
    assert (answer.status_code, answer.json()["code"]) == (409, "passkey_wrong")
    assert not Passkey.objects.exists()


def test_what_is_not_the_owners_own_fresh_answer_does_not_let_in(world: World, sign_in: SignIn) -> None:
    maras, ines_key, unknown = Authenticator(), Authenticator(), Authenticator()
    add(sign_in(world, "mara"), maras)
    add(sign_in(world, "ines"), ines_key)
    door = sign_in(world, "mara")
    copy = Authenticator(credential=maras.credential, private=maras.private, uses=-1)
    old = maras.sign(send(door, "/second/", do="options").json())
    tried = [
        use(door, unknown),
        use(door, ines_key),
        send(door, "/second/", do="passkey", response=old),
        send(door, "/second/", do="passkey", response="[]"),
        send(door, "/second/", do="passkey", response="not JSON"),
    ]
    assert use(door, maras).status_code == 200
    stale = use(sign_in(world, "mara"), copy)
    assert {answer.json()["code"] for answer in [*tried, stale]} == {"passkey_wrong"}


def test_nothing_but_the_factor_can_be_done_while_it_is_asked_for(world: World, sign_in: SignIn) -> None:
    add(sign_in(world, "mara"), Authenticator())
    door = sign_in(world, "mara")
    for do in ("codes", "app", "remove_app", "remove_passkey"):
        assert send(door, "/second/", do=do).json()["code"] == "unknown_act"
