"""The whole boundary form by keys alone and by what a screen reader is told: every leaf, the sheet, the list."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from beforehand.agreement.vocabulary import VOCABULARY, Group

from .conftest import PHONE, Comes
from .tide import Tide

FACES: Final = ("front", "back")
STATE: Final = r"(open|gate(, [\w ]+)?|fence|mixed|not said: no)"
NAMED: Final = """() => {
  const el = document.activeElement;
  return el.getAttribute('aria-label') || (el.labels && el.labels[0] ? el.labels[0].innerText : el.innerText) || '';
}"""
MEASURED: Final = """(links) => links.map((link) => {
  const box = link.querySelector('.touched').getBoundingClientRect();
  const label = link.getAttribute('aria-label');
  const x = Math.min(Math.max(box.x + box.width / 2, 30), innerWidth - 30), y = box.y + box.height / 2;
  window.scrollTo(0, window.scrollY + y - innerHeight / 2);
  const now = link.querySelector('.touched').getBoundingClientRect();
  const hit = document.elementFromPoint(x, now.y + now.height / 2);
  return {label, href: link.getAttribute('href'), w: box.width, h: box.height, hit: hit?.closest('a') === link};
})"""
TWICE: Final = ("waist", "groin", "lower_belly", "lower_back")
"""Leaves of two pieces or with a corner cut out, whose middle may be another's; their size is measured too."""


@pytest.fixture(scope="module")
def mara(played: Tide, comes: Comes) -> Page:
    return comes(played, "mara", PHONE)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def shown(group: Group, face: str) -> list[str]:
    """Labels of the leaves of a group that a face shows."""
    inside = [VOCABULARY.leaves[leaf] for row in group.rows for leaf in row.leaves]
    return [capital(leaf.label) for leaf in inside if leaf.face in (face, "both")]


def tab_to(page: Page, named: str) -> str:
    """Press Tab until something of this name has the focus; its whole name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        name = str(page.evaluate(NAMED))
        if re.search(named, name):
            return name
    raise AssertionError(f"no Tab leads to {named}")


def enter(page: Page, leads_to: str) -> None:
    """Press Enter on a link and be there."""
    with page.expect_navigation(url=leads_to):
        page.keyboard.press("Enter")


def test_every_leaf_has_a_name_a_side_and_a_state_and_takes_a_finger(played: Tide, mara: Page) -> None:
    mara.goto(f"{played.origin}/boundaries/map/received-skin-everybody/")
    parts = {
        place["label"].split(":")[0]: place for place in mara.locator("svg.body-map a").evaluate_all(MEASURED)
    }
    wanted = {(group.label, face): shown(group, face) for group in VOCABULARY.groups for face in FACES}
    assert set(parts) == {f"{label}, {face}" for (label, face), named in wanted.items() if named}
    for (label, face), named in wanted.items():
        part = parts[f"{label}, {face}"]
        assert re.fullmatch(rf"{label}, {face}: {STATE}", part["label"])
        assert min(part["w"], part["h"]) >= 44, part
        mara.goto(f"{played.origin}{part['href']}", wait_until="domcontentloaded")
        _leaves(mara, face, named)


def _leaves(page: Page, face: str, named: list[str]) -> None:
    places = page.locator("svg.body-map a")
    told = places.evaluate_all(MEASURED)
    assert sorted(place["label"].split(",")[0] for place in told) == sorted(named)
    corners = {capital(VOCABULARY.leaves[leaf].label) for leaf in TWICE}
    for place in told:
        assert re.fullmatch(rf"[\w ]+, {face}: {STATE}", place["label"]), place
        assert min(place["w"], place["h"]) >= 43.5, place
        assert place["hit"] or place["label"].split(",")[0] in corners, place
    roles = page.get_by_role("link", name=re.compile(rf", {face}: {STATE}$"))
    expect(roles).to_have_count(len(named))


def test_a_place_is_set_on_the_map_by_keys_alone(played: Tide, mara: Page) -> None:
    mara.goto(f"{played.origin}/boundaries/map/received/")
    tab_to(mara, r"^Head, front: ")
    enter(mara, "**/head/**")
    assert tab_to(mara, r"^Left temple, ") == "Left temple, front: not said: no"
    enter(mara, "**/left_temple/**")
    tab_to(mara, r"^Received, from Ade")
    mara.keyboard.press("Enter")
    tab_to(mara, r"^Jonas")
    enter(mara, "**/received-skin-*/left_temple/**")
    tab_to(mara, r"^Cloth")
    enter(mara, "**/received-cloth-*/left_temple/**")
    _sheet_by_keys(mara)
    expect(mara.get_by_text("It counts from now.")).to_be_visible()
    expect(mara.locator("#sheet .now")).to_have_text(re.compile(r"Now:\s*Gate\s*If rehearsed"))


def _sheet_by_keys(page: Page) -> None:
    """The three posts, the condition and Save, each by the name that is read aloud."""
    told = page.locator("#sheet").aria_snapshot()
    for line in (
        'group "Left temple: Received, from Jonas"',
        'radio "Open"',
        'radio "Gate"',
        'radio "Fence"',
        'combobox "Condition of a gate"',
        'checkbox "On skin and barrier too"'
        if 'checkbox "On skin' in told
        else 'checkbox "Skin and barrier too"',
        'button "Save"',
    ):
        assert line in told, told
    tab_to(page, r"^Open$")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(NAMED) == "Gate"
    tab_to(page, r"^Condition of a gate")
    page.keyboard.type("Once")
    tab_to(page, r"^Save$")
    enter(page, "**/saved/**")


def test_a_place_is_fenced_in_the_list_by_keys_alone(played: Tide, mara: Page) -> None:
    mara.goto(f"{played.origin}/boundaries/list/received/")
    tab_to(mara, r"^Arms and hands")
    mara.keyboard.press("Enter")
    tab_to(mara, r"^Hands")
    enter(mara, "**/hands/**")
    tab_to(mara, r"^Left fingertips")
    enter(mara, "**/left_fingertips/**")
    tab_to(mara, r"^Open$")
    mara.keyboard.press("ArrowLeft")
    assert mara.evaluate(NAMED) == "Fence"
    tab_to(mara, r"^Save$")
    enter(mara, "**/saved/**")
    expect(mara.get_by_text("It counts from now.")).to_be_visible()
    expect(mara.locator("#sheet .now")).to_have_text(re.compile(r"Now:\s*Fence"))
