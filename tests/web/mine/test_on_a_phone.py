"""A performer's pages in Chromium: accessible, within the screen, large enough to press, of one weight."""

from __future__ import annotations

import shutil
import threading
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Page

import beforehand.web
from beforehand.agreement.actions import Touch
from beforehand.store.vaults.keyring import forget_keys
from beforehand.studio import boundaries
from beforehand.web import clock
from tests.axe import violations
from tests.web.conftest import signed_in
from tests.web.gallery.browser import CHROMIUM, chromium
from tests.web.gallery.render import server
from tests.web.phone import Phone
from tests.web.test_look_gallery import LOOK_IDS, LOOKS, PHONE, SMALL, complaints, open_everything
from tests.world import CALL, World, beat, fence_entry, may_shoot_42, open_entry

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not there: no page was looked at"),
]

STATIC: Final = Path(beforehand.web.__file__).parent / "static"
PAGES: Final = (
    "days", "planned", "asked", "saved", "held", "unsigned", "powerful",
    "boundaries", "no-boundaries", "shown", "received-torso", "given-hands", "refused",
)  # fmt: skip


def played() -> World:
    """Scene 42 may be shot; a beat is not answered and goes past a fence; scene 61 waits with its director."""
    world = may_shoot_42()
    fence = fence_entry(world["mara"], {"lips"}, frozenset(world.people.values()))
    gate = open_entry(world["mara"], "received", frozenset({world["jonas"]}), "gate")
    own_words = {"gate": "own_words", "words": "After we have rehearsed it that day"}
    for entry in (fence, gate | own_words):
        boundaries.set_boundary(world.production, world["mara"], entry, at=world.tick())
    world.put("kiss", "mara")
    world.add_scene("61", "Pier, night", ("mara", "teodor", "jonas"))
    return world


def drawn(world: World) -> dict[str, bytes]:
    """Each page as it is served."""
    at = CALL - timedelta(days=2)
    with clock.stopped(at):
        mara, teodor, ade = (
            Phone(signed_in(world, who), f"/scenes/{world.scenes[scene]}/mine/", at)
            for who, scene in (("mara", "42"), ("teodor", "61"), ("jonas", "61"))
        )
    found = {
        "days": mara.get("/"),
        "planned": mara.get(),
        "boundaries": mara.get("/boundaries/list/received/"),
        "shown": mara.get("/boundaries/map/shown/head/"),
        "received-torso": mara.get("/boundaries/detail/received/torso/"),
        "given-hands": mara.get("/boundaries/detail/given/hands/"),
        "powerful": teodor.get(),
        "no-boundaries": teodor.get("/boundaries/"),
    }
    region = Phone(mara.browser, "/boundaries/detail/received/torso/", at)
    found["refused"] = region.post({**region.form("open"), "own": ["waist"], "seconds": "600"})
    world.write("hand", _hand(world))
    world.put("hand", "mara")
    found["asked"] = mara.get()
    world.rider("jonas", "61", signed=False)
    found["unsigned"] = ade.get()
    mara.do("decline", digest=world.digest("hand"))
    found["saved"] = mara.get()
    mara.do("hold")
    found["held"] = mara.get()
    return {name: answer.content for name, answer in found.items()}


def _hand(world: World) -> Any:
    touch = Touch(
        "rest", (world["jonas"],), ("right_hand",), (world["mara"],), ("left_hand",), "skin", "surface", 4
    )
    worn = {world["mara"]: "Strapless top, shorts"}
    return beat(world, touch, seconds=4, dress=worn, masking="Frame ends at the sheet", barriers=("Blanket",))


@pytest.fixture(scope="module")
def address(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("phone")
    shutil.copytree(STATIC, folder / "static")
    with django_db_blocker.unblock(), transaction.atomic(), transaction.atomic(using="vaults"):
        for name, body in drawn(played()).items():
            (folder / f"{name}.html").write_bytes(body)
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="vaults")
    forget_keys()
    serving = server(folder)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    """After the pages were made: Django does not speak to its database while the browser's loop runs."""
    with chromium() as running:
        yield running


@pytest.fixture(params=LOOKS, ids=LOOK_IDS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    size, scheme = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.django_db(databases=["default", "vaults"])
def test_every_page_is_one_of_the_house(address: str) -> None:
    """It also asks for the databases, which are made only where some test of a run is marked so."""
    with urllib.request.urlopen(f"{address}/days.html") as answer:
        assert b"Boathouse, night" in answer.read()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_what_is_pressed_is_large_and_in_the_screen(
    page: Page, address: str, name: str, request: pytest.FixtureRequest
) -> None:
    said = complaints(page)
    page.route("**/live/**", lambda route: route.abort())
    page.goto(f"{address}/{name}.html")
    open_everything(page)
    assert violations(page, request.node.callspec.params["page"][1]) == []
    assert [line for line in said if "/live/" not in line and "ERR_FAILED" not in line] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "it scrolls sideways"
    assert page.locator("h1").count() == 1
    small = page.evaluate(SMALL) if page.viewport_size == PHONE else []
    assert small == [], "too small to press"


def test_the_three_answers_are_of_one_weight_and_none_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}/asked.html")
    measured = page.locator(".answer-card .answers .button").evaluate_all(
        """(buttons) => buttons.slice(0, 3).map((b) => {
          const s = getComputedStyle(b), r = b.getBoundingClientRect();
          return {h: r.height, w: Math.round(r.width), top: r.top, ground: s.backgroundColor,
                  edge: s.borderColor, line: s.borderWidth, weight: s.fontWeight, ink: s.color};
        })"""
    )
    assert len(measured) == 3
    assert measured[0] == measured[1] == measured[2]
    assert measured[0]["h"] >= 60


def test_hold_is_54_high_and_in_reach_at_the_foot(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}/planned.html")
    box = page.locator(".dock .hold").bounding_box()
    context.close()
    assert box is not None
    assert box["height"] == 54
    assert box["y"] + box["height"] <= PHONE["height"]


def test_a_place_is_reached_and_fenced_by_keys_alone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}/boundaries.html")
    summary = page.locator("#group-torso > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#group-torso").get_attribute("open") is not None
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    context.close()
    assert focused == "Fence shoulders, in all directions"
