"""What the story needs, and the beats that are written from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from playwright.sync_api import Locator, Page, expect

from tests.browser.ways import press

from .house import House

INTENT: Final = "They have run out of things to be angry about. Neither says so; the dance does."
DANCE: Final = (
    "Slow dance. Asha’s left hand on Milo’s right shoulder; Milo’s right hand on Asha’s upper back."
)
KISS: Final = "Milo kisses the left side of Asha’s neck, mouth closed."
CHEEK: Final = "Milo’s right hand on Asha’s left cheek."
LEAN: Final = "Asha’s right hand on Milo’s left shoulder."


def intent(house: House) -> None:
    """The director is told what is theirs to do, and says what each scene needs."""
    for number, text in (("3", INTENT), ("4", "She asks him to stay, without asking.")):
        page = house.judit
        page.goto(house.scene(number, "plan/"))
        expect(page.get_by_role("main")).to_contain_text(
            "Say what the story needs: beats are written from it."
        )
        page.get_by_label("Story intent").fill(text)
        press(page, "Save the intent")
        expect(page.get_by_role("main")).to_contain_text("Nothing is needed from you.")


def beats(house: House) -> None:
    """Beats from the vocabulary, tied to their lines, each read back as everybody in it will read it."""
    page = house.hana
    page.goto(house.scene("3"))
    expect(page.get_by_role("main")).to_contain_text(INTENT)
    page.get_by_role("link", name="Candidates").last.click()
    dance(house)
    for sentence, place, verb, part, seconds in (
        (KISS, "left_neck", "Kisses", "lips", 4),
        (CHEEK, "left_cheek", "Rests on", "right_hand", 6),
    ):
        page.get_by_role("link", name="Beat", exact=True).click()
        slot = touch(page, "Milo", "Asha", verb, part)
        slot.get_by_label("Where", exact=True).select_option(place)
        slot.get_by_label("Layer").select_option(label="Skin")
        slot.get_by_label("Seconds at most").fill(str(seconds))
        written(page, sentence, (25, 25))
    put_all(page)


def dance(house: House) -> None:
    """The first beat, a movement with a name: what it comes to stands beside it before it is written."""
    page = house.hana
    press(page, "A movement with a name")
    slot = page.get_by_role("group", name="1. A movement with a name")
    slot.get_by_label("What", exact=True).select_option(label="Slow dance")
    slot.get_by_label("Who begins, or does it").select_option(label="Asha")
    slot.get_by_role("group", name="With whom").get_by_label("Milo").check()
    slot.get_by_label("Layer").select_option(label="Over cloth")
    slot.get_by_label("Seconds at most").fill("40")
    page.get_by_label("Masking").fill("Camera from the far side of the bench")
    page.get_by_label("Stop cue").fill("Two taps on the shoulder")
    written(page, DANCE, (16, 17), lambda: house.keeps(page, "beat"))


def touch(page: Page, who: str, whom: str, verb: str, part: str) -> Locator:
    """One touch, without its place yet; the group of its fields."""
    press(page, "A touch")
    slot = page.get_by_role("group", name="1. A touch")
    slot.get_by_label("What", exact=True).select_option(label=verb)
    slot.get_by_role("group", name="Who does it").get_by_label(who).check()
    slot.get_by_label("With what").select_option(part)
    slot.get_by_role("group", name="To whom").get_by_label(whom).check()
    return slot


def written(
    page: Page, sentence: str, lines: tuple[int, int], shown: Callable[[], None] | None = None
) -> None:
    """Tie it to its lines, read it back, write it; it stands among the candidates."""
    page.get_by_label("First line of the script").fill(str(lines[0]))
    page.get_by_label("Last line").fill(str(lines[1]))
    page.get_by_role("button", name="Read it back", exact=True).last.click()
    told = page.get_by_role("region", name="Read back")
    expect(told.get_by_text(sentence)).to_be_visible()
    if shown:
        shown()
    press(told, "Write this candidate")
    expect(page.locator("#candidates").get_by_text(sentence)).to_be_visible()


def put_all(page: Page) -> None:
    """Put every candidate to both, one after the other."""
    puts = page.get_by_role("button", name="Put to Asha and Milo", exact=True)
    for left in reversed(range(puts.count())):
        puts.first.click()
        expect(puts).to_have_count(left)
