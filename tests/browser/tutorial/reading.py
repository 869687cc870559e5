"""The script: uploaded, read through with each passage decided, and opened as scenes of the record."""

from __future__ import annotations

import re
from typing import Final

from playwright.sync_api import Locator, Page, expect

from tests.browser.ways import press

from .arriving import give
from .house import ASHA, MILO, SCRIPT, House

GLASSHOUSE, KITCHEN = "3 Glasshouse, night", "4 Kitchen, morning"
SELECT: Final = """([first, last]) => {
  const range = document.createRange();
  range.setStart(document.querySelector(`#s1-${first} .line-text`).firstChild, 0);
  range.setEnd(document.querySelector(`#s1-${last} .line-text`).firstChild, 2);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
DANCE: Final = (16, 17)


def script(house: House) -> None:
    """The file is chosen, and the draft's page says what was found and what it does not promise."""
    page = house.hana
    page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link", name="Script").click()
    page.get_by_label("Script", exact=True).set_input_files(SCRIPT)
    press(page, "Read it")
    told = page.get_by_role("main")
    expect(told).to_contain_text("3 passages in 2 scenes to ask about: 3 to decide, 0 kept, 0 dismissed.")
    expect(told).to_contain_text("passages may be missing here. The rest of the script is still to read.")


def read_through(house: House) -> None:
    """Keep, dismiss, add what no rule found; both scenes are marked as read; what is kept opens its scene."""
    page = house.hana
    page.get_by_role("link", name="Read through").click()
    decide(page, "kisses her neck", "Keep", "Kept")
    house.keeps(page, "read-through")
    decide(page, "lines 3–5", "Dismiss", "Dismissed")
    decide(page, "leans against him", "Keep", "Kept")
    add_the_dance(page)
    for number in ("3", "4"):
        page.get_by_role("button", name=re.compile(f"^Mark as read ?: scene {number}$")).click()
        expect(page.get_by_role("button", name=re.compile(f"^Read again ?: scene {number}$"))).to_be_visible()
    house.notes["3"] = open_scene(page, "kisses her neck", GLASSHOUSE)
    page.goto(f"{house.origin}/")
    page.get_by_role("link", name="Open scene 4 from the script").click()
    press(page, "Write scene 4 from this draft")
    expect(page.get_by_role("heading", name=KITCHEN, level=1)).to_be_visible()
    house.notes["4"] = page.url


def decide(page: Page, words: str, button: str, said: str) -> None:
    """Decide one passage by its button, and see it said in its margin."""
    press(passage(page, words), button)
    expect(passage(page, words).locator(".mark-said")).to_have_text(said)


def passage(page: Page, words: str) -> Locator:
    return page.get_by_role("complementary").filter(has_text=words)


def add_the_dance(page: Page) -> None:
    """The rules did not find it: its lines are selected and kept."""
    page.evaluate(SELECT, DANCE)
    press(page, "Add these lines")
    expect(page.get_by_label("First line")).to_have_value(str(DANCE[0]))
    page.get_by_role("checkbox", name="Intimate touch").check()
    for name in ("IRIS", "BEN"):
        page.get_by_role("checkbox", name=name).check()
    press(page, "Add it")
    expect(passage(page, "lines 16–17")).to_contain_text("Added by a person")


def open_scene(page: Page, words: str, named: str) -> str:
    """From a kept passage to its scene in the record; the scene's address."""
    press(passage(page, words), "Open the scene’s plan")
    expect(page.get_by_role("heading", name=named, level=1)).to_be_visible()
    return page.url


def roles(house: House) -> None:
    """Who performs is said scene by scene; until then the scene's own page leads there."""
    page = house.hana
    page.goto(house.notes["3"])
    page.get_by_role("main").get_by_role("link", name="Performers named").click()
    for scene in (GLASSHOUSE, KITCHEN):
        give(page, ASHA, "Performer", scene, "IRIS")
        give(page, MILO, "Performer", scene, "BEN")
    house.keeps(page, "people")
    for theirs in (house.asha, house.milo, house.judit, house.owen):
        theirs.goto(f"{house.origin}/")
        for scene in (GLASSHOUSE, KITCHEN):
            expect(theirs.get_by_role("link", name=scene)).to_be_visible()
