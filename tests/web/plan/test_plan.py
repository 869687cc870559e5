"""The scene for those with power: what is available, in order, approved; and nothing of what is not."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from beforehand.agreement.actions import Macro
from beforehand.studio import answers, plans, scenes
from beforehand.studio.reading import last_seq
from beforehand.web import clock
from tests.web.conftest import SignIn
from tests.world import CALL, World, agreed_42, beat, may_shoot_42, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def text_of(browser: Client, url: str) -> str:
    response = browser.get(url)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def send(browser: Client, url: str, act: str, **fields: str) -> object:
    """Send the form of that act as it stands on the page, with these fields changed."""
    html = browser.get(url).content.decode()
    forms = [dict(HIDDEN.findall(form)) for form in re.findall(r"<form.*?</form>", html, re.DOTALL)]
    form = next(f for f in forms if f.get("act") == act)
    return browser.post(url, form | fields)


def url(world: World, scene: str = "42", order: str = "") -> str:
    return f"/scenes/{world.scenes[scene]}/plan/" + (f"order/{order}/" if order else "")


def scene_61(world: World) -> World:
    """Scene 61: Mara, and Teodor who directs."""
    world.add_scene("61", "Pier, night", ("mara", "teodor"))
    world.add_day("Day 15", CALL, "61")
    world.open_all("teodor")
    mara, teodor = world["mara"], world["teodor"]
    for name, seconds in (("embrace", 5), ("longer", 9)):
        made = beat(world, Macro("embrace", (mara, teodor), "cloth", "surface", seconds), seconds=seconds)
        world.write(name, made, scene="61")
    return world


def test_a_director_is_told_what_is_theirs_to_do(sign_in: SignIn) -> None:
    """Of published records and their own acts alone: intent, then an order, then nothing."""
    world = agreed_42(scene_42(new_world()))
    browser = sign_in(world, "teodor")
    assert "Say what the story needs: beats are written from it." in text_of(browser, url(world))
    scenes.state_intent(**world.by("teodor"), text="They dance because they cannot talk.")
    assert "Nothing is needed from you." in text_of(browser, url(world))
    plans.publish_palette(**world.by("ines"), candidates=[world.beats["dance"]])
    assert "Put beats of the palette in order and approve it." in text_of(browser, url(world))
    send(browser, url(world, order="A"), "propose")
    assert "Nothing is needed from you." in text_of(browser, url(world))


def test_what_is_not_said_of_a_producer_is_not_claimed(sign_in: SignIn) -> None:
    """Riders may be theirs to sign: the page does not say that nothing is needed from them."""
    world = scene_42(new_world())
    told = text_of(sign_in(world, "calder"), url(world))
    assert "This page says May shoot the moment it is so." in told
    assert "Nothing is needed" not in told


def test_the_director_states_the_intent(sign_in: SignIn) -> None:
    world = scene_42(new_world())
    browser = sign_in(world, "teodor")
    response = send(browser, url(world), "intent", text="It is the last night before the house is sold.")
    assert response.status_code == 303  # type: ignore[attr-defined]  # a response
    assert "It is the last night" in text_of(browser, url(world))


def test_before_a_palette_the_page_says_who_makes_it(sign_in: SignIn) -> None:
    world = agreed_42(scene_42(new_world()))
    assert "Ines Duarte has not published a palette yet" in text_of(sign_in(world, "teodor"), url(world))


def test_the_director_orders_and_approves(sign_in: SignIn) -> None:
    world = agreed_42(scene_42(new_world()))
    world.propose("dance", "kiss", "waist")
    browser = sign_in(world, "teodor")
    response = send(browser, url(world, order="C-A"), "propose")
    assert response.status_code == 303  # type: ignore[attr-defined]  # a response
    last = list(world.record().proposals.values())[-1]
    assert last.beats == (world.beats["waist"], world.beats["dance"])
    assert last.approved_by == world["teodor"]


def test_arranging_records_nothing(sign_in: SignIn) -> None:
    world = agreed_42(scene_42(new_world()))
    world.propose("dance", "kiss", "waist")
    browser = sign_in(world, "teodor")
    before = last_seq()
    response = send(browser, url(world, order="A-B"), "arrange", order="B-A")
    assert response.headers["Location"] == url(world, order="B-A")  # type: ignore[attr-defined]  # a response
    assert last_seq() == before


def test_a_stale_palette_is_refused_and_nothing_is_written(sign_in: SignIn) -> None:
    world = agreed_42(scene_42(new_world()))
    world.propose("dance", "kiss", "waist")
    browser = sign_in(world, "teodor")
    html = browser.get(url(world)).content.decode()
    forms = [dict(HIDDEN.findall(form)) for form in re.findall(r"<form.*?</form>", html, re.DOTALL)]
    form = next(f for f in forms if f.get("act") == "propose")
    world.propose("dance", by="calder", approver="calder")
    before = last_seq()
    response = browser.post(url(world), form)
    assert response.status_code == 409
    assert "This changed while you were reading it" in response.content.decode()
    assert last_seq() == before


def test_may_shoot_says_to_ask_again(sign_in: SignIn) -> None:
    world = may_shoot_42()
    with clock.stopped(CALL):
        told = text_of(sign_in(world, "teodor"), url(world))
    assert (
        "May shoot Nothing recorded stands against it. Ask again before the take. A spoken no wins." in told
    )


@pytest.mark.parametrize("who", ["teodor", "calder", "priya"])
def test_a_withdrawal_says_with_the_coordinator_and_not_why(sign_in: SignIn, who: str) -> None:
    world = may_shoot_42()
    browser = sign_in(world, who)
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    with clock.stopped(CALL):
        told = text_of(browser, url(world))
    assert "With the coordinator" in told
    assert "Mara" not in told.split("With the coordinator", 1)[1].split("Riders")[0]


def test_assistant_director_has_order_and_length_and_no_text(sign_in: SignIn) -> None:
    told = text_of(sign_in(world := may_shoot_42(), "priya"), url(world))
    assert "Plan v1" in told
    assert "Slow dance" not in told


def test_costume_has_garments_and_no_verdict(sign_in: SignIn) -> None:
    told = text_of(sign_in(world := may_shoot_42(), "oona"), url(world))
    assert "Garments and barriers, plan v1" in told
    assert "May shoot" not in told
    assert "Not yet" not in told


def test_rule_7_a_director_who_performs_sees_no_palette_and_is_told_plainly(sign_in: SignIn) -> None:
    world = scene_61(scene_42(new_world()))
    told = text_of(sign_in(world, "teodor"), url(world, "61"))
    assert "You perform in this scene" in told
    assert "another person puts the plan in order and approves it for production" in told
    assert "Palette" not in told


def test_rule_7_the_producer_orders_and_approves_where_the_director_performs(sign_in: SignIn) -> None:
    world = scene_61(scene_42(new_world()))
    for name in ("embrace", "longer"):
        world.put(name, "mara", scene="61")
        world.agree("mara", name, scene="61")
        world.put(name, "teodor", scene="61")
        world.agree("teodor", name, scene="61")
    world.propose("embrace", "longer", scene="61", by="calder", approver="calder")
    browser = sign_in(world, "calder")
    assert "The director performs in this scene, so you put its plan in order" in text_of(
        browser, url(world, "61")
    )
    response = send(browser, url(world, "61", "B-A"), "propose")
    assert response.status_code == 303  # type: ignore[attr-defined]  # a response
    last = list(world.record("61").proposals.values())[-1]
    assert (last.by, last.approved_by) == (world["calder"], world["calder"])


@pytest.mark.parametrize("act", ["propose", "approve", "intent", "hold"])
def test_who_is_not_granted_gets_what_does_not_exist(sign_in: SignIn, act: str) -> None:
    world = may_shoot_42()
    browser = sign_in(world, "jonas")
    before = last_seq()
    nowhere = browser.get("/nowhere/")
    refused = browser.post(url(world), {"act": act})
    assert (refused.status_code, refused.content) == (404, nowhere.content)
    assert browser.get(url(world)).content == nowhere.content
    assert last_seq() == before
