"""Shooting days, and a scene written by hand."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from beforehand.studio.reading import last_seq
from beforehand.web import clock
from tests.web.conftest import SignIn
from tests.world import CALL, World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def send(browser: Client, url: str, act: str, **fields: str) -> Any:
    html = browser.get(url).content.decode()
    forms = [dict(HIDDEN.findall(form)) for form in re.findall(r"<form.*?</form>", html, re.DOTALL)]
    fitting = [f for f in forms if f.get("act") == act and all(f.get(k, v) == v for k, v in fields.items())]
    return browser.post(url, fitting[0] | fields)


def told(browser: Client, url: str) -> str:
    html = browser.get(url).content.decode()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.fixture
def world() -> World:
    return scene_42(new_world())


@pytest.mark.parametrize("who", ["ines", "priya"])
def test_a_day_is_set_on_the_productions_clock(world: World, sign_in: SignIn, who: str) -> None:
    browser = sign_in(world, who)
    assert (
        send(browser, "/days/", "set", label="Day 15", call="2026-07-01T07:30", place="harbour").status_code
        == 303
    )
    assert "Wed 1 Jul Day 15 · call 07:30 · harbour" in told(browser, "/days/")


def test_a_call_moves_and_the_scene_with_it(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world, "ines")
    moved = send(browser, "/days/", "move", day=world.days["Day 14"], call="2026-11-26T09:00")
    assert moved.status_code == 303
    assert world.record().day.call == datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_a_scene_is_put_on_no_day_and_back(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world, "ines")
    scene = world.scenes["42"]
    assert send(browser, "/days/", "place", scene=scene, day="").status_code == 303
    assert world.record().day is None
    assert "No day yet 42 Boathouse, night" in told(browser, "/days/")
    assert send(browser, "/days/", "place", scene=scene, day=world.days["Day 14"]).status_code == 303
    assert world.record().day.label == "Day 14"


def test_what_is_no_call_is_refused_and_nothing_is_written(world: World, sign_in: SignIn) -> None:
    before = last_seq()
    refused = send(sign_in(world, "ines"), "/days/", "set", label="Day 15", call="soon", place="")
    assert refused.status_code == 422
    assert "Look again at: call" in refused.content.decode()
    assert last_seq() == before


@pytest.mark.parametrize(
    ("call", "code"), [("2027-03-28T01:30", "call_skipped"), ("2026-10-25T01:30", "call_twice")]
)
def test_a_call_that_the_clock_leaves_out_or_shows_twice_is_none(
    world: World, sign_in: SignIn, call: str, code: str
) -> None:
    browser, before = sign_in(world, "ines"), last_seq()
    refused = send(browser, "/days/", "move", day=world.days["Day 14"], call=call)
    assert refused.status_code == 409
    assert f"Code: {code}" in refused.content.decode()
    assert last_seq() == before


def test_what_a_scene_waits_for_is_told_to_the_coordinator_alone(world: World, sign_in: SignIn) -> None:
    with clock.stopped(CALL - timedelta(days=6)):
        ines, priya = (told(sign_in(world, who), "/days/") for who in ("ines", "priya"))
    assert (
        "Thu 26 Nov Day 14 · call 08:00 · stage 2 Notice runs out Tue 24 Nov, 08:00 · 3 d 23 h 45 min left"
        in ines
    )
    assert "42 Boathouse, night Not yet Story intent Teodor Hale" in ines
    assert "42 Boathouse, night Not yet Take off" in priya


def test_a_scene_is_written_by_hand(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world, "ines")
    text = "INT. NET LOFT – DAY\r\n\r\nANDERS mends a net."
    made = send(browser, "/scenes/new/", "write", number="12", title="Net loft", text=text)
    assert made.status_code == 303
    assert "ANDERS mends a net." in told(browser, made.headers["Location"])


@pytest.mark.parametrize(
    ("who", "url"), [("mara", "/days/"), ("teodor", "/days/"), ("priya", "/scenes/new/")]
)
def test_nobody_else_has_these_pages(world: World, sign_in: SignIn, who: str, url: str) -> None:
    browser = sign_in(world, who)
    answer = browser.get(url)
    assert (answer.status_code, answer.content) == (404, browser.get("/nowhere/").content)
