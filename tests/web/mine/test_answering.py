"""A performer answers, changes an answer, and ends an agreement, on their own page."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from beforehand.agreement.answers import word
from beforehand.studio import answers
from tests.web.mine.conftest import PhoneOf
from tests.web.phone import acts
from tests.world import World, may_shoot_42, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def answer(world: World, who: str, name: str) -> str:
    record = world.record()
    return word(record.answers.get((world[who], world.digest(name))), record.day.id)


@pytest.mark.parametrize(("act", "said"), [("agree", "agreed"), ("talk", "talk"), ("decline", "declined")])
def test_each_answer_is_saved_and_its_promise_is_linked(phone_of: PhoneOf, act: str, said: str) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    phone.do(act, digest=world.digest("kiss"))
    assert answer(world, "mara", "kiss") == said
    assert answer(world, "mara", "dance") == "no answer"
    assert "/saved/" in phone.url
    assert "Saved 08:01:00." in phone.text()


def test_any_answer_can_be_changed_at_any_time(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    said = []
    for act in ("decline", "agree", "talk", "agree", "decline"):
        phone.do(act, digest=world.digest("kiss"))
        said.append(answer(world, "mara", "kiss"))
    assert said == ["declined", "agreed", "talk", "agreed", "declined"]


def test_withdrawing_sends_the_scene_to_the_coordinator_and_the_page_says_how_to_go_on(
    phone_of: PhoneOf,
) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    phone.do("withdraw", digest=world.digest("kiss"))
    assert answer(world, "mara", "kiss") == "withdrawn"
    assert world.record().with_coordinator
    told = phone.text()
    assert "With the coordinator" in told
    assert "To agree again, have Ines put it to you again." in told


def test_less_today_ends_it_for_the_day(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone_of(world, "mara").do("less_today", digest=world.digest("kiss"))
    assert answer(world, "mara", "kiss") == "less today"


def test_the_order_is_answered_as_one_thing(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    (order,) = world.record().open_orders[world["mara"]]
    assert "The order of your beats" in phone.text()
    phone.do("withdraw", digest=order)
    assert word(world.record().answers[world["mara"], order], None) == "withdrawn"
    assert world.record().with_coordinator


def test_a_no_from_the_browsers_history_counts_again(phone_of: PhoneOf) -> None:
    """Its form carries the key of the first no: taken for a double press, it would only seem to be saved."""
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    old = phone.form("decline", digest=world.digest("kiss"))
    phone.post(old)
    phone.at += timedelta(minutes=1)
    phone.do("agree", digest=world.digest("kiss"))
    assert answer(world, "mara", "kiss") == "agreed"
    phone.at += timedelta(minutes=1)
    phone.post(old)
    assert answer(world, "mara", "kiss") == "declined"


def test_a_no_pressed_twice_is_one(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    form = phone.form("decline", digest=world.digest("kiss"))
    before = acts()
    first, second = phone.post(form), phone.post(form)
    assert acts() == before + 1
    assert first.headers["Location"] == second.headers["Location"]


def test_agreeing_from_a_page_that_changed_is_refused_and_nothing_is_written(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    form = phone.form("agree", digest=world.digest("kiss"))
    answers.decline(**world.by("mara"), digest=world.digest("kiss"))
    before = acts()
    refused = phone.post(form)
    assert refused.status_code == 409
    assert "This changed while you were reading it. Read it again, then answer." in refused.content.decode()
    assert acts() == before


@pytest.mark.parametrize("act", ["talk", "decline"])
def test_a_narrowing_is_taken_from_however_old_a_page(phone_of: PhoneOf, act: str) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    form = phone.form(act, digest=world.digest("kiss"))
    world.agree("mara", "dance")
    assert phone.post(form).status_code == 303


def test_a_form_sent_twice_is_one_act(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    form = phone.form("decline", digest=world.digest("kiss"))
    before = acts()
    first, second = phone.post(form), phone.post(form)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert acts() == before + 1


def test_what_was_not_put_to_them_is_not_there(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    before = acts()
    refused = phone.post({**phone.form("decline", digest=world.digest("kiss")), "digest": "0" * 64})
    assert refused.status_code == 409
    assert "There is no such thing here." in refused.content.decode()
    assert acts() == before


@pytest.mark.parametrize(
    "more", [{"digest": "kiss"}, {"reason": "because"}, {"digest": ""}, {"seen": "all of them"}]
)
def test_a_form_that_cannot_be_read_is_refused(phone_of: PhoneOf, more: dict[str, str]) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    before = acts()
    assert phone.post(phone.form("agree", digest=world.digest("kiss")), **more).status_code == 422
    assert acts() == before


def test_other_peoples_scenes_answer_like_no_scene(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    world.add_scene("61", "Pier, night", ("jonas", "teodor"))
    phone = phone_of(world, "mara")
    there = phone.get(f"/scenes/{world.scenes['61']}/mine/")
    nowhere = phone.get(f"/scenes/{uuid.uuid4()}/mine/")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.content == nowhere.content
    assert dict(there.headers) == dict(nowhere.headers)
    for who in ("ines", "teodor", "calder"):
        other = phone_of(world, who)
        assert other.get().status_code == 404


def test_who_holds_power_is_told_that_they_are_asked_last(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    world.add_scene("61", "Pier, night", ("mara", "teodor"))
    assert "So you are asked last" in phone_of(world, "teodor", "61").text()
    assert "So you are asked last" not in phone_of(world, "mara", "61").text()
