"""The second scene, which is one beat; and the day, on which both may be shot and either may be stopped."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from playwright.sync_api import expect

from tests.browser.tide import run
from tests.browser.ways import answer, press

from .agreeing import order, publish
from .house import ASHA, MILO, House
from .planning import LEAN, put_all, touch, written
from .riders import record_and_deliver, signs, to_own_rider, write
from .told import says_nothing_of_answers

AGAIN: Final = "Nothing recorded stands against it. Ask again before the take. A spoken no wins."


def second_scene(house: House) -> None:
    """One beat: written, put, agreed, ordered, planned, and a rider each, signed with the same PINs."""
    page = house.hana
    page.goto(f"{house.origin}/")
    page.get_by_role("link", name="Write candidates for 4").click()
    slot = touch(page, "Asha", "Milo", "Rests on", "right_hand")
    slot.get_by_label("Where", exact=True).select_option("left_shoulder")
    slot.get_by_label("Layer").select_option(label="Over cloth")
    slot.get_by_label("Seconds at most").fill("8")
    written(page, LEAN, (7, 8))
    put_all(page)
    for theirs in (house.asha, house.milo):
        theirs.goto(house.scene("4", "mine/"))
        answer(theirs, LEAN, "Agree")
    page.reload()
    press(page, "Publish the palette")
    order(house, "4", (LEAN,))
    publish(house, "4")
    page.get_by_role("region", name="Standing").get_by_role("link", name="Write it").first.click()
    record_and_deliver(page, ASHA)
    write(page, MILO)
    record_and_deliver(page, MILO)
    for name in (ASHA, MILO):
        to_own_rider(house, house.pages[name], "4")
        signs(house.pages[name], name)
    house.owen.goto(house.scene("4", "contracts/"))
    expect(house.owen.get_by_role("button", name="Sign for production")).to_have_count(2)


def the_day(house: House) -> None:
    """From when notice has run, everybody's page says so; then one of them stops the set, and nobody is named."""
    house.hana.goto(house.scene("3"))
    expect(house.hana.get_by_role("main")).to_contain_text("Nothing is missing. It may be shot from")
    house.until(house.call - timedelta(hours=1))
    for page, rest in (
        (house.hana, ""),
        (house.asha, "mine/"),
        (house.milo, "mine/"),
        (house.judit, "plan/"),
        (house.owen, "plan/"),
    ):
        page.goto(house.scene("3", rest))
        expect(page.get_by_role("main")).to_contain_text("May shoot")
        expect(page.get_by_role("main")).to_contain_text(AGAIN)
    says_nothing_of_answers(house, "3")
    house.hana.goto(f"{house.origin}/")
    expect(house.hana.get_by_role("main")).to_contain_text("The next closed set is today.")
    house.keeps(house.hana, "home")
    house.asha.goto(house.scene("3", "mine/"))
    house.keeps(house.asha, "the-day")
    press(house.asha, "Hold")
    expect(house.asha.get_by_role("main")).to_contain_text("The set has stopped.")
    house.judit.goto(house.scene("3", "plan/"))
    expect(house.judit.get_by_role("main")).to_contain_text("On hold")
    expect(house.judit.get_by_role("region", name="Verdict")).not_to_contain_text(ASHA)


def all_is_as_recorded(house: House) -> None:
    """The journal, replayed, makes what stands."""
    found = run("verify", "--data", str(house.data))
    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stdout.startswith("All is as recorded:")
