"""One's own calls, and their secret address for a calendar program."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from beforehand.studio import entry, scenes
from beforehand.web import clock
from tests.web.browsing import acts, press, text_of
from tests.web.conftest import SignIn
from tests.world import CALL, World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def world() -> World:
    made = scene_42(new_world())
    made.add_day("Day 15", CALL + timedelta(days=1))
    return made


def events(answer: Any) -> list[Any]:
    """The events of the calendar that was answered."""
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def address(browser: Client) -> str:
    """Make an address; the path of it."""
    press(browser, "/calls/", "Make an address")
    return shown(browser)


def shown(browser: Client) -> str:
    """The path of the address that the page shows."""
    found = re.search(r'value="http://testserver(/calls/[^"]+/)"', browser.get("/calls/").content.decode())
    assert found, "the page shows it"
    return found[1]


def test_the_feed_says_call_and_the_time_and_nothing_more(world: World, sign_in: SignIn) -> None:
    before = acts()
    where = address(sign_in(world, "mara"))
    got = Client().get(where)
    assert (got.status_code, got["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "no-store" in got["Cache-Control"]
    (event,) = events(got)
    assert event["DTSTART"].dt == CALL
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}
    assert str(event["SUMMARY"]) == "Call"
    told = got.content.decode().replace(str(event["UID"]), "")
    ids = [world.production, world["mara"], *world.scenes.values(), *world.days.values()]
    assert [word for word in ("Tide", "Mara", "Boathouse", "Day", "stage", *ids) if word in told] == []
    assert acts() == before, "an address is no act"


@pytest.mark.parametrize(("who", "calls"), [("mara", 1), ("ines", 2), ("calder", 2), ("oona", 2)])
def test_who_performs_has_the_calls_of_their_scenes_the_crew_every_day(
    world: World, sign_in: SignIn, who: str, calls: int
) -> None:
    with clock.stopped(CALL - timedelta(days=4)):
        browser = sign_in(world, who)
        assert text_of(browser.get("/calls/")).count(" Nov, 08:00") == calls
    got = Client().get(address(browser))
    assert len(events(got)) == calls


def test_a_call_that_moves_moves_in_the_feed(world: World, sign_in: SignIn) -> None:
    where = address(sign_in(world, "mara"))
    moved = CALL + timedelta(hours=2)
    scenes.move_call(world.production, world["ines"], day=world.days["Day 14"], call=moved, at=world.tick())
    (event,) = events(Client().get(where))
    assert event["DTSTART"].dt == moved


def test_an_ended_address_is_there_no_more(world: World, sign_in: SignIn) -> None:
    mara, nobody = sign_in(world, "mara"), Client()
    missing = nobody.get("/calls/wrong/")
    assert missing.status_code == 404
    first = address(mara)
    press(mara, "/calls/", "Make another, and end this")
    assert nobody.get(first).content == missing.content
    second = shown(mara)
    assert nobody.get(second).status_code == 200
    press(mara, "/calls/", "End this address")
    assert (nobody.get(second).status_code, nobody.get(second).content) == (404, missing.content)
    assert nobody.post(first).status_code == 405


def test_whoever_is_put_out_everywhere_loses_the_address_too(world: World, sign_in: SignIn) -> None:
    where = address(sign_in(world, "mara"))
    entry.revoke_all(entry.account_of(world["mara"], world.production), at=datetime.now(UTC))
    assert Client().get(where).status_code == 404


def test_a_sign_in_link_opens_no_feed_and_a_feed_signs_nobody_in(world: World, sign_in: SignIn) -> None:
    token = address(sign_in(world, "mara")).split("/")[2]
    assert Client().get(f"/in/{token}/").status_code == 409
    link = entry.issue_link(entry.account_of(world["mara"], world.production), None, 1, at=datetime.now(UTC))
    assert Client().get(f"/calls/{link}/").status_code == 404
