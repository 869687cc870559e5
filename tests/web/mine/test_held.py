"""Hold: one tap, a calm page, two ways onward, and nothing asked."""

from __future__ import annotations

import pytest

from beforehand.agreement.answers import word
from beforehand.studio import sets
from tests.web.mine.conftest import PhoneOf
from tests.world import World, may_shoot_42, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def words_of(world: World, who: str) -> list[str]:
    record = world.record()
    digests = [world.digest(name) for name in ("dance", "kiss", "waist")]
    return [word(record.answers.get((world[who], digest)), record.day.id) for digest in digests]


def test_hold_stops_the_set_and_says_so_calmly(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    phone.do("hold")
    (held,) = world.record().holds
    assert phone.url == f"/scenes/{world.scenes['42']}/mine/held/{held.id}/"
    told = phone.text()
    for words in (
        "The set has stopped. Nothing in scene 42 may be shot.",
        "Called at 08:01:00. The set is not told who called it. Nobody will ask you why.",
        "Saved 08:01:00",
        "Not yet sealed",
        "Speak with Ines alone",
        "End my agreement for today",
    ):
        assert words in told, words
    assert words_of(world, "mara") == ["agreed"] * 3
    assert not world.record().with_coordinator


@pytest.mark.parametrize(("way", "said"), [("talk_all", "talk"), ("less_today_all", "less today")])
def test_each_way_onward_is_one_tap(phone_of: PhoneOf, way: str, said: str) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    phone.do("hold")
    phone.do(way)
    assert words_of(world, "mara") == [said] * 3
    assert words_of(world, "jonas") == ["agreed"] * 3
    assert "Saved 08:02:00." in phone.text()
    assert "On hold" in phone.text()


def test_without_an_agreement_there_is_nothing_to_end(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    phone.do("hold")
    assert {form.get("act") for form in phone.forms()} == {None}
    assert "Your beats in scene 42" in phone.text()


def test_once_the_hold_has_ended_the_page_says_so(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    phone.do("hold")
    (held,) = world.record().holds
    sets.end_hold(**{**world.by("ines"), "at": phone.at}, hold=held.id)
    assert "The hold has ended." in phone.text()


def test_who_called_it_is_for_nobody_else_to_see(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    mara, jonas = phone_of(world, "mara"), phone_of(world, "jonas")
    mara.do("hold")
    assert jonas.get(mara.url).status_code == 404
    assert "On hold" in jonas.text()


def test_a_hold_is_not_the_page_of_another_act(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    phone.do("withdraw", digest=world.digest("kiss"))
    act = phone.url.split("/")[-2]
    assert phone.get(f"/scenes/{world.scenes['42']}/mine/held/{act}/").status_code == 404
