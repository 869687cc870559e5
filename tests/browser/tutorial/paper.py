"""Paper: the sealed riders, whose seal is whole, and a card for each role, each saying what that role is told."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import pypdfium2
from playwright.sync_api import Page, expect

from beforehand.paper.seal_check import checked

from .house import ASHA, MILO, House
from .planning import CHEEK, DANCE, INTENT, KISS
from .riders import CLAUSE
from .told import NEVER

CARDS: Final = {
    "Scene card, coordinator": (DANCE, CHEEK, INTENT, "Tove Ansel"),
    "Scene card, director": (DANCE, CHEEK, INTENT, "Tove Ansel"),
    "Scene card, producer": (DANCE, CHEEK, "Tove Ansel"),
    "Scene card, costume": ("Garments and barriers",),
    f"Scene card, {ASHA}": (DANCE, CHEEK, "Your part", "You may say no to any of it at any time."),
    "Closed-set memo": ("Tove Ansel", "Holds the robe."),
}
"""What the coordinator prints, and what stands on it."""
WITHOUT_PLAN: Final = ("Scene card, costume", "Closed-set memo")


def sealed_riders(house: House) -> None:
    """Each signer has a copy; its seal is whole, and it reads as text."""
    for page, where in (
        (house.owen, "contracts/"),
        (house.asha, "mine/riders/"),
        (house.milo, "mine/riders/"),
    ):
        page.goto(house.scene("3", where))
        pdf = fetched(page, "Sealed PDF, A4")
        assert is_whole(pdf)
        told = text_of(pdf)
        assert CLAUSE in told, told
        assert "Rider for scene 3" in told
        assert "No answer" not in told
        says_none_of_it(told)


def cards(house: House) -> None:
    """A card for each role and the memo, printed by the coordinator; a director prints their own and no other."""
    page = house.hana
    page.goto(house.scene("3"))
    page.get_by_role("navigation").get_by_role("link", name="Papers", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Paper prints no answer and no boundary.")
    house.keeps(page, "papers")
    for name, said in CARDS.items():
        told = text_of(fetched(page, re.compile(f"^A4 ?PDF of {name}$")))
        for words in ("Glasshouse, night", "Day 1", *said):
            assert words in told, f"{name} does not say {words!r}: {told}"
        assert (DANCE in told) is (name not in WITHOUT_PLAN), name
        says_none_of_it(told)
    house.judit.goto(house.scene("3", "plan/"))
    house.judit.get_by_role("navigation").get_by_role("link", name="Scene card", exact=True).click()
    expect(house.judit.get_by_role("link", name=re.compile("PDF of Scene card"))).to_have_count(2)
    expect(house.judit.get_by_role("main")).not_to_contain_text(MILO)


def is_whole(pdf: bytes) -> bool:
    """Whether pyHanko finds the seal whole; in a thread of its own, since it runs a loop and so does Playwright."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(checked, pdf).result().whole


def fetched(page: Page, link: str | re.Pattern[str]) -> bytes:
    """The file behind the first link of this name, with the page's own sign-in."""
    address = page.get_by_role("link", name=link).first.get_attribute("href")
    answer = page.context.request.get(f"{page.url.split('/scenes/')[0]}{address}")
    assert answer.status == 200, f"{address} answers {answer.status}"
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def text_of(pdf: bytes) -> str:
    """What a common reader copies out of it, on one line."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    return " ".join(" ".join(pages).split())


def says_none_of_it(told: str) -> None:
    """No paper names what was declined."""
    assert KISS not in told
    assert not [word for word in NEVER if word in told.lower()], told
