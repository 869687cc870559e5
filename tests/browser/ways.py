"""What people do on the pages, by the names that stand there."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from playwright.sync_api import Locator, Page, expect

from .tide import Tide

PIN = "271846"


def go_to_scene(tide: Tide, page: Page, number: str) -> None:
    """From the first page by the scene's own link."""
    page.goto(f"{tide.origin}/")
    scene = tide.scenes[number]
    own = ", ".join(f"a[href$='{scene}/{rest}']" for rest in ("", "mine/", "plan/"))
    page.get_by_role("main").locator(own).first.click()
    page.wait_for_url(lambda address: tide.scenes[number] in address)


def press(page: Page | Locator, name: str) -> None:
    """Press the button of this name, once it is the only one."""
    page.get_by_role("button", name=name, exact=True).click()


def open_region(page: Page, direction: str, group: str, row: str, *, by: str) -> None:
    """Open a row of the list for light touch over cloth by, or of, one person; from any page by links."""
    page.goto(urljoin(page.url, f"/boundaries/list/{direction}/"))
    page.get_by_text(group, exact=True).first.click()
    page.get_by_role("link", name=row).first.click()
    page.get_by_role("link", name="In detail").click()
    page.get_by_role("heading", name="Open it, or a part of it").click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Save", exact=True))
    given = direction == "given"
    form.get_by_role("group", name="Whom you may touch" if given else "Who may touch you").get_by_label(
        by
    ).check()
    form.get_by_role("group", name="What lies between").get_by_label("Over cloth").check()
    if given:
        form.get_by_text("With what, how hard, how long").click()
        tick(form.get_by_role("group", name="Where on them"), ("Shoulders", "Upper back", "Throat and sides"))
    form.get_by_role("group", name="Condition").get_by_label("No condition: open").check()
    press(form, "Save")
    page.get_by_text("It counts from now.").wait_for()


def tick(group: Locator, names: Iterable[str]) -> None:
    """Tick each of these boxes."""
    for name in names:
        group.get_by_label(name, exact=True).check()


def write_touch(page: Page, *, who: str, whom: str, where: str) -> str:
    """A hand that rests somewhere, over cloth; the sentence it is read back as, once it is written."""
    read_back_touch(page, who=who, whom=whom, where=where)
    return _written(page)


def read_back_touch(page: Page, *, who: str, whom: str, where: str) -> None:
    """The same, read back and not written yet."""
    press(page, "A touch")
    slot = page.get_by_role("group", name="1. A touch")
    slot.get_by_label("What", exact=True).select_option(label="Rests on")
    slot.get_by_role("group", name="Who does it").get_by_label(who).check()
    slot.get_by_label("With what").select_option("right_hand")
    slot.get_by_role("group", name="To whom").get_by_label(whom).check()
    slot.get_by_label("Where", exact=True).select_option(where)
    _read_back(page, slot)


def write_movement(page: Page, name: str, *, first: str, other: str) -> str:
    """A movement with a name, over cloth; the sentence it is read back as, once it is written."""
    press(page, "A movement with a name")
    slot = page.get_by_role("group", name="1. A movement with a name")
    slot.get_by_label("What", exact=True).select_option(label=name)
    slot.get_by_label("Who begins, or does it").select_option(label=first)
    slot.get_by_role("group", name="With whom").get_by_label(other).check()
    _read_back(page, slot)
    return _written(page)


def _read_back(page: Page, slot: Locator) -> None:
    slot.get_by_label("Layer").select_option(label="Over cloth")
    slot.get_by_label("Seconds at most").fill("20")
    page.get_by_role("button", name="Read it back", exact=True).last.click()
    page.get_by_role("region", name="Read back").wait_for()


def _written(page: Page) -> str:
    told = page.get_by_role("region", name="Read back")
    sentence = told.get_by_role("paragraph").first.inner_text()
    assert told.get_by_role("heading", name="What it comes to").is_visible()
    assert "over cloth" in told.get_by_role("listitem").first.inner_text().lower()
    press(told, "Write this candidate")
    page.wait_for_url(lambda address: "candidates/new" not in address)
    return sentence


def answer(page: Page, beat: str, word: str) -> None:
    """Answer a beat that is not answered yet, and see that it is saved."""
    card = page.get_by_role("article").filter(has_text=beat)
    press(card, word)
    expect(page.get_by_role("article").filter(has_text=beat)).to_have_count(0)
    expect(page.get_by_text("It counts from now.")).to_be_visible()


def agree_to_order(page: Page) -> None:
    """Agree to the order of one's own beats."""
    card = page.get_by_role("article", name="The order of your beats")
    press(card, "Agree")
    expect(page.get_by_text("It counts from now.")).to_be_visible()


def record_rider(page: Page, tide: Tide, name: str) -> None:
    """Record the rider that the beats ask of somebody, as it is on offer, and deliver it."""
    page.goto(tide.scene("42", "riders/"))
    sheet = page.locator("section").filter(has=page.get_by_role("heading", name=name))
    sheet.get_by_role("link", name="Write a rider").click()
    page.get_by_label("Take this clause in").first.wait_for()
    press(page, "Record this rider")
    page.locator("section").filter(has=page.get_by_role("heading", name=name)).get_by_role(
        "button", name="Deliver"
    ).click()
    page.get_by_text("Sent ").first.wait_for()


def sign(page: Page) -> None:
    """Open the rider, read it and sign it; the PIN is set, or asked for, first."""
    page.get_by_role("link", name="Your rider").click()
    press(page, "Open it")
    press(page, "Sign")
    page.get_by_label("New PIN").fill(PIN)
    press(page, "Set the PIN")
    press(page, "Sign")
    page.get_by_text("It counts from now.").wait_for()
