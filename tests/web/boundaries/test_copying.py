"""A performer's own entries of an earlier production: shown to them alone, confirmed one by one, nobody told."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from attrs import define

from beforehand.agreement.vocabulary import EVERY_CREW
from beforehand.store.access.models import Account, CopyCode
from beforehand.studio import boundaries, entry, production
from beforehand.web import clock
from tests.web.boundaries.conftest import PhoneOf
from tests.web.boundaries.test_boundaries import said
from tests.web.phone import Phone, acts
from tests.world import World, fence_entry, new_world, open_entry

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

COPY = "/boundaries/copy/"
THERE, HERE = "271846", "918273"


@define
class Two:
    """The earlier production and the new one, and Mara's phone in each."""

    earlier: World
    new: World
    old_phone: Phone
    phone: Phone


def new_production(at: datetime) -> World:
    """Another production on the same server, where Mara performs with Ade."""
    made, rosa = production.start_production(
        title="A Quiet Harbour",
        coordinator="Rosa Lind",
        timezone="Europe/London",
        pack="sag-aftra",
        operator="North Quay Intimacy Coordination",
        at=at,
    )
    world = World(made, {"ines": rosa}, at=at)
    for who, name in (("mara", "Mara Okafor"), ("ade", "Ade Bankole"), ("calder", "Calder Wyeth")):
        world.people[who] = production.add_person(made, rosa, name=name, pronouns="they", at=world.tick())
    world.add_scene("1", "Slipway", ("mara", "ade"))
    return world


@pytest.fixture
def two(phone_of: PhoneOf, settings: Any) -> Two:
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # a PIN's cost is not looked at
    earlier = new_world()
    earlier.add_scene("42", "Boathouse, night", ("mara", "jonas"))
    mara, jonas = earlier["mara"], earlier["jonas"]
    gate = {"disposition": "gate", "gate": "own_words", "words": "When we have eaten.", "leaves": ["lips"]}
    listed = (
        fence_entry(mara, {"throat"}, frozenset({jonas})),
        open_entry(mara, "received", frozenset({jonas, "crew:costume"})) | {"leaves": ["left_shoulder"]},
        open_entry(mara, "received", frozenset({jonas})) | gate,
        open_entry(mara, "shown", frozenset()) | {"leaves": ["nose"]},
    )
    for one in listed:
        boundaries.set_boundary(earlier.production, mara, one, at=earlier.tick())
    new = new_production(earlier.tick())
    found = Two(earlier, new, phone_of(earlier, "mara", COPY), phone_of(new, "mara", COPY))
    for phone, pin in ((found.old_phone, THERE), (found.phone, HERE)):
        give_pin(phone, pin)
    return found


def give_pin(phone: Phone, pin: str) -> None:
    """Set a PIN, which counts as given for five minutes."""
    with clock.stopped(phone.at):
        assert phone.browser.post("/pin/?set", {"new": pin}).status_code == 303


def code_of(phone: Phone) -> str:
    phone.do("make")
    (code,) = re.findall(r"(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}", phone.text(COPY))
    return str(code)


def enter(phone: Phone, code: str, pin: str = THERE) -> Any:
    with clock.stopped(phone.at):
        return phone.browser.post(f"{COPY}code/", {"code": code, "pin": pin})


def shown(two: Two) -> Phone:
    assert enter(two.phone, code_of(two.old_phone).lower()).status_code == 303
    return two.phone


def test_the_earlier_entries_are_proposed_without_its_people(two: Two) -> None:
    before = acts()
    told = shown(two).text()
    assert "Nobody else touches your throat." in told
    assert "The dresser and whom you choose may touch your left shoulder" in told
    assert "Your nose: may be seen" in told
    assert "When we have eaten." in html.unescape(two.phone.get().content.decode())
    assert "Jonas" not in told
    assert acts() == before, "being shown records nothing"
    assert said(two.new) == []


def test_a_fence_is_confirmed_by_itself_and_holds_against_everybody_here(two: Two) -> None:
    phone = shown(two)
    phone.do("take_fence")
    (made,) = said(two.new)
    assert made["disposition"] == "fence"
    assert set(made["by"]) == {two.new["ines"], two.new["ade"], two.new["calder"]} | EVERY_CREW
    assert not [f for f in phone.forms() if f.get("act") == "take_fence"], "it is not proposed again"


def opening(phone: Phone, **fields: Any) -> Any:
    """Confirm the opening of the left shoulder, of the nose or of the lips, by the sentence beside its form."""
    about = fields.pop("about")
    part = phone.get().content.decode().split(about)[1]
    (key,) = re.findall(r'name="proposal" value="(\w+)"', part)[:1]
    return phone.post({**phone.form("take_opening"), "proposal": key, **fields})


