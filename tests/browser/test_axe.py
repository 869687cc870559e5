"""Every kind of page of every role: no violation that axe knows, light and dark, on a phone and on a desk."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.axe import violations

from .conftest import DESK, PHONE, Comes
from .tide import Tide
from .walking import pages_of

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


@pytest.mark.parametrize("who", WHO)
def test_every_page(played: Tide, comes: Comes, who: str) -> None:
    page = comes(played, who)
    starts = [urlsplit(played.scene(*start.split("/", 1))).path for start in WHO[who]]
    paths = pages_of(played, page, ["/", *starts])
    found = [said for path in paths if _whose(path, who) for said in looked_at(played, page, path)]
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


def looked_at(tide: Tide, page: Page, path: str) -> list[str]:
    """What is wrong with a page, as sentences."""
    page.goto(f"{tide.origin}{path}")
    page.evaluate("for (const folded of document.querySelectorAll('main details')) folded.open = true")
    found = []
    for size in (DESK, PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size[0]:
            found.append(f"{path}: {width} px wide on a screen of {size[0]}")
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            found += [f"{path} ({theme}, {size[0]} px): {said}" for said in violations(page, theme)]
    return found


def _whose(path: str, who: str) -> bool:
    return all(who == owner for room, owner in ONCE.items() if path.startswith(room))
