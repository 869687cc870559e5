"""A scene as the coordinator has it: what it says, what can be done on it, and to whom it is not there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beforehand.agreement.actions import Touch
from beforehand.agreement.findings import CODES
from beforehand.studio import answers, boundaries, plans, sets
from beforehand.studio.production import start_production
from beforehand.web import clock
from beforehand.web.scene.verdict import SAYS
from tests.world import CALL, World, agreed_42, beat, fence_entry, may_shoot_42, new_world, scene_42

from .browsing import acts, fields_of, forms, press, refused, text_of
from .conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

MOST_QUERIES = 12

Follow = Callable[[World], World]


def url(world: World, scene: str = "42") -> str:
    return f"/scenes/{world.scenes[scene]}/"


# What it says


def test_it_shows_plan_answers_standing_riders_and_versions(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    said = text_of(sign_in(world, "ines").get(url(world)))
    for words in ("Plan v1", "Slow dance", "Agreed", "Signed 16 Nov", "3 beats", "Line 13 of scene 42."):
        assert words in said
    assert "Beat 1" in said


def test_may_shoot_says_to_ask_again(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    ines = sign_in(world, "ines")
    with clock.stopped(CALL + timedelta(hours=1)):
        said = text_of(ines.get(url(world)))
    assert "May shoot" in said
    assert "Nothing recorded stands against it. Ask again before the take. A spoken no wins." in said


def test_an_answer_is_told_in_its_words(sign_in: SignIn, follow: Follow) -> None:
    world = follow(scene_42(new_world()))
    answers.decline(**world.by("mara"), digest=world.digest("kiss"))
    answers.talk(**world.by("jonas"), digest=world.digest("kiss"))
    said = text_of(sign_in(world, "ines").get(url(world)))
    assert "Declined" in said
    assert "Talk" in said
    assert "No answer" in said
    for never in ("pending", "awaiting", "overdue", "failed"):
        assert never not in said.lower()


def test_a_crossing_stands_beside_the_answer_of_whose_it_is(sign_in: SignIn, follow: Follow) -> None:
    world = follow(agreed_42(scene_42(new_world())))
    entry = fence_entry(world["mara"], {"waist"}, frozenset({world["jonas"]}))
    boundaries.set_boundary(world.production, world["mara"], entry, at=world.tick())
    page = sign_in(world, "ines").get(url(world)).content.decode()
    row = next(r for r in page.split('<li class="short-row"') if "moves from" in r)
    jonas, mara = re.findall(r'<li><span class="name">.*?</li>', row, re.DOTALL)
    assert "Past a fence" not in jonas
    assert "Past a fence" in mara
    assert "Mara: A fence." in unescape(row)


def test_a_scene_without_a_plan_says_what_is_next_and_leads_there(sign_in: SignIn, follow: Follow) -> None:
    world = follow(new_world())
    world.add_scene("29", "Ferry cabin", ())
    ines = sign_in(world, "ines")
    page = ines.get(url(world, "29"))
    assert 'href="/people/">Performers named</a>' in page.content.decode()
    assert "Say who performs in it first, under People ." in text_of(page)
    world.add_scene("30", "Ferry deck", ("mara",))
    told = text_of(ines.get(url(world, "30")))
    assert "Next Story intent By Teodor Hale" in told
    assert "Write the first beat" in told


def test_a_scene_with_a_plan_says_it_by_its_findings_which_lead_on(sign_in: SignIn, follow: Follow) -> None:
    world = follow(agreed_42(scene_42(new_world())))
    proposal = world.propose("dance")
    plans.publish_plan(**world.by("ines"), proposal=proposal)
    page = sign_in(world, "ines").get(url(world))
    assert f'href="{url(world)}riders/{world["mara"]}/">Write it' in page.content.decode()
    assert "You : write a rider for Mara." in text_of(page)
    assert "Next " not in text_of(page).partition("Standing")[2]


def test_every_finding_has_words() -> None:
    assert set(SAYS) == CODES


# How much it asks of the database


def many_beats(world: World, how_many: int) -> None:
    for n in range(how_many):
        touch = Touch(
            "rest", (world["jonas"],), ("left_hand",), (world["mara"],), ("waist",), "cloth", "surface", n + 1
        )
        world.write(f"more {n}", beat(world, touch, seconds=n + 1))
        world.put(f"more {n}", "mara", "jonas")


def test_twelve_queries_are_enough_whatever_the_number_of_beats(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    ines, signed_in = sign_in(world, "ines"), world.at
    ines.get(url(world))  # the production's time zone is asked for once in a process
    counted = []
    for more in (0, 37):
        many_beats(world, more)
        with clock.stopped(signed_in), CaptureQueriesContext(connection) as queries:
            assert ines.get(url(world)).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[0] <= MOST_QUERIES


# To whom it is not there


@pytest.mark.parametrize("who", ["mara", "teodor", "calder", "priya", "oona"])
def test_it_is_not_there_for_anybody_else(sign_in: SignIn, follow: Follow, who: str) -> None:
    world = follow(may_shoot_42())
    browser = sign_in(world, who)
    before = acts()
    nowhere = browser.get("/scenes/00000000-0000-4000-8000-000000000000/")
    asked = browser.get(url(world))
    assert asked.status_code == nowhere.status_code == 404
    assert asked.content == nowhere.content
    assert browser.post(url(world), {"act": "take_back"}).status_code == 404
    assert acts() == before


def test_a_scene_of_another_production_is_not_there(sign_in: SignIn, follow: Follow) -> None:
    theirs = scene_42(new_world())
    follow(theirs)
    ours, ines = start_production(
        title="Low Water",
        coordinator="Ines Duarte",
        timezone="Europe/London",
        pack="sag-aftra",
        operator="Ines Duarte",
        at=theirs.tick(),
    )
    assert sign_in(World(ours, {"ines": ines}), "ines").get(url(theirs)).status_code == 404


# What can be done


def test_a_candidate_is_put_to_all_who_may_be_asked(sign_in: SignIn, follow: Follow) -> None:
    world = follow(scene_42(new_world()))
    touch = Touch(
        "rest", (world["jonas"],), ("left_hand",), (world["mara"],), ("left_cheek",), "skin", "surface", 2
    )
    world.write("cheek", beat(world, touch, seconds=2))
    answer = press(sign_in(world, "ines"), url(world), "Put to Jonas and Mara")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{url(world)}#candidate-{world.beats['cheek']}"
    assert set(world.record().candidates[world.beats["cheek"]].offered) == {world["mara"], world["jonas"]}


def test_who_holds_power_is_asked_last(sign_in: SignIn, follow: Follow) -> None:
    world = follow(new_world())
    world.add_scene("61", "Pier, night", ("mara", "teodor"))
    touch = Touch(
        "rest", (world["teodor"],), ("left_hand",), (world["mara"],), ("left_cheek",), "skin", "surface", 2
    )
    world.write("cheek", beat(world, touch, seconds=2), "61")
    ines, at = sign_in(world, "ines"), url(world, "61")
    assert "Teodor is asked when everybody else in it has agreed." in text_of(ines.get(at))
    before = acts()
    fields = fields_of(ines.get(at), "Put to Mara")
    refused(ines.post(at, {**fields, "to": world["teodor"]}), 409, "asked_last", before)
    assert ines.post(at, fields).status_code == 303
    world.agree("mara", "cheek", "61")
    assert press(ines, at, "Put to Teodor").status_code == 303
    assert set(world.record("61").candidates[world.beats["cheek"]].offered) == {
        world["mara"],
        world["teodor"],
    }


def test_the_palette_holds_what_was_ticked(sign_in: SignIn, follow: Follow) -> None:
    world = follow(agreed_42(scene_42(new_world())))
    ines, at = sign_in(world, "ines"), url(world)
    chosen = [world.beats["dance"], world.beats["kiss"]]
    assert press(ines, at, "Publish the palette", candidates=chosen).status_code == 303
    assert list(world.record().palette.beats) == chosen


def test_what_fell_while_the_page_was_open_is_not_put_into_the_palette(
    sign_in: SignIn, follow: Follow
) -> None:
    world = follow(agreed_42(scene_42(new_world())))
    ines, at = sign_in(world, "ines"), url(world)
    fields = fields_of(ines.get(at), "Publish the palette")
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    before = acts()
    refused(ines.post(at, {**fields, "candidates": [world.beats["kiss"]]}), 422, "form", before)


def test_an_order_is_put_and_the_approved_proposal_published(sign_in: SignIn, follow: Follow) -> None:
    world = follow(agreed_42(scene_42(new_world())))
    proposal = world.propose("kiss", "dance")
    ines, at = sign_in(world, "ines"), url(world)
    assert "Publish as plan" not in text_of(ines.get(at))
    for who in ("Mara", "Jonas"):
        assert press(ines, at, f"Put the order to {who}").status_code == 303
    for who in ("mara", "jonas"):
        (digest,) = world.record().open_orders[world[who]]
        world.agree_to(who, digest)
    assert press(ines, at, "Publish as plan v1").status_code == 303
    assert world.record().plan.beats == (world.beats["kiss"], world.beats["dance"])
    assert world.record().plan.proposal == proposal


def test_what_still_stands_is_published_in_one_tap(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    ines, at = sign_in(world, "ines"), url(world)
    said = text_of(ines.get(at))
    assert "With the coordinator" in said
    assert "Mara ended the agreement." in said
    assert press(ines, at, "Publish v2 with beats 1 and 3").status_code == 303
    record = world.record()
    assert (record.plan.version, record.plan.beats) == (2, (world.beats["dance"], world.beats["waist"]))
    assert not record.with_coordinator
    assert "1 left out · 2 as v1" in text_of(ines.get(at))


def test_republishing_what_fell_meanwhile_is_refused(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    ines, at = sign_in(world, "ines"), url(world)
    fields = next(fields for said, fields in forms(ines.get(at)) if said.startswith("Publish v2"))
    answers.withdraw(**world.by("jonas"), digest=world.digest("waist"))
    before = acts()
    said = refused(ines.post(at, fields), 409, "stale_page", before)
    assert "What stands changed while you were reading. Read it again." in said
    assert "Publish v2 with beat 1" in said


def test_nothing_stands_and_no_button_says_so(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    for name in ("dance", "kiss", "waist"):
        answers.withdraw(**world.by("mara"), digest=world.digest(name))
    page = sign_in(world, "ines").get(url(world))
    assert "Nothing of this plan still stands." in text_of(page)
    assert not [said for said, _ in forms(page) if said.startswith("Publish v2")]


def test_the_scene_is_taken_back(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    ines, at = sign_in(world, "ines"), url(world)
    assert press(ines, at, "Take the scene back").status_code == 303
    assert world.record().with_coordinator
    assert "All of this plan still stands." in text_of(ines.get(at))
    assert press(ines, at, "Publish v2 with all its beats").status_code == 303


def test_a_hold_is_called_and_ended(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    ines, at = sign_in(world, "ines"), url(world)
    assert press(ines, at, "Stop the set").status_code == 303
    assert "On hold" in text_of(ines.get(at))
    assert press(ines, at, "End this hold").status_code == 303
    assert not world.record().holds


def test_a_hold_that_is_not_there_is_not_ended(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    sets.hold(**world.by("mara"))
    ines, at = sign_in(world, "ines"), url(world)
    fields = fields_of(ines.get(at), "End this hold")
    before = acts()
    refused(ines.post(at, {**fields, "hold": world.production}), 409, "no_such", before)


def test_the_page_changes_when_its_scene_does_and_not_with_another(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    world.add_scene("43", "Boathouse, morning", ("mara", "jonas"))
    ines = sign_in(world, "ines")
    with clock.stopped(world.at):
        first = ines.get(url(world)).headers["ETag"]
    touch = Touch(
        "rest", (world["jonas"],), ("left_hand",), (world["mara"],), ("waist",), "cloth", "surface", 2
    )
    world.write("other", beat(world, touch, seconds=2), "43")
    with clock.stopped(world.at - timedelta(minutes=1)):
        assert ines.get(url(world)).headers["ETag"] == first
    answers.decline(**world.by("mara"), digest=world.digest("kiss"))
    assert ines.get(url(world)).headers["ETag"] != first
