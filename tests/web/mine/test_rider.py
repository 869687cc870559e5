"""A performer reads, signs and strikes their own rider."""

from __future__ import annotations

import pytest

from beforehand.agreement.riders import Rider
from beforehand.store.access.models import Account
from beforehand.studio import entry
from tests.web.mine.conftest import PhoneOf
from tests.web.phone import Phone, acts
from tests.world import World, may_shoot_42, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

PIN = "482915"


def delivered() -> World:
    world = scene_42(new_world())
    world.rider("mara", signed=False)
    world.rider("jonas", signed=False)
    return world


def step_up(world: World, who: str, phone: Phone) -> None:
    """Set a PIN and give it, as the page of the PIN does."""
    account = Account.objects.get(person=world[who])
    if not entry.has_pin(account.pk):
        entry.set_pin(account, PIN, None, at=phone.at)
    assert phone.post({"url": f"/pin/?next={phone.url}", "pin": PIN}).status_code == 303


def rider(world: World, who: str = "mara") -> Rider:
    (found,) = world.record().riders[world[who]]
    assert isinstance(found, Rider)
    return found


def test_all_that_is_signed_is_read_before(phone_of: PhoneOf) -> None:
    world = delivered()
    told = phone_of(world, "mara").text()
    for words in (
        "Your rider",
        "Not yet signed",
        "48 hours",
        "Nobody doubles you.",
        "given touch",
        "Mara touches Calder, Ines, Jonas, Mara, Oona, Priya and Teodor",
        rider(world).digest,
        "Your PIN is asked first.",
        "one side alone cannot erase it",
    ):
        assert words in told, words


def test_signing_asks_for_the_pin_first_and_then_is_saved(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    before = acts()
    asked = phone.post(phone.form("sign"))
    assert asked.status_code == 303
    assert asked.headers["Location"].startswith("/pin/?next=")
    assert acts() == before
    step_up(world, "mara", phone)
    phone.do("sign")
    assert rider(world).signed_at == phone.at
    assert "Signed Tue 24 Nov, 08:01" in phone.text()
    assert not [form for form in phone.forms() if form.get("act") == "sign"]


def test_another_digest_than_what_was_read_is_refused(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    step_up(world, "mara", phone)
    refused = phone.post(phone.form("sign"), digest="0" * 64)
    assert refused.status_code == 409
    assert "This changed while you were reading it." in refused.content.decode()
    assert rider(world).signed_at is None


def test_somebody_elses_rider_is_neither_shown_nor_signed(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    step_up(world, "mara", phone)
    theirs = rider(world, "jonas")
    assert theirs.digest not in phone.text()
    refused = phone.post(phone.form("sign"), rider=theirs.id, digest=theirs.digest)
    assert refused.status_code == 409
    assert "There is no such thing here." in refused.content.decode()
    assert rider(world, "jonas").signed_at is None


def test_a_rider_that_is_not_delivered_is_not_there(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    assert "Your rider" not in phone_of(world, "mara").text()


def test_striking_a_clause_counts_at_once(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    clause = rider(world).clauses[0]
    phone.do("strike", clause=clause.id)
    assert [c.struck for c in rider(world).clauses] == [True, False, False]
    assert world.record().with_coordinator
    assert "1 · Struck" in phone.text()
    assert not [form for form in phone.forms() if form.get("clause") == clause.id]
