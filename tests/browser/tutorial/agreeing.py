"""Private answers, the palette, the director's order, and the plan that is published."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.ways import agree_to_order, answer, press

from .house import House
from .planning import CHEEK, DANCE, KISS
from .told import says_nothing_of_answers


def answers(house: House) -> None:
    """Three answers each, in private: one no, which nobody but the coordinator reads."""
    for page in (house.asha, house.milo):
        page.goto(f"{house.origin}/")
        expect(page.get_by_role("main")).to_contain_text("Not answered")
        page.get_by_role("link", name="3 Glasshouse, night").click()
    expect(house.asha.get_by_role("article").filter(has_text=KISS)).to_contain_text("Past your own boundary:")
    expect(house.asha.get_by_role("article").filter(has_text=DANCE)).not_to_contain_text("Past")
    house.keeps(house.asha, "answers")
    answer(house.asha, KISS, "Decline")
    answer(house.milo, KISS, "Agree")
    for page in (house.asha, house.milo):
        for beat in (DANCE, CHEEK):
            answer(page, beat, "Agree")
    rows = house.hana.locator("#candidates")
    expect(rows.get_by_text("Declined", exact=True)).to_have_count(1)
    expect(rows.get_by_text("Agreed", exact=True)).to_have_count(5)
    declined = rows.locator("li.short-row").filter(has_text=KISS).get_attribute("id")
    house.notes["declined"] = (declined or "").removeprefix("candidate-")
    expect(house.milo.get_by_role("main")).not_to_contain_text("Declined")
    says_nothing_of_answers(house, "3")


def palette(house: House) -> None:
    """What everybody in it agreed to is published; the director puts it in order and approves it."""
    page = house.hana
    page.goto(house.scene("3"))
    page.get_by_role("main").get_by_role("link", name="Palette published").click()
    expect(page.locator("#palette").get_by_role("checkbox")).to_have_count(2)
    house.keeps(page, "candidates")
    press(page, "Publish the palette")
    order(house, "3", (DANCE, CHEEK))
    says_nothing_of_answers(house, "3")


def order(house: House, number: str, beats: tuple[str, ...]) -> None:
    """The director adds beats in this order and approves it."""
    page = house.judit
    page.goto(house.scene(number, "plan/"))
    for n, beat in enumerate(beats, start=1):
        page.locator(".palette li").filter(has_text=beat).get_by_role("button", name="Add").click()
        expect(page.get_by_role("button", name=f"Move beat {n} up")).to_be_visible()
    if number == "3":
        house.keeps(page, "director")
    press(page, "Approve this order")
    expect(page.get_by_role("heading", name="Order asked for")).to_be_visible()


def plan(house: House) -> None:
    """The order is put to both and agreed; the plan is published, and the day is still not said to be fine."""
    agree_to_the_order(house)
    publish(house, "3")
    for theirs in (house.judit, house.owen):
        theirs.goto(house.scene("3", "plan/"))
        expect(theirs.get_by_role("main")).to_contain_text(DANCE)
        expect(theirs.get_by_role("main")).to_contain_text("Not yet")
        expect(theirs.get_by_role("main")).not_to_contain_text("rider for")
    expect(house.hana.get_by_role("main")).to_contain_text("Asha has no rider for this scene.")
    house.keeps(house.hana, "plan")
    says_nothing_of_answers(house, "3")


def agree_to_the_order(house: House) -> None:
    """A plan of several beats is agreed in its order too."""
    page = house.hana
    page.goto(house.scene("3"))
    for name in ("Asha", "Milo"):
        press(page, f"Put the order to {name}")
        expect(page.get_by_role("button", name=f"Put the order to {name}")).to_have_count(0)
    for theirs in (house.asha, house.milo):
        theirs.goto(house.scene("3", "mine/"))
        agree_to_order(theirs)


def publish(house: House, number: str) -> None:
    """Publish the approved order, once all of it is agreed."""
    page = house.hana
    page.goto(house.scene(number))
    press(page, "Publish as plan v1")
    expect(page.get_by_role("heading", name="Plan v1")).to_be_visible()
