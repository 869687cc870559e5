"""The shooting day and who may be there: set before the plan, since later they take it back to the coordinator."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.ways import press

from .house import House
from .reading import GLASSHOUSE, KITCHEN


def shooting_day(house: House) -> None:
    """A day with its call; both scenes are put on it, and by when riders have to be sent is said at once."""
    page = house.hana
    page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link", name="Shooting days").click()
    form = page.get_by_role("form", name="Set a day")
    form.get_by_label("Label").fill("Day 1")
    form.get_by_label("Call", exact=True).fill(house.call.strftime("%Y-%m-%dT%H:%M"))
    form.get_by_label("Place").fill("Hollow Lane")
    press(form, "Set the day")
    expect(page.get_by_role("main")).to_contain_text("No scene is on it yet.")
    for scene in (GLASSHOUSE, KITCHEN):
        form = page.get_by_role("form", name="Put a scene on a day")
        form.get_by_label("Scene", exact=True).select_option(label=scene)
        form.get_by_label("Day", exact=True).select_option(label="Day 1")
        press(form, "Put it there")
        off = re.compile(f"^Take off ?scene {scene.split()[0]} from Day 1$")
        expect(page.get_by_role("button", name=off)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(re.compile("Notice runs out .*, 08:00 · .* left"))
    for theirs in (house.asha, house.milo, house.judit, house.owen):
        theirs.goto(f"{house.origin}/")
        expect(theirs.get_by_role("main")).to_contain_text("Day 1 · call 08:00 · Hollow Lane")


def closed_set(house: House) -> None:
    """Who is there beside those who perform, each with a reason."""
    page = house.hana
    page.goto(house.scene("3"))
    page.get_by_role("navigation").get_by_role("link", name="Closed set").click()
    page.get_by_label("Name", exact=True).fill("Tove Ansel")
    page.get_by_label("What they do").fill("costume")
    page.get_by_label("Why they are needed").fill("Holds the robe.")
    page.get_by_label("Where", exact=True).select_option(label="On the floor")
    press(page, "Put on the list")
    expect(page.get_by_role("button", name="Take Tove Ansel off")).to_be_visible()
