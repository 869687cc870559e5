"""The coordinator's first page: how far the production is, what waits for whom and until when, what happened."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from beforehand.store.draft_reading import passages_of
from beforehand.studio import answers, boundaries, scenes, sets
from beforehand.studio.drafts.marks import mark_passage, mark_scene_read
from beforehand.studio.drafts.ties import open_plan, tie_scene
from beforehand.studio.drafts.upload import read_draft
from beforehand.studio.requests import close_request, make_request
from beforehand.web import clock
from tests.web.conftest import SignIn
from tests.world import CALL, World, fence_entry, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
BEFORE = CALL - timedelta(hours=90, minutes=56)


@pytest.fixture
def world() -> World:
    return may_shoot_42()


@pytest.fixture
def ines(world: World, sign_in: SignIn) -> Client:
    with clock.stopped(world.at):
        return sign_in(world, "ines")


def html(browser: Client, at: datetime) -> str:
    with clock.stopped(at):
        return browser.get("/").content.decode()


def words(markup: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup))).strip()


def told(browser: Client, at: datetime = BEFORE) -> str:
    return words(html(browser, at))


def part(browser: Client, head: str, at: datetime = BEFORE) -> str:
    """What stands under a heading of the side."""
    found = re.findall(r"<section[^>]*>(.*?)</section>", html(browser, at), re.DOTALL)
    return next(told.split(head)[1].strip() for told in map(words, found) if head in told)


def test_steps_are_counted_in_scenes(world: World, ines: Client) -> None:
    scenes.state_intent(**world.by("teodor"), text="They dance because they cannot talk.")
    world.add_scene("43", "Boathouse, morning", ("mara",))
    assert (
        "Breakdown read 0 of 2 Story intent 1 of 2 Candidates answered 1 of 2 Riders signed 1 of 2 "
        "Plan published 1 of 2 May be shot 0 of 2" in told(ines, world.at)
    )
    assert "May be shot 1 of 2" in told(ines, CALL)


def test_notice_is_told_as_a_time_and_as_time_left(ines: Client) -> None:
    page = told(ines)
    assert "Sunday 22 November. Four days to the next closed set." in page
    assert "Notice runs out Tue 24 Nov, 08:00 · 1 d 18 h 45 min left" in page, (
        "cut to the quarter, never more"
    )
    assert "Notice ran out Tue 24 Nov, 08:00 " in told(ines, CALL - timedelta(hours=48))


def test_what_is_for_the_coordinator_stands_in_order_of_the_day(world: World, ines: Client) -> None:
    world.add_scene("29", "Ferry cabin", ("mara",))
    scenes.state_intent(**world.by("teodor", "29"), text="She is alone.")
    world.add_scene("43", "Boathouse, morning", ())
    world.add_day("Day 15", CALL + timedelta(days=1), "43")
    assert part(ines, "For you, in this order") == (
        "Name the closed set of 42 By Tue 24 Nov, 08:00 Name who performs in 43 By Wed 25 Nov, 08:00 "
        "Write candidates for 29 with Mara Story intent came Mon 16 Nov"
    )
    sets.put_on_roster(
        **world.by("ines"), name="Oona Kessler", role="costume", reason="Holds the robe.", where="floor"
    )
    first = part(ines, "For you, in this order")
    assert first.startswith("Publish the plan of 42 With you. Nothing of it is shot until you publish.")


def test_a_day_that_is_over_is_a_line_at_the_foot(ines: Client) -> None:
    later = told(ines, CALL + timedelta(hours=24))
    assert "Days that are over: 42" in later
    assert "Boathouse" not in later
    assert "Boathouse" in told(ines, CALL + timedelta(hours=23, minutes=59))


def test_of_an_answerer_the_last_word_is_told_without_its_time(world: World, ines: Client) -> None:
    """Rule 13: somebody who changed their mind seven times and somebody who did once read alike."""
    answers.talk(**world.by("mara"), digest=world.digest("kiss"))
    answers.decline(**world.by("mara"), digest=world.digest("kiss"))
    fence = fence_entry(world["mara"], {"throat"}, frozenset({world["jonas"]}))
    boundaries.set_boundary(world.production, world["mara"], fence, at=world.tick())
    page = part(ines, "Since you were last here", world.at)
    assert "Today Mara Okafor declined, scene 42" in page
    assert "talk" not in page
    assert "fence" not in page
    assert page.count("Mara Okafor ") == 2, "the answer, and the rider that she signed"


def test_since_one_was_last_here(world: World, ines: Client) -> None:
    """Two hours away make a visit; what came before it was seen."""
    left_at = world.at + timedelta(hours=1, minutes=30)
    told(ines, left_at)
    world.at = left_at
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    page = part(ines, "Since you were last here", left_at + timedelta(hours=9))
    assert page == "Coordinators only Today Mara Okafor ended an agreement, scene 42"


def test_a_draft_that_is_not_read_through_comes_first(world: World, ines: Client) -> None:
    by: dict[str, Any] = {"production": world.production, "author": world["ines"]}
    script = b"INT. NET LOFT - DAY\n\nANDERS mends a net.\n\nEXT. QUAY - NIGHT\n\nThey wait.\n"
    draft = read_draft(**by, data=script, label="Blue, 14 Nov 2026", at=world.tick())
    first = "Read Blue, 14 Nov 2026: 2 scenes left The unflagged are read too "
    assert part(ines, "For you, in this order").startswith(first)
    tie_scene(**by, draft=draft, index=1, scene=world.scenes["42"], at=world.tick())
    for index in (1, 2):
        assert "Breakdown read 0 of 1" in told(ines)
        mark_scene_read(**by, draft=draft, index=3 - index, at=world.tick())
    assert "Breakdown read 1 of 1" in told(ines)
    assert "Read Blue" not in told(ines)


def test_a_kept_passage_whose_scene_is_not_in_the_record_is_for_the_coordinator(
    world: World, ines: Client
) -> None:
    by: dict[str, Any] = {"production": world.production, "author": world["ines"]}
    script = b"EXT. QUAY - NIGHT\n\nThey kiss.\n\nINT. NET LOFT - DAY\n\nANDERS kisses ELIN.\n"
    draft = read_draft(**by, data=script, label="Blue, 14 Nov 2026", at=world.tick())
    assert "from the script" not in told(ines), "nothing is decided yet"
    for passage, mark in zip(passages_of(draft), ("kept", "dismissed"), strict=True):
        mark_passage(**by, passage=passage.id, mark=mark, at=world.tick())
    assert "Open scene (1) from the script A passage of it is kept" in part(ines, "For you, in this order")
    assert "Open scene (2)" not in told(ines)
    open_plan(**by, draft=draft, index=1, at=world.tick())
    assert "from the script" not in told(ines)


def test_a_request_waits_until_it_is_dealt_with(world: World, ines: Client) -> None:
    for text in ("Could they sit?", "Could they stand?"):
        asked = make_request(**world.by("teodor"), text=text)
    line = "A request in 42, from Teodor Hale Seen by you only, until you put it to anyone "
    assert part(ines, "For you, in this order").startswith(line)
    assert told(ines).count("A request in 42") == 1
    close_request(**world.by("ines"), request=asked, how="aside")
    assert "A request in 42" in told(ines)
