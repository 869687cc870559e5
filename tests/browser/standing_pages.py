"""A page as it stands, held against axe and the edge of the screen."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.axe import violations

from .conftest import DESK, PHONE


def as_it_stands(page: Page, path: str) -> list[str]:
    """What is wrong with the open page, on a phone and on a desk, light and dark."""
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
