"""Boundaries: each performer opens places on a phone, by touch: on the map of the body, and in the list."""

from __future__ import annotations

import re
from typing import Final

from playwright.sync_api import Page, expect

from tests.browser.ways import press, tick

from .house import House

CLOTH, SKIN = "Cloth", "Skin"
ASHAS: Final = ((CLOTH, "Torso, back", "Upper back"), (SKIN, "Head, front", "Left cheek"))
MILOS: Final = ((CLOTH, "Torso, back", "Right shoulder"), (CLOTH, "Torso, back", "Left shoulder"))
"""What each opens to the other's hands: layer, part and place. What is not here is a no."""


def boundaries(house: House) -> None:
    """From the own first page to the map, place by place; then what one's own hands may do, in the list."""
    begin(house.asha, house.origin)
    for entry in ASHAS:
        open_place(house.asha, "Milo", *entry)
    house.keeps(house.asha, "boundaries")
    own_hands(house.asha, "Milo", CLOTH, ("Shoulders",))
    begin(house.milo, house.origin)
    for entry in MILOS:
        open_place(house.milo, "Asha", *entry)
    own_hands(house.milo, "Asha", SKIN, ("Upper back", "Face"))


def begin(page: Page, origin: str) -> None:
    """Find one's boundaries from the first page; what they will and will not hide is said first."""
    page.goto(f"{origin}/")
    page.get_by_role("main").get_by_role("link", name="Your boundaries").click()
    expect(page.get_by_text("What you have not opened is a no.")).to_be_visible()
    expect(page.get_by_text("Nothing said yet, which is no.")).to_be_visible()


def open_place(page: Page, other: str, layer: str, part: str, place: str) -> None:
    """Open one place to one person's hands: what lies between, then the part of the body, then the place."""
    _whole(page)
    expect(page.locator("details.whom summary")).to_have_text(f"Received, from {other}")
    _layer(page, layer)
    page.get_by_role("link", name=re.compile(f"^{part}: ")).click()
    page.get_by_role("link", name=re.compile(f"^{place}, ")).click()
    expect(page.get_by_role("heading", name=place, exact=True)).to_be_visible()
    _open(page)


def own_hands(page: Page, other: str, layer: str, where: tuple[str, ...]) -> None:
    """What one's own hands may touch the other at; skin goes for cloth too, since its box is ticked at first."""
    _whole(page)
    page.locator("details.whom summary").click()
    given = page.locator(".whom-list h3:text-is('Given, to') + ul")
    given.get_by_role("link", name=other, exact=True).click()
    expect(page.locator("details.whom summary")).to_have_text(f"Given, to {other}")
    page.get_by_role("link", name="List", exact=True).click()
    page.get_by_text("Arms and hands", exact=True).first.click()
    page.get_by_role("link", name=re.compile("^Hands ")).click()
    expect(page.get_by_role("heading", name="Hands", exact=True)).to_be_visible()
    _layer(page, layer)
    page.get_by_text("Where on them", exact=False).first.click()
    tick(page.get_by_role("group", name="Where on them"), where)
    _open(page)


def _whole(page: Page) -> None:
    """Back from a place to the whole, where one is at a place."""
    whole = page.get_by_role("link", name="All", exact=True)
    if whole.count():
        whole.click()
        expect(whole).to_have_count(0)


def _layer(page: Page, layer: str) -> None:
    layers = page.get_by_role("navigation", name="Layer")
    layers.get_by_role("link", name=layer).click()
    expect(layers.locator("[aria-current]")).to_have_text(layer)


def _open(page: Page) -> None:
    page.locator(".posts").get_by_text("Open", exact=True).click()
    press(page, "Save")
    expect(page.get_by_text("It counts from now.")).to_be_visible()
    expect(page.locator("#sheet .now")).to_have_text(re.compile(r"Now:\s*Open"))
