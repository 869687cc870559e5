"""Code apps and recovery codes; and who runs the record needs a second factor, in time."""

from __future__ import annotations

import base64
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from beforehand.store.access.models import Account, CodeApp
from beforehand.studio import entry
from beforehand.studio.entry.code_app import STEP, digits_at
from beforehand.web import clock
from tests.web.browsing import press, text_of
from tests.web.conftest import SignIn
from tests.world import new_world

committed = pytest.mark.django_db(databases=["default", "vaults"], transaction=True)
real = pytest.mark.django_db(databases=["default", "vaults"])


def digits(secret: bytes, at: datetime, later: int = 0) -> str:
    return digits_at(secret, int(at.timestamp()) // STEP + later)


def add_app(browser: Client) -> bytes:
    """Add a code app; the secret that it holds."""
    assert browser.post("/second/", {"do": "app"}).status_code == 303
    letters = re.findall(r'<p class="digest">([A-Z2-7 ]+)</p>', browser.get("/second/").content.decode())[0]
    assert browser.get("/second/picture/").headers["Content-Type"] == "image/svg+xml"
    secret = base64.b32decode(letters.replace(" ", ""))
    assert (
        browser.post("/second/", {"do": "app_code", "digits": digits(secret, clock.now())}).status_code == 303
    )
    return secret


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_digits_are_those_of_rfc_6238(seconds: int, shown: str) -> None:
    assert digits_at(b"12345678901234567890", seconds // STEP) == shown


@committed
def test_digits_let_in_once(sign_in: SignIn) -> None:
    world = new_world()
    secret = add_app(sign_in(world, "mara"))
    door, now = sign_in(world, "mara"), clock.now()
    with clock.stopped(now + timedelta(seconds=STEP)):
        later = digits(secret, now, 1)
        assert "code_wrong" in door.post("/second/", {"do": "code", "digits": "000000"}).content.decode()
        assert door.post("/second/?next=/devices/", {"do": "code", "digits": later}).headers["Location"] == (
            "/devices/"
        )
        assert door.get("/").status_code == 200
        again = sign_in(world, "mara")
        assert "code_wrong" in again.post("/second/", {"do": "code", "digits": later}).content.decode()


@committed
def test_after_five_wrong_tries_the_right_digits_wait_too(sign_in: SignIn) -> None:
    world = new_world()
    secret = add_app(sign_in(world, "mara"))
    door, now = sign_in(world, "mara"), clock.now()
    with clock.stopped(now + timedelta(minutes=1)):
        for _ in range(5):
            door.post("/second/", {"do": "code", "digits": "000000"})
        right = digits(secret, clock.now())
        assert "code_locked" in door.post("/second/", {"do": "code", "digits": right}).content.decode()
    with clock.stopped(now + timedelta(minutes=17)):
        right = digits(secret, clock.now())
        assert door.post("/second/", {"do": "code", "digits": right}).status_code == 303


@committed
def test_the_secret_lies_in_no_database(sign_in: SignIn) -> None:
    world = new_world()
    browser = sign_in(world, "mara")
    browser.post("/second/", {"do": "app"})
    html = browser.get("/second/").content.decode()
    secret = base64.b32decode(re.findall(r'<p class="digest">([A-Z2-7 ]+)</p>', html)[0].replace(" ", ""))
    held = [session.get_decoded().get("pending_app", "") for session in Session.objects.all()]
    assert any(held)
    assert all(secret not in base64.b64decode(one) for one in held)
    browser.post("/second/", {"do": "app_code", "digits": digits(secret, clock.now())})
    assert secret not in bytes(CodeApp.objects.get().sealed)


@committed
def test_a_recovery_code_works_once_and_is_noted(sign_in: SignIn) -> None:
    world = new_world()
    here = sign_in(world, "mara")
    assert "no_factor" in here.post("/second/", {"do": "codes"}).content.decode()
    add_app(here)
    html = here.post("/second/", {"do": "codes"}).content.decode()
    codes = re.findall(r'<li class="digest">([A-Z2-7-]{19})</li>', html)
    assert len(set(codes)) == 8
    assert codes[0] not in here.get("/second/").content.decode()
    door, again = sign_in(world, "mara"), sign_in(world, "mara")
    assert door.post("/second/", {"do": "recovery", "recovery": codes[0].lower()}).status_code == 303
    refused = again.post("/second/", {"do": "recovery", "recovery": codes[0]})
    assert (refused.status_code, "code_wrong" in refused.content.decode()) == (409, True)
    assert "A recovery code was used" in text_of(door.get("/devices/"))


@committed
def test_the_pin_is_asked_before_one_is_added(sign_in: SignIn) -> None:
    world = new_world()
    mara = sign_in(world, "mara")
    mara.post("/pin/", {"new": "271846"})
    with clock.stopped(clock.now() + timedelta(minutes=6)):
        assert mara.post("/second/", {"do": "app"}).headers["Location"] == "/pin/?next=/second/"


@committed
def test_whoever_makes_links_cannot_take_a_second_factor_away(sign_in: SignIn) -> None:
    world = new_world()
    add_app(sign_in(world, "mara"))
    ines = sign_in(world, "ines")
    press(ines, "/people/", "Lost phone or PIN", person=world["mara"])
    assert "this link alone opens nothing" in text_of(ines.get(f"/people/{world['mara']}/link/"))
    assert sign_in(world, "mara").get("/").headers["Location"].startswith("/second/")
    entry.forget_factors(Account.objects.get(person=world["mara"]), at=clock.now())
    mara = sign_in(world, "mara")
    assert "A second factor was taken away" in text_of(mara.get("/devices/"))


# Who runs the record


@real
@pytest.mark.parametrize(("who", "sent"), [("ines", True), ("mara", False), ("calder", False)])
def test_after_a_week_who_runs_the_record_needs_one(
    sign_in: SignIn, settings: Any, who: str, sent: bool
) -> None:
    settings.SECOND_FACTOR = "required"
    world = new_world()
    browser, now = sign_in(world, who), clock.now()
    if who == "ines":
        assert "Add a second factor" in text_of(browser.get("/"))
    with clock.stopped(now + timedelta(days=6, hours=23)):
        assert browser.get("/").status_code == 200
    with clock.stopped(now + timedelta(days=7, minutes=1)):
        assert (browser.get("/").status_code == 302) == sent
        assert browser.get("/second/").status_code == 200
        assert ("you need one now" in text_of(browser.get("/second/"))) == sent


@real
def test_a_server_may_ask_nobody(sign_in: SignIn) -> None:
    world = new_world()
    browser = sign_in(world, "ines")
    assert "Add a second factor" not in text_of(browser.get("/"))
    with clock.stopped(clock.now() + timedelta(days=8)):
        assert browser.get("/people/").status_code == 200


@committed
def test_with_one_who_runs_the_record_goes_on(sign_in: SignIn, settings: Any) -> None:
    settings.SECOND_FACTOR = "required"
    world = new_world()
    browser = sign_in(world, "ines")
    add_app(browser)
    with clock.stopped(clock.now() + timedelta(days=8)):
        assert browser.get("/people/").status_code == 200
