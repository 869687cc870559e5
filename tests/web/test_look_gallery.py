"""The gallery in Chromium: accessible, inside the screen, under the content policy, and light."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize

from tests.axe import violations

from .gallery.browser import CHROMIUM, chromium
from .gallery.render import PAGES, server, write

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not there: no page was looked at"),
]

PHONE: Final[ViewportSize] = {"width": 375, "height": 812}
DESK: Final[ViewportSize] = {"width": 1440, "height": 1000}
LOOKS: Final = [(size, scheme) for size in (PHONE, DESK) for scheme in ("light", "dark")]
LOOK_IDS: Final = [f"{size['width']}-{scheme}" for size, scheme in LOOKS]

SMALL: Final = """() => [...document.querySelectorAll(
  'main button, main .button, main summary, main a.region, main .tabs a, .header a, .header summary,' +
  ' main input:not([type=hidden]), main select, main textarea, main .segmented > *, main .choices > *')]
  .filter((e) => e.offsetParent !== null || getComputedStyle(e).position === 'fixed')
  .map((e) => (e.matches('[type=checkbox], [type=radio]') ? e.closest('.field, label') || e : e))
  .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
  .map(([html, box]) => `${html} ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("gallery")
    write(folder)
    serving = server(folder)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(params=LOOKS, ids=LOOK_IDS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    size, scheme = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme)
    opened = context.new_page()
    yield opened
    context.close()


def complaints(page: Page) -> list[str]:
    """Collect what the console says from now on: a breach of the content policy is said there."""
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def open_everything(page: Page) -> None:
    """Open what is folded, so that it is looked at too, but for the menu, which lies over the page."""
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_the_policy_holds_and_nothing_scrolls_sideways(
    page: Page, address: str, name: str, request: pytest.FixtureRequest
):
    said = complaints(page)
    page.goto(f"{address}/{name}.html")
    open_everything(page)
    assert violations(page, request.node.callspec.params["page"][1]) == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "it scrolls sideways"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_to_press_is_small_on_a_phone(browser: Browser, address: str, name: str):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}/{name}.html")
    open_everything(page)
    small = page.evaluate(SMALL)
    context.close()
    assert small == []


def test_the_menu_is_accessible_when_open(page: Page, address: str, request: pytest.FixtureRequest):
    page.goto(f"{address}/ic-scene.html")
    page.locator(".menu > summary").click()
    assert violations(page, request.node.callspec.params["page"][1]) == []
    page.keyboard.press("Escape")
    assert page.locator(".menu").get_attribute("open") is None


def test_three_answers_are_of_one_weight(page: Page, address: str):
    page.goto(f"{address}/performer.html")
    measured: list[dict[str, Any]] = page.evaluate(
        """() => [...document.querySelectorAll('.answer-card .answers button')].map((b) => {
          const s = getComputedStyle(b), r = b.getBoundingClientRect();
          return {w: Math.round(r.width), h: Math.round(r.height), top: r.top, bg: s.backgroundColor,
                  edge: s.borderColor, line: s.borderWidth, weight: s.fontWeight, ink: s.color};
        })"""
    )
    assert len(measured) == 3
    assert measured[0] == measured[1] == measured[2]
    assert measured[0]["h"] == 60


def _note(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def test_faces_are_fetched_on_a_desk_and_not_on_a_phone(browser: Browser, address: str):
    fetched = {}
    for size in (PHONE, DESK):
        context = browser.new_context(viewport=size)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", partial(_note, asked))
        page.goto(f"{address}/ic-scene.html", wait_until="networkidle")
        fetched[size["width"]] = [url for url in asked if url.endswith(".woff2")]
        context.close()
    assert fetched[375] == []
    assert len(fetched[1440]) == 5


def test_a_performers_page_weighs_less_than_60_kb_with_everything(browser: Browser, address: str):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    bodies: dict[str, bytes] = {}
    page.on("response", lambda response: bodies.update({response.url: response.body()}))
    page.goto(f"{address}/performer.html", wait_until="networkidle")
    context.close()
    weight = {url.rsplit("/", 1)[1]: len(gzip.compress(body, 6)) for url, body in bodies.items()}
    assert {"performer.html", "beforehand.css", "htmx.min.js", "live.js"} <= weight.keys()
    assert sum(weight.values()) < 40_000, weight


def test_paper_is_black_on_white_without_controls(browser: Browser, address: str, tmp_path: Path):
    context = browser.new_context(viewport=DESK, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/ic-scene.html")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    shown = page.locator(".header").is_visible()
    context.close()
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert not shown
