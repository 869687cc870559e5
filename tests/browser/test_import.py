"""One sitting: a production of 60 scenes, 40 performers and 12 days is begun, imported and looked at."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from benchmarks.large.lists import DAYS, NO_DAY, PERFORMERS, SCENES, Lists, made
from tests.axe import violations

from .conftest import DESK, MOST_MS, PHONE
from .tide import CLEAN, PROGRAM, free_port, running

MOST_SECONDS = 120
"""From the first address that the terminal prints to the page with all scenes, three imports between.

The promise is ten minutes, for a person; this leaves eight of them for typing, on however slow a machine.
"""


@pytest.fixture
def lists() -> Lists:
    first_monday = date.today() + timedelta(days=21 - date.today().weekday())
    return made(7, first_monday)


def test_begin_import_and_home(browser: Browser, tmp_path: Path, lists: Lists) -> None:
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    command = [*PROGRAM, "serve", "--data", str(tmp_path / "data"), "--port", str(port)]
    environment = CLEAN | {"PYTHONUNBUFFERED": "1"}
    log = tmp_path / "server.log"
    with running(command, environment, f"{origin}/in/", log), browser.new_context() as context:
        context.set_default_timeout(MOST_MS)
        printed = re.search(r"http://\S+/first/\S+/", log.read_text())
        assert printed, log.read_text()
        page = context.new_page()
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        began = time.monotonic()
        page.goto(printed[0])
        begin(page)
        take(page, lists.schedule, f"Will be taken: {SCENES}")
        take(page, lists.cast, f"Will be taken: {PERFORMERS}")
        thirty_at_once(page)
        take_them(page)
        expect(page.locator("a.scene")).to_have_count(SCENES)
        assert time.monotonic() - began < MOST_SECONDS
        look(page, lists)
        thirty_at_once(page)
        assert [*violations(page, "light"), *on_a_phone(page)] == []


def on_a_phone(page: Page) -> list[str]:
    """What axe says of the rows on a phone in the dark, and whether they go past its edge."""
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    return violations(page, "dark")


def begin(page: Page) -> None:
    page.get_by_label("Title of the production").fill("The Long Tide")
    page.get_by_label("Unit", exact=True).fill("Main unit")
    page.get_by_label("Your name").fill("Ines Duarte")
    page.get_by_label("Who runs this server").fill("North Quay")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Begin here")).to_be_visible()


def take(page: Page, data: bytes, counted: str) -> None:
    """Choose a list, read what becomes of its rows, take them."""
    page.get_by_role("link", name="Import a list").first.click()
    file: FilePayload = {"name": "list.csv", "mimeType": "text/csv", "buffer": data}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Show its rows").click()
    expect(page.locator("main")).to_contain_text(counted)
    expect(page.locator("main")).to_contain_text("Nothing is written yet.")
    page.get_by_role("button", name="Take these rows").click()
    expect(page.get_by_role("heading", name="The Long Tide")).to_be_visible()


def thirty_at_once(page: Page) -> None:
    page.get_by_role("link", name="Import a list").first.click()
    page.get_by_label("Or how many").fill("30")
    page.get_by_label("Scenes, by number").fill("17")
    page.get_by_role("button", name="Show them").click()
    expect(page.locator("main")).to_contain_text(": 30.")


def take_them(page: Page) -> None:
    page.get_by_role("button", name="Take these rows").click()
    expect(page.get_by_role("heading", name="The Long Tide")).to_be_visible()


def look(page: Page, lists: Lists) -> None:
    """The home page: all scenes by day, and nothing wrong with it on a desk and on a phone."""
    expect(page.locator(".day-head h2")).to_have_count(DAYS + 1)
    expect(page.locator(".steps > li")).to_have_count(6)
    expect(page.locator(".day-head").last).to_contain_text("No day yet")
    expect(page.locator(".rows").last.locator("a.scene")).to_have_count(NO_DAY)
    expect(page.locator("a.scene", has_text="Background 01")).to_have_count(1)
    expect(page.locator("main")).to_contain_text(lists.names[0])
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") == width
