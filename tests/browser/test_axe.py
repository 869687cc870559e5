"""Every kind of page of every role: no violation that axe knows, light and dark, on a phone and on a desk."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from .conftest import Comes
from .standing_pages import as_it_stands
from .tide import Tide
from .walking import pages_of
from .ways import read_back_touch

WHO: Final = {
    "ines": ("42/", "61/"),
    "mara": ("42/mine/", "42/record/"),
    "teodor": ("42/plan/", "61/mine/"),
    "calder": ("42/plan/",),
    "priya": ("42/plan/",),
    "oona": ("42/plan/",),
}
"""Pages looked at whichever of their kind a link would lead to first; the others are found by links."""
ONCE: Final = {"/devices/": "ines", "/pin/": "ines", "/boundaries/": "mara"}
"""Rooms that are drawn alike for everybody, and whose are looked at."""


@pytest.mark.slow
@pytest.mark.parametrize("who", WHO)
def test_every_page(played: Tide, comes: Comes, who: str) -> None:
    page = comes(played, who)
    starts = [urlsplit(played.scene(*start.split("/", 1))).path for start in WHO[who]]
    paths = pages_of(played, page, ["/", *starts])
    found = [said for path in paths if _whose(path, who) for said in looked_at(played, page, path)]
    found += read_back(played, page) if who == "ines" else []
    assert not found, "\n".join(found)


def test_the_door(played: Tide, comes: Comes) -> None:
    """Who is not signed in, and who asks for what is not there."""
    page = comes(played, "ade")
    found = looked_at(played, page, "/nothing/here/")
    found += looked_at(played, page, "/pin/?set")
    page.context.clear_cookies()
    found += looked_at(played, page, "/in/")
    found += looked_at(played, page, f"/in/{played.tokens['petra']}/")
    found += looked_at(played, page, f"/in/{played.tokens['ade']}/")
    assert not found, "\n".join(found)


def read_back(tide: Tide, page: Page) -> list[str]:
    """What is wrong with a candidate that is read back and not written yet: no link leads to that page."""
    page.goto(tide.scene("42", "candidates/new/"))
    read_back_touch(page, who="Jonas", whom="Mara", where="middle_back")
    return as_it_stands(page, "a candidate read back")


def looked_at(tide: Tide, page: Page, path: str) -> list[str]:
    """What is wrong with a page, as sentences."""
    page.goto(f"{tide.origin}{path}")
    return as_it_stands(page, path)


def _whose(path: str, who: str) -> bool:
    return all(who == owner for room, owner in ONCE.items() if path.startswith(room))
