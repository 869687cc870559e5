"""``live.js`` in Chromium: an open page is kept true and nothing is taken from the person who reads it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from .gallery.browser import CHROMIUM, chromium
from .gallery.render import POLICY, WEB

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not there: live.js was not run"),
]

SCRIPTS: Final = {f"/{name}": WEB / "static" / "js" / name for name in ("htmx.min.js", "live.js")}
FRAME: Final = """<!doctype html><html lang="en"><head><title>{title}</title>
<script src="/htmx.min.js" defer></script><script src="/live.js" defer></script></head>
<body data-live="/live" data-page="scene"><div id="status" role="status"></div>
<main id="main">{main}</main></body></html>"""
BEATS: Final = """<p id="verdict">{verdict}</p>
<details id="one"><summary>Beat 1</summary><p>Slow dance.</p></details>
<form id="note" method="post" action="/write"><input type="hidden" name="csrf" value="{token}">
<label>Note <input id="text" name="text" value=""></label>
<button id="save" name="act" value="save">Save</button></form>"""


class Set(ThreadingHTTPServer):
    """A server of one page and its stream; the test says what they are."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.main = BEATS.format(verdict="May shoot", token="t1")
        self.etag = '"1"'
        self.status = 200
        self.events: queue.Queue[str] = queue.Queue()
        self.streams = threading.Semaphore(0)
        self.fetched = 0
        self.posts: list[str] = []
        self.answer_posts = threading.Event()

    def change(self, verdict: str, etag: str = '"2"', page: str = "scene") -> None:
        """Change the page and tell of it."""
        self.main = BEATS.format(verdict=verdict, token="t2")
        self.etag = etag
        self.events.put(page)


class Handler(BaseHTTPRequestHandler):
    """Answers for ``Set``."""

    server: Set

    def do_GET(self) -> None:
        """Send the page, a script, or the stream."""
        if self.path == "/live":
            self._stream()
        elif self.path in SCRIPTS:
            self._send(200, "text/javascript", Path(SCRIPTS[self.path]).read_bytes())
        elif self.path == "/favicon.ico":
            self._send(404, "text/plain", b"")
        else:
            self.server.fetched += 1
            main = self.server.main if self.server.status == 200 else "<p>There is no such page.</p>"
            page = FRAME.format(title="Scene 42", main=main).replace(
                ' data-live="/live"', ' data-live="/live"' if self.server.status == 200 else ""
            )
            self._send(
                self.server.status, "text/html; charset=utf-8", page.encode(), {"ETag": self.server.etag}
            )

    def do_POST(self) -> None:
        """Keep what was sent; answer when the test lets it."""
        length = int(self.headers["Content-Length"])
        self.server.posts.append(self.rfile.read(length).decode())
        self.server.answer_posts.wait(10)
        self._send(200, "text/html", b"<p id='done'>Saved</p>")

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 100\n\n")
        self.wfile.flush()
        self.server.streams.release()
        try:
            while page := self.server.events.get():
                self.wfile.write(f"event: page\ndata: {page}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return

    def _send(self, status: int, kind: str, body: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Cache-Control": "private, no-cache",
            "Content-Security-Policy": POLICY,
        }
        for name, value in {**headers, "Content-Length": str(len(body)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the standard library's
        """Say nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def stage() -> Iterator[Set]:
    serving = Set()
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield serving
    serving.answer_posts.set()
    serving.events.put("")
    serving.shutdown()
    serving.server_close()


@pytest.fixture
def page(browser: Browser, stage: Set) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(5000)
    opened = context.new_page()
    opened.goto(f"http://127.0.0.1:{stage.server_port}/scene")
    assert stage.streams.acquire(timeout=5), "the stream was not opened"
    yield opened
    context.close()


def test_a_change_is_shown_without_a_reload_and_open_things_stay_open(page: Page, stage: Set):
    page.evaluate("window.same = true")
    page.locator("#one summary").click()
    page.locator("#save").focus()
    stage.change("With the coordinator")
    expect(page.locator("#verdict")).to_have_text("With the coordinator")
    assert page.evaluate("window.same") is True
    assert page.locator("#one").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.id") == "save"
    assert page.locator("input[name=csrf]").input_value() == "t2"
    expect(page.locator("#status")).to_have_text("This page was brought up to date.")


def test_another_pages_name_is_not_heard(page: Page, stage: Set):
    stage.change("Not yet", page="another")
    stage.events.put("scene")
    expect(page.locator("#verdict")).to_have_text("Not yet")
    assert stage.fetched == 2


def test_a_started_form_is_left_alone_and_the_change_is_offered(page: Page, stage: Set):
    page.locator("#text").fill("Ask about the robe")
    page.locator("#verdict").click()
    stage.change("With the coordinator")
    expect(page.locator("#status")).to_contain_text("This page has changed.")
    assert page.locator("#text").input_value() == "Ask about the robe"
    expect(page.locator("#verdict")).to_have_text("May shoot")
    page.get_by_role("button", name="Show it").click()
    expect(page.locator("#verdict")).to_have_text("With the coordinator")


def test_somebody_writing_is_not_disturbed(page: Page, stage: Set):
    page.locator("#text").focus()
    stage.change("Not yet")
    expect(page.locator("#status")).to_contain_text("This page has changed.")
    assert page.evaluate("document.activeElement.id") == "text"


def test_a_page_that_is_gone_does_not_stay_on_the_screen(page: Page, stage: Set):
    page.locator("#text").fill("half a note")
    stage.status = 404
    stage.events.put("scene")
    expect(page.locator("main")).to_have_text("There is no such page.")


def test_one_press_is_one_act(page: Page, stage: Set):
    page.locator("#text").fill("once")
    page.evaluate("() => { const b = document.getElementById('save'); b.click(); b.click(); b.click(); }")
    stage.answer_posts.set()
    expect(page.locator("#done")).to_be_visible()
    assert stage.posts == ["csrf=t1&text=once&act=save"]


def test_the_same_tag_again_changes_nothing(page: Page, stage: Set):
    stage.change("Not yet")
    expect(page.locator("#verdict")).to_have_text("Not yet")
    page.evaluate("document.getElementById('verdict').textContent = 'marked by hand'")
    with page.expect_response("**/scene"):
        stage.events.put("scene")
    with page.expect_response("**/scene"):
        stage.events.put("scene")
    assert page.locator("#verdict").text_content() == "marked by hand"


def test_without_script_forms_still_send(browser: Browser, stage: Set):
    stage.answer_posts.set()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{stage.server_port}/scene")
    page.locator("#text").fill("plain")
    page.locator("#save").click()
    expect(page.locator("#done")).to_be_visible()
    context.close()
    assert stage.posts == ["csrf=t1&text=plain&act=save"]
