"""A script of 120 pages through the real stack: from the press on *Read it* to the flagged read-through.

The script is the one of :mod:`benchmarks.script`, as PDF; 60 of its scenes are in the record, so a second draft has
something to stand against. Times are the server's, as a browser would wait for them, network and drawing apart.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from html import unescape
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from beforehand.script.fountain import read_fountain
from beforehand.studio import clock, entry
from beforehand.studio.drafts.lists import all_drafts
from beforehand.studio.drafts.ties import open_plan
from beforehand.studio.production import start_production
from benchmarks.large.pages import Asked, asked
from benchmarks.script_files import fountain_of, pdf_of
from benchmarks.table import Measured

PAGES, TIED = 120, 60
MOST_SECONDS, MOST_MS, MOST_QUERIES = 3, 150, 15
ROOMS: Final = ("", "read/1/", "read/7/", "table/", "table/open-kiss/", "changes/", "scene/5/")


def rows() -> list[Measured]:
    """Upload a draft, open plans from it, upload the next; then ask every page of it."""
    browser = Client(headers={"User-Agent": "Firefox"})
    owner, coordinator = start_production(
        title="The Long Tide",
        coordinator="Ines Duarte",
        timezone="Europe/London",
        pack="house",
        operator="North Quay",
    )
    account = entry.account_of(coordinator, owner)
    browser.post(f"/in/{entry.issue_link(account, None, 1, at=clock.now())}/")
    blue = fountain_of(PAGES, random.Random(42))
    first = _uploaded(browser, pdf_of(read_fountain(blue)))
    draft = all_drafts(owner)[0].id
    for index in range(1, TIED + 1):
        open_plan(owner, coordinator, draft=draft, index=index)
    second = _uploaded(browser, pdf_of(read_fountain(blue.replace("kisses her", "kisses him"))))
    return [
        _upload_row("first draft", first),
        _upload_row(f"next draft against it, {TIED} scenes in the record", second),
        *_page_rows(list(_pages(browser, all_drafts(owner)[0].id))),
    ]


def _uploaded(browser: Client, data: bytes) -> float:
    """Seconds from sending the file until the first part of the read-through is there."""
    form = browser.get("/script/").content.decode().partition("data-upload")[2]
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    sent = SimpleUploadedFile("script.pdf", data)
    started = time.perf_counter()
    answer = browser.post("/script/", {**fields, "label": "", "script": sent})
    assert answer.status_code == 303, "the draft was read"
    page = browser.get(f"{answer.headers['Location']}read/1/")
    took = time.perf_counter() - started
    assert b'<aside class="found' in page.content, "it is flagged"
    return took


def _pages(browser: Client, draft: str) -> Iterator[Asked]:
    for room in ROOMS:
        address = f"/script/{draft}/{room}"
        assert browser.get(address).status_code == 200, address
        yield asked(browser, address)


def _upload_row(what: str, seconds: float) -> Measured:
    what = f"script: PDF of {PAGES} pages from upload to flagged read-through, {what}"
    return Measured(what, f"{seconds:.2f} s", f"< {MOST_SECONDS} s", seconds < MOST_SECONDS)


def _page_rows(found: list[Asked]) -> Iterator[Measured]:
    slowest, most = max(found, key=lambda a: a.seconds), max(found, key=lambda a: a.queries)
    says = f"script: {{}} of {len(found)} pages of such a draft"
    yield Measured(
        says.format("slowest"), _words(slowest), f"< {MOST_MS} ms", slowest.seconds * 1000 < MOST_MS
    )
    yield Measured(
        says.format("most queries"), _words(most), f"≤ {MOST_QUERIES} queries", most.queries <= MOST_QUERIES
    )


def _words(asked: Asked) -> str:
    return f"{asked.words} ({asked.address.split('/', 3)[3] or 'scenes'})"
