"""Debian's Chromium, a served production, and one browser for each person who signs in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from .tide import Tide, served

CHROMIUM: Final = Path(os.environ.get("BEFOREHAND_CHROMIUM") or "/usr/bin/chromium")
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-lcd-text",
]
PHONE: Final = (375, 812)
DESK: Final = (1440, 960)
MOST_MS: Final = 8000

Comes = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder drives the browser; without one it says so by name."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM.exists():
                item.add_marker(pytest.mark.skip(reason=f"{CHROMIUM} is not there: no page was opened"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tide]:
    """The demo as its fictional people left it."""
    with served(tmp_path_factory.mktemp("played"), "played") as tide:
        yield tide


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tide]:
    """The Long Tide with nothing asked in scenes 42 and 61."""
    with served(tmp_path_factory.mktemp("blank"), "blank") as tide:
        yield tide


@pytest.fixture(scope="module")
def comes(browser: Browser) -> Iterator[Comes]:
    """``comes(tide, "mara", PHONE)``: a person signs in with their link, in a browser of their own."""
    opened: list[BrowserContext] = []

    def sign_in(tide: Tide, who: str, size: tuple[int, int] = DESK) -> Page:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, has_touch=size == PHONE, reduced_motion="reduce"
        )
        context.set_default_timeout(MOST_MS)
        opened.append(context)
        page = context.new_page()
        page.goto(f"{tide.origin}/in/{tide.tokens[who]}/")
        page.get_by_role("button", name="Sign in as").click()
        page.wait_for_url(lambda address: "/in/" not in address)
        return page

    yield sign_in
    for context in opened:
        context.close()
