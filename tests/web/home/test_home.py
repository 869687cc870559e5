"""The first page: a section for each role, and one query for all scenes."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from beforehand.studio import answers, entry
from beforehand.web import clock
from tests.web.conftest import SignIn
from tests.world import CALL, may_shoot_42, new_world

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def told(browser: Client) -> str:
    response = browser.get("/")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_the_coordinator_sees_what_is_next_and_who_can_do_it(sign_in: SignIn) -> None:
    world = may_shoot_42()
    ines = sign_in(world, "ines")
    with clock.stopped(CALL):
        assert "Closed set named You" in told(ines)
        answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
        page = told(ines)
    assert "Mara ended the agreement" in page
    assert "With the coordinator" in page


@pytest.mark.parametrize("who", ["teodor", "calder", "priya"])
def test_those_with_power_see_the_verdict_and_nothing_else(sign_in: SignIn, who: str) -> None:
    world = may_shoot_42()
    browser = sign_in(world, who)
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    with clock.stopped(CALL):
        page = told(browser)
    assert "Boathouse, night With the coordinator" in page
    assert "Mara" not in page
    assert "ended" not in page


def test_costume_is_told_no_verdict(sign_in: SignIn) -> None:
    world = may_shoot_42()
    browser = sign_in(world, "oona")
    with clock.stopped(CALL):
        before = told(browser)
        answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
        assert told(browser) == before
    assert "Boathouse, night" in before
    assert "May shoot" not in before


def test_a_performer_sees_their_own_days(sign_in: SignIn) -> None:
    page = told(sign_in(may_shoot_42(), "mara"))
    assert "Boathouse, night" in page
    assert "Jonas" not in page


def test_a_performer_is_led_to_their_boundaries_and_nobody_else_is(sign_in: SignIn) -> None:
    world = may_shoot_42()
    assert "Your boundaries What you have not opened is a no." in told(sign_in(world, "mara"))
    for who in ("ines", "calder", "oona"):
        assert "Your boundaries" not in told(sign_in(world, who))


def test_a_performer_without_a_pin_is_offered_one_before_anything_is_to_be_signed(sign_in: SignIn) -> None:
    world = may_shoot_42()
    mara = sign_in(world, "mara")
    assert "Set a PIN" in told(mara)
    entry.set_pin(entry.account_of(world["mara"], world.production), "730418", None, at=clock.now())
    assert "Set a PIN" not in told(mara)


def test_who_performs_and_holds_power_has_both_sections(sign_in: SignIn) -> None:
    world = may_shoot_42()
    world.add_scene("61", "Pier, night", ("mara", "teodor"))
    page = told(sign_in(world, "teodor"))
    assert page.count("Pier, night") == 2
    assert page.count("Boathouse, night") == 1


def test_an_empty_production_says_so(sign_in: SignIn) -> None:
    assert "Begin here" in told(sign_in(new_world(), "ines"))


def test_one_query_on_standing_whatever_the_number_of_scenes(sign_in: SignIn) -> None:
    world = may_shoot_42()
    for who in ("ines", "teodor"):
        browser = sign_in(world, who)
        told(browser)
        counts = []
        for more in ("", "43", "44", "45"):
            if more:
                world.add_scene(more, f"Scene {more}", ())
            with CaptureQueriesContext(
                connection,
            ) as queries:
                told(browser)
            counts.append([len(queries), sum('"standing"' in q["sql"] for q in queries)])
        assert all(count == counts[0] for count in counts)
        assert counts[0][1] == 1
