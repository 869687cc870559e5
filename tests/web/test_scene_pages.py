"""The tabs over the pages of a scene: what each role has, and that every one of them leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from beforehand.web import clock
from beforehand.web.look.times import day_clock
from tests.world import CALL, World, may_shoot_42

from .browsing import text_of
from .conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

Follow = Callable[[World], World]

TABS = {
    "ines": "Plan, Story intent, Candidates, Closed set, Riders, Requests, Papers, Record",
    "teodor": "Intent and plan, Closed set, Scene card, Requests, Record",
    "calder": "Plan, Riders, Closed set, Papers, Requests, Record",
    "priya": "Plan, Closed set, Papers, Requests, Record",
    "oona": "Garments, Papers, Requests",
    "mara": "Your answers, Your riders, Papers, Requests, Record",
}


def tabs_of(page: str) -> list[tuple[str, str]]:
    """(address, label) of each tab."""
    found = re.search(r'<nav class="tabs".*?</nav>', page, re.DOTALL)
    assert found, "no tabs"
    links = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', found.group(), re.DOTALL)
    return [(url, re.sub(r"<.*?>.*", "", label)) for url, label in links]


@pytest.mark.parametrize("who", TABS)
def test_every_role_has_its_tabs_and_each_is_there(who: str, sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    client = sign_in(world, who)
    tabs = tabs_of(client.get(f"/scenes/{world.scenes['42']}/requests/").content.decode())
    assert ", ".join(label for _, label in tabs) == TABS[who]
    for url, label in tabs:
        answer = client.get(url.partition("#")[0])
        assert answer.status_code == 200, label
        anchor = url.partition("#")[2]
        assert not anchor or f'id="{anchor}"' in answer.content.decode(), label


def test_the_director_is_led_to_the_scene_in_which_they_perform(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    world.add_scene("61", "Pier, night", ("mara", "teodor"))
    page = sign_in(world, "teodor").get(f"/scenes/{world.scenes['42']}/plan/")
    assert "You perform in scene 61" in text_of(page)
    assert f"/scenes/{world.scenes['61']}/mine/" in page.content.decode()
    assert "You perform in" not in text_of(
        sign_in(world, "calder").get(f"/scenes/{world.scenes['42']}/plan/")
    )


def test_a_plan_in_force_that_is_the_order_asked_for_is_drawn_once(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    said = text_of(sign_in(world, "teodor").get(f"/scenes/{world.scenes['42']}/plan/"))
    assert "Plan v1" in said
    assert "Your order" not in said
    assert "Order asked for" not in said
    order = text_of(sign_in(world, "teodor").get(f"/scenes/{world.scenes['42']}/plan/order/B-A/"))
    assert "Your order" in order
    assert "Approve this order" in order
    assert "Plan v1" in order


def test_the_notice_is_told_as_a_time_that_runs_out(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    teodor, url = sign_in(world, "teodor"), f"/scenes/{world.scenes['42']}/plan/"
    ends = CALL - timedelta(hours=48)
    for moment, words in ((ends - timedelta(minutes=1), "runs"), (ends, "ran")):
        with clock.stopped(moment):
            assert f"Notice {words} out {day_clock(ends)}" in text_of(teodor.get(url))
