"""The script in a browser: uploaded, walked with j and k, a passage kept by selecting, the table, a new draft."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from beforehand.script.breakdown.reading import break_down
from beforehand.script.formats import read_script
from tests.axe import violations

from .begun import THE_LONG_TIDE
from .conftest import Comes
from .standing_pages import as_it_stands
from .tide import Tide
from .ways import press

BLUE = (THE_LONG_TIDE / "script.fountain").read_text(encoding="utf-8")
FOUND = sum(len(scene.passages) for scene in break_down(read_script(BLUE.encode())).scenes)
"""How many passages the rules find in it, as they are now."""
PINK = BLUE.replace("Blue, 14 Nov", "Pink, 17 Nov").replace("at her waist", "at the small of her back")
SELECT = """([scene, first, last]) => {
  const range = document.createRange();
  range.setStart(document.querySelector(`#s${scene}-${first} .line-text`).firstChild, 0);
  range.setEnd(document.querySelector(`#s${scene}-${last} .line-text`).firstChild, 2);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_a_script_is_read(blank: Tide, comes: Comes, tmp_path: Path) -> None:
    ines = comes(blank, "ines")
    upload(blank, ines, BLUE, tmp_path)
    expect(ines.get_by_role("main")).to_contain_text("Still to read")
    ines.get_by_role("link", name="Read through").click()
    walk(ines)
    add(ines)
    wrong = as_it_stands(ines, "the read-through")
    ines.get_by_role("link", name="Breakdown").click()
    ines.get_by_role("link", name="Kept", exact=True).click()
    expect(ines.get_by_role("heading", name=f"1 of {FOUND + 1} passages")).to_be_visible()
    upload(blank, ines, PINK, tmp_path)
    ines.get_by_role("link", name="Changes").click()
    expect(ines.get_by_role("main")).to_contain_text(
        "1 line is other than in the record (Blue, 14 Nov 2026)."
    )
    ines.get_by_role("link", name="See the words").click()
    expect(ines.locator("ins")).to_contain_text(["the small of", "back."])
    wrong += violations(ines, "light")
    press(ines, "Take this text over")
    expect(ines.get_by_role("main")).to_contain_text("His hand comes to rest at the small of her back.")
    assert not wrong, "\n".join(wrong)


def upload(tide: Tide, page: Page, script: str, folder: Path) -> None:
    """Choose the file and press the button; the page that follows is the draft's."""
    file = folder / "script.fountain"
    file.write_text(script, encoding="utf-8")
    page.goto(f"{tide.origin}/script/")
    page.get_by_label("Script", exact=True).set_input_files(file)
    press(page, "Read it")
    page.wait_for_url("**/script/*-*/")


def walk(page: Page) -> None:
    """j goes on, k goes back, and neither past the ends."""
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_visible()
    where = page.locator("[data-where]")
    for key, said in (
        ("j", f"Passage 1 of {FOUND}"),
        ("j", f"Passage 2 of {FOUND}"),
        ("k", f"Passage 1 of {FOUND}"),
        ("k", f"1 of {FOUND}"),
    ):
        page.keyboard.press(key)
        expect(where).to_contain_text(said)
    expect(page.locator("aside.current")).to_be_focused()


def add(page: Page) -> None:
    """Lines that are selected become a passage: kept, and marked in the margin."""
    page.evaluate(SELECT, ["5", 10, 10])
    press(page, "Add these lines")
    expect(page.get_by_label("First line")).to_have_value("10")
    page.get_by_role("checkbox", name="Implied").check()
    press(page, "Add it")
    page.wait_for_url("**#p-*")
    expect(page.locator("aside.kept.current")).to_contain_text("Added by a person")
