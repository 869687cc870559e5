"""Riders: proposed from the plan, delivered, opened, talked over, signed; to production together; signed there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from playwright.sync_api import Locator, Page, expect

from tests.browser.ways import press

from .house import ASHA, MILO, OWEN, House

Shown = Callable[[], None] | None
PINS: Final = {ASHA: "271846", MILO: "935162", OWEN: "480273"}
CLAUSE: Final = (
    "Milo touches Asha: right hand to upper back (rests on), over cloth, surface, up to 40 s, once."
)
NOT_YET: Final = "The riders of this scene have not reached you yet."


def propose(house: House) -> None:
    """Each finding of the scene leads to the rider that is missing; its clauses are the plan's, and no others."""
    page = house.hana
    page.goto(house.scene("3"))
    page.get_by_role("region", name="Standing").get_by_role("link", name="Write it").first.click()
    expect(page.get_by_role("heading", name=f"Rider of {ASHA}")).to_be_visible()
    expect(page.get_by_label("Take this clause in")).to_have_count(3)
    expect(page.get_by_label("As it is read").nth(1)).to_have_value(CLAUSE)
    expect(page.get_by_role("main")).not_to_contain_text("neck,")
    house.keeps(page, "rider-proposed")
    record_and_deliver(page, ASHA)
    write(page, MILO)
    record_and_deliver(page, MILO)


def write(page: Page, name: str) -> None:
    """From the page of all riders to a new one."""
    page.get_by_role("link", name=f"Write a rider for {name.split()[0]}").click()
    expect(page.get_by_role("heading", name=f"Rider of {name}")).to_be_visible()


def record_and_deliver(page: Page, name: str) -> None:
    """Record it as it is on offer, and deliver it."""
    press(page, "Record this rider")
    sheet = page.locator("section").filter(has=page.get_by_role("heading", name=name, exact=True))
    press(sheet, f"Deliver it to {name.split()[0]}")
    expect(sheet).to_contain_text("Notice: 48 hours, runs out")


def sign(house: House) -> None:
    """Asha wants to talk first, then signs on her own phone; production has nothing until Milo has signed too."""
    asha, milo = house.asha, house.milo
    to_own_rider(house, asha, "3")
    press(asha, "Talk it over first")
    expect(asha.get_by_role("main")).to_contain_text("To talk over")
    house.hana.goto(house.scene("3", "riders/"))
    expect(house.hana.get_by_role("main")).to_contain_text("To talk over")
    house.owen.goto(house.scene("3", "contracts/"))
    expect(house.owen.get_by_role("main")).to_contain_text(NOT_YET)
    signs(asha, ASHA, lambda: house.keeps(asha, "pin"))
    expect(asha.get_by_role("main")).to_contain_text("Production does not have it yet.")
    house.keeps(asha, "signed")
    house.owen.reload()
    expect(house.owen.get_by_role("main")).to_contain_text(NOT_YET)
    to_own_rider(house, milo, "3")
    signs(milo, MILO)
    expect(milo.get_by_role("main")).to_contain_text("Production has it.")


def to_own_rider(house: House, page: Page, number: str) -> None:
    """From one's own first page to the rider that was sent, and open it."""
    page.goto(f"{house.origin}/")
    page.locator(f"a.own-scene[href$='{house.notes[number].split('/', 3)[3]}mine/']").click()
    page.get_by_role("link", name="Your rider", exact=True).click()
    press(page, "Open it")
    expect(page.get_by_role("button", name="Sign", exact=True)).to_be_visible()


def with_pin(page: Page, name: str, sign: Locator, done: Locator, shown: Shown = None) -> None:
    """Press the button that signs; where the PIN is set or asked for first, give it and press once more.

    ``done`` is what stands on the page once it is signed.
    """
    sign.click()
    new, known = page.get_by_label("New PIN"), page.get_by_label("Your PIN", exact=True)
    expect(done.or_(new).or_(known)).to_be_visible()
    if not done.is_visible():
        expect(page.get_by_text("Nothing is signed or sent yet")).to_be_visible()
        if shown:
            shown()
        asked, button = (new, "Set the PIN") if new.is_visible() else (known, "Continue")
        asked.fill(PINS[name])
        press(page, button)
        sign.click()
    expect(done).to_be_visible()


def signs(page: Page, name: str, shown: Shown = None) -> None:
    """A performer signs the rider that is open."""
    with_pin(
        page,
        name,
        page.get_by_role("button", name="Sign", exact=True),
        page.get_by_text(f"{name}, performer"),
        shown,
    )


def countersign(house: House) -> None:
    """Production has both riders of the scene at one time, and its producer signs them."""
    page = house.owen
    page.goto(house.scene("3", "plan/"))
    page.get_by_role("link", name="Read them").click()
    for name in (ASHA, MILO):
        rider = page.get_by_role("region", name=f"{name}: rider")
        expect(rider).to_contain_text(f"{name}, performer")
        button = rider.get_by_role("button", name="Sign for production")
        with_pin(page, OWEN, button, rider.get_by_text(f"{OWEN}, for production"))
    house.keeps(page, "production")