def test_an_opening_is_copied_for_those_who_are_chosen_and_for_nobody_else(two: Two) -> None:
    phone = shown(two)
    before = acts()
    assert opening(phone, about="your left shoulder", by=[]).status_code == 409
    assert opening(phone, about="your left shoulder", by=[two.earlier["jonas"]]).status_code == 422
    assert acts() == before
    assert opening(phone, about="your left shoulder", by=[two.new["ade"]]).status_code == 303
    (made,) = said(two.new)
    assert (made["disposition"], made["by"]) == ("open", (two.new["ade"],))


def test_what_is_shown_and_a_condition_in_ones_own_words(two: Two) -> None:
    phone = shown(two)
    assert opening(phone, about="Your nose").status_code == 303
    own = {"by": [two.new["ade"]], "words": "When we have rested."}
    assert opening(phone, about="your lips", **own).status_code == 303
    assert {(e["direction"], e["gate"], e["words"]) for e in said(two.new)} == {
        ("shown", "", ""),
        ("received", "own_words", "When we have rested."),
    }


def test_the_code_works_once_and_only_with_the_pin_of_the_earlier_production(two: Two) -> None:
    code = code_of(two.old_phone)
    assert b"pin_wrong" in enter(two.phone, code, HERE).content
    assert enter(two.phone, code).status_code == 303
    two.phone.do("finish")
    assert "Enter a code" in two.phone.text(COPY)
    assert b"copy_code" in enter(two.phone, code).content
    assert not CopyCode.objects.exists(), "nothing is left that ties the two"


def test_tries_of_the_pin_are_counted_where_the_code_was_made(two: Two) -> None:
    code = code_of(two.old_phone)
    for _ in range(5):
        refused = enter(two.phone, code, "402918")
    assert b"pin_locked" in refused.content
    assert b"pin_locked" in enter(two.phone, code).content


@pytest.mark.parametrize("late", [timedelta(hours=25), timedelta(hours=48)])
def test_a_day_later_there_is_nothing_to_enter_and_nothing_shown(two: Two, late: timedelta) -> None:
    code = code_of(two.old_phone)
    two.phone.at += late
    give = two.phone.browser
    with clock.stopped(two.phone.at):
        give.post("/pin/", {"pin": HERE})
    assert b"copy_code" in enter(two.phone, code).content
    assert "Enter a code" in two.phone.text(COPY)


def test_both_pins_are_asked_for(two: Two) -> None:
    for phone in (two.old_phone, two.phone):
        phone.at += timedelta(minutes=6)
    made = two.old_phone.post(two.old_phone.form("make"))
    assert made.headers["Location"].startswith("/pin/")
    assert not CopyCode.objects.exists()
    assert enter(two.phone, "AAAA-AAAA-AAAA-AAAA").headers["Location"].startswith("/pin/")


def test_a_code_shows_nothing_in_its_own_production_and_to_nobody_without_the_pin(
    two: Two, phone_of: PhoneOf
) -> None:
    code = code_of(two.old_phone)
    assert b"copy_code" in enter(two.old_phone, code).content
    ade = phone_of(two.new, "ade", COPY)
    give_pin(ade, HERE)
    assert b"pin_wrong" in enter(ade, code, HERE).content
    assert "Fences, against everybody here" not in ade.text(COPY)


def test_whoever_does_not_perform_has_no_such_page(two: Two, phone_of: PhoneOf) -> None:
    for who in ("ines", "calder"):
        phone = phone_of(two.new, who, COPY)
        assert phone.get().status_code == 404
        assert phone.get(f"{COPY}code/").status_code == 404
        assert enter(phone, "AAAA-AAAA-AAAA-AAAA").status_code == 404


def test_no_page_of_anybody_else_and_no_act_tells_of_it(two: Two, phone_of: PhoneOf) -> None:
    """The coordinator reads the fence as any other; her pages are as after one set by hand."""
    others = [phone_of(two.new, who, "/") for who in ("ines", "ade", "calder")]
    others += [phone_of(two.earlier, who, "/") for who in ("ines", "jonas", "teodor")]
    before = [phone.bytes() for phone in others]
    shown(two)
    assert [phone.bytes() for phone in others] == before
    two.phone.do("take_fence")
    (made,) = said(two.new)
    assert set(made) == set(fence_entry(two.new["mara"], {"throat"}, frozenset({two.new["ade"]})))


def test_putting_a_person_out_ends_their_code(two: Two) -> None:
    code = code_of(two.old_phone)
    account = Account.objects.get(person=two.earlier["mara"])
    entry.revoke_all(account, at=two.phone.at)
    assert b"copy_code" in enter(two.phone, code).content


def test_anothers_proposal_is_not_there(two: Two) -> None:
    phone = shown(two)
    before = acts()
    form = {**phone.form("take_fence"), "proposal": "0" * 64}
    assert phone.post(form).status_code == 409
    two.phone.do("finish")
    assert phone.post(form | {"proposal": "1" * 64}).status_code == 409
    assert acts() == before
