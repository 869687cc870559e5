"""Cards, memo, answer sheets, lists: what each role gets on paper, and what stands on none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from beforehand.studio import answers, scenes, sets
from beforehand.web import clock
from tests.paper.reading import LETTER, pages, sizes, text
from tests.web.browsing import text_of
from tests.web.conftest import SignIn
from tests.world import World, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def world() -> World:
    """Scene 42 with a plan, its story told, Oona on the closed set, and a no of Jonas's that nobody else reads."""
    made = may_shoot_42()
    scenes.state_intent(**made.by("teodor"), text="They dance because they cannot talk.")
    sets.put_on_roster(
        **made.by("ines"), name="Oona Kessler", role="costume", reason="Holds the robe.", where="floor"
    )
    answers.talk(**made.by("jonas"), digest=made.digest("kiss"))
    return made


def of(world: World, sheet: str) -> str:
    return f"/scenes/{world.scenes['42']}/paper/{sheet}/"


def printed(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf"), url
    return text(answer.content)


def test_each_role_has_its_own_card_and_no_more(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        teodor = printed(sign_in(world, "teodor"), of(world, "director"))
        priya = printed(sign_in(world, "priya"), of(world, "assistant_director"))
        oona = printed(sign_in(world, "oona"), of(world, "costume"))
        mara = printed(sign_in(world, "mara"), of(world, f"card/{world['mara']}"))
    assert "They dance because they cannot talk." in teodor
    assert "Kiss, lips to lips" in teodor
    assert "Order and length Beat At most Lines 1 40 s 13–15" in priya
    assert "In all 47 s" in priya
    assert "Kiss" not in priya
    assert "Worn at the start" in oona
    assert "Kiss" not in oona
    assert "Your part" in mara
    assert "Oona Kessler costume On the floor Holds the robe." in mara
    assert all(said.count("Page 1 of 1") == 1 for said in (priya, oona))


def test_no_card_says_whether_it_may_be_shot_or_what_anybody_answered(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        ines = sign_in(world, "ines")
        cards = [printed(ines, of(world, sheet)) for sheet in ("coordinator", "director", "producer", "memo")]
        cards += [printed(ines, of(world, f"card/{world[who]}")) for who in ("mara", "jonas")]
        cards += [printed(ines, of(world, f"answers/{world[who]}")) for who in ("mara", "jonas")]
    for said in cards:
        assert "May shoot" not in said
        assert "With the coordinator" not in said
        assert "agreed" not in said.lower()
        assert "wants to talk" not in said.lower()


def test_an_answer_sheet_asks_for_three_answers_and_no_reason(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        said = printed(sign_in(world, "mara"), of(world, f"answers/{world['mara']}"))
    assert said.count("Agree Talk Decline") == 4, "three beats and their order"
    assert world.digest("kiss")[:16] in said
    assert "reason" in said.split("You may change")[0]
    assert "because" not in said.lower()
    assert "nobody can agree for you" in said


def test_the_memo_names_who_is_there_and_leaves_room_for_a_pen(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        said = printed(sign_in(world, "priya"), of(world, "memo"))
        assert sign_in(world, "oona").get(of(world, "memo")).status_code == 404
    assert "Name As Why needed In Out Device stowed Oona Kessler costume Holds the robe." in said
    assert "At a monitor Nobody." in said
    assert "Robe held by" in said


def test_the_week_has_its_deadlines_and_the_breakdown_its_scenes(world: World, sign_in: SignIn) -> None:
    with clock.stopped(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        ines = sign_in(world, "ines")
        theirs, hers = (
            printed(sign_in(world, "priya"), "/paper/deadlines/"),
            printed(ines, "/paper/deadlines/"),
        )
        listed = printed(ines, "/paper/breakdown/")
    for said in (theirs, hers):
        assert "The week from Sun 22 Nov 2026" in said
        assert "Day 14: call Thu 26 Nov 2026, 08:00, stage 2" in said
        assert "Riders and amendments by Tue 24 Nov 2026, 08:00" in said
    assert "Riders signed 42 Boathouse, night v1 2 of 2" in hers
    assert "2 of 2" not in theirs, "how many have signed is the coordinator's"
    assert "42 Boathouse, night 51 Jonas Lindqvist, Mara Okafor Day 14, Thu 26 Nov, 08:00 v1 2 of 2" in listed


def test_the_boundary_form_is_empty_and_fits_two_pages(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        mara = sign_in(world, "mara")
        pdf = mara.get("/paper/boundaries/?on=letter").content
        assert mara.get("/paper/breakdown/").status_code == 404
    assert sizes(pdf) == {LETTER}
    first, second = pages(pdf)
    assert "Received I am touched here Given I touch with this Shown" in first
    assert "Feet Feet and toes" in first
    assert "Page 2 of 2" in second
    assert not any(name in text(pdf) for name in ("Mara", "Jonas", "Ines")), "it holds nobody's data"


def test_papers_are_listed_for_just_those_who_may_print_them(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        costume = text_of(sign_in(world, "oona").get(of(world, "")[:-1]))
        performer = text_of(sign_in(world, "mara").get(of(world, "")[:-1]))
    assert "Scene card" in costume
    assert "memo" not in costume
    assert "Answer sheet" in performer
    assert "Jonas" not in performer
