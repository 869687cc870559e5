"""The first three steps: the production begins, people are written down, and everybody comes in."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, Page, expect

from tests.browser.ways import press

from .house import ASHA, HANA, JUDIT, MILO, OWEN, House

PRONOUNS: Final = {ASHA: "she", MILO: "he", JUDIT: "she", OWEN: "he"}
OF_ALL: Final = {JUDIT: "Director", OWEN: "Producer"}


def begin(house: House) -> None:
    """The first address: title, one's own name, the rules, who runs the server."""
    page = house.hana
    page.goto(house.first)
    page.get_by_label("Title of the production").fill("The Glasshouse")
    page.get_by_label("Your name").fill(HANA)
    page.get_by_label("Your pronouns").select_option("she")
    page.get_by_label("Rules it keeps to").select_option("equity-uk")
    page.get_by_label("Who runs this server").fill("Brandt Coordination")
    house.keeps(page, "begin")
    press(page, "Begin")
    expect(page.get_by_role("heading", name="Begin here")).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text(HANA)


def people(house: House) -> None:
    """Everybody by hand; the director and the producer are of all scenes."""
    page = house.hana
    page.get_by_role("link", name="One by one").click()
    for name, pronoun in PRONOUNS.items():
        form = page.get_by_role("form", name="Add somebody")
        form.get_by_label("Full name").fill(name)
        form.get_by_label("Pronoun, for sentences").select_option(pronoun)
        press(form, "Add")
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    for name, role in OF_ALL.items():
        give(page, name, role)


def give(page: Page, name: str, role: str, scene: str = "", character: str = "") -> None:
    """Give a role on the page People, and see it stand under the name."""
    form = page.get_by_role("form", name="Give a role")
    form.get_by_label("Person").select_option(label=name)
    form.get_by_label("Role").select_option(label=role)
    if scene:
        form.get_by_label("Scene").select_option(label=scene)
        form.get_by_label("Character").fill(character)
    press(form, "Give the role")
    said = f"{role} ({character}), scene {scene.split()[0]}" if scene else role
    expect(row_of(page, name)).to_contain_text(said)


def row_of(page: Page, name: str) -> Locator:
    """The row of somebody on the page People."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name, exact=True))


def ways_in(house: House) -> None:
    """A link or code for each, opened on their own device; whoever signs sets a PIN."""
    for name in (ASHA, MILO, JUDIT, OWEN):
        house.hana.goto(f"{house.origin}/people/")
        press(row_of(house.hana, name), "Sign-in link")
        shown = house.hana.get_by_role("img", name="Code that opens the link below")
        expect(shown).to_be_visible()
        link = house.hana.get_by_label("Or send this address").input_value()
        if name == ASHA:
            house.keeps(house.hana, "link")
        theirs = house.pages[name]
        theirs.goto(link)
        press(theirs, f"Sign in as {name}")
        expect(theirs.get_by_role("heading", name="The Glasshouse")).to_be_visible()
