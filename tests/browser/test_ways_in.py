"""A passkey made and used in Chromium, and a hand-over with both coordinators' pages open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE, Comes
from .standing_pages import as_it_stands
from .tide import Tide, served
from .ways import PIN, press

DEVICE: Final = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tide]:
    """A server that is called by a name, as passkeys need."""
    with served(tmp_path_factory.mktemp("named"), "blank", host="localhost") as tide:
        yield tide


def with_device(page: Page) -> None:
    """Give the browser a device that keeps passkeys and whose owner always agrees."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def test_a_passkey_is_made_and_signs_in(named: Tide, comes: Comes) -> None:
    page = comes(named, "mara", PHONE)
    with_device(page)
    page.goto(f"{named.origin}/second/")
    press(page, "Add a passkey")
    page.get_by_text("Recovery codes").wait_for()
    press(page, "Make codes")
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    assert as_it_stands(page, "/second/") == []
    page.goto(f"{named.origin}/devices/")
    press(page, "Sign out")
    page.wait_for_url("**/in/")
    assert as_it_stands(page, "/in/") == []
    press(page, "Sign in with a passkey")
    page.wait_for_url(f"{named.origin}/")
    page.goto(f"{named.origin}/devices/")
    expect(page.get_by_text("Signed in by a passkey")).to_be_visible()


def test_a_hand_over_with_both_pages_open(named: Tide, comes: Comes) -> None:
    ines = comes(named, "ines")
    ines.goto(f"{named.origin}/people/")
    ines.get_by_label("Full name").fill("Noor Haddad")
    press(ines, "Add")
    row = ines.get_by_role("listitem").filter(has=ines.get_by_role("heading", name="Noor Haddad"))
    press(row, "Sign-in link")
    link = ines.get_by_label("Or send this address").input_value()
    noor = ines.context.browser.new_page()  # type: ignore[union-attr]  # a context that was opened has its browser
    noor.goto(link)
    noor.get_by_role("button", name="Sign in as").click()
    expect(noor.get_by_text("Nothing is here for you yet")).to_be_visible()
    open_page = ines.context.new_page()
    open_page.goto(f"{named.origin}/people/")
    ines.goto(f"{named.origin}/people/hand-over/")
    ines.get_by_label("Who takes over").select_option(label="Noor Haddad")
    press(ines, "Hand over")
    ines.get_by_label("New PIN").fill(PIN)
    press(ines, "Set the PIN")
    ines.get_by_label("Who takes over").select_option(label="Noor Haddad")
    press(ines, "Hand over")
    expect(ines.get_by_text("Handed over.")).to_be_visible()
    expect(open_page.get_by_role("heading", name="People")).to_have_count(0)
    noor.goto(named.scene("42"))
    expect(noor.get_by_role("heading", name="Boathouse, night")).to_be_visible()
    noor.close()
