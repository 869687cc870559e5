"""A performer opens, talks over, signs, takes back and strikes their own rider; and shows it to somebody."""

from __future__ import annotations

import re

import pytest

from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.riders import Rider
from beforehand.journal.acts.riders import SignRider
from beforehand.store.tables import journal_store
from beforehand.studio import production, representing, riders, signing
from tests.web.browsing import text_of
from tests.web.own_riders.conftest import PhoneOf, delivered, step_up
from tests.web.phone import acts
from tests.world import World, may_shoot_42, new_world, scene_42, wide_exposure

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def rider(world: World, who: str = "mara") -> Rider:
    (found,) = world.record().riders[world[who]]
    assert isinstance(found, Rider)
    return found


def test_it_is_opened_first_and_all_that_is_signed_is_read_before(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    assert "given touch" not in phone.text()
    assert "The coordinator sees that you opened it, and nobody else." in phone.text()
    phone.do("open")
    told = phone.text()
    for words in (
        "Your rider",
        "Opened Tue 24 Nov, 08:01",
        "48 hours, has run since",
        "Nobody doubles Mara.",
        "Nothing of Mara is changed digitally",
        "This is the most Mara Okafor may be asked to do",
        "Wider needs a new rider.",
        "Drawn up in English alone.",
        "Clause 3.",  # in trailers
        "given touch",
        "Mara touches Calder, Ines, Jonas, Mara, Oona, Priya and Teodor",
        rider(world).digest,
        "Your PIN is asked first.",
        "one side alone cannot erase it",
    ):
        assert words in told, words


def test_signing_asks_for_the_pin_first_and_then_is_saved_and_can_be_undone(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    phone.do("open")
    before = acts()
    asked = phone.post(phone.form("sign"))
    assert asked.headers["Location"].startswith("/pin/?next=")
    assert acts() == before
    step_up(world, "mara", phone)
    phone.do("sign")
    assert rider(world).signed_at == phone.at
    assert "Signed Tue 24 Nov, 08:02" in phone.text()
    assert "sign" not in {form.get("act") for form in phone.forms()}
    phone.do("undo")
    assert rider(world).signed_at is None
    assert {"sign", "talk"} <= {form.get("act") for form in phone.forms()}


def test_who_gives_the_pin_does_not_read_an_earlier_saved_as_signed(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    phone.do("open")
    phone.do("talk")
    assert "saved" in phone.url
    assert "talk" not in {form.get("act") for form in phone.forms()}, "it was said"
    asked = phone.post(phone.form("sign"))
    assert "saved" not in asked.headers["Location"]
    page = phone.browser.get(asked.headers["Location"]).content.decode()
    assert "Nothing is signed or sent yet" in page


def test_the_signature_carries_its_device(phone_of: PhoneOf) -> None:
    """Whoever made the link could have used it first: what is signed says on what, and where the PIN was set."""
    world = delivered()
    phone = phone_of(world, "mara")
    phone.do("open")
    step_up(world, "mara", phone)
    phone.do("sign")
    (device,) = [e.saved.body.device for e in journal_store.entries() if isinstance(e.saved.body, SignRider)]
    assert re.fullmatch(r"Firefox, signed in \S+\+00:00; PIN set \S+\+00:00 on \w.*", device), device
    assert f"Signed on {device}" in text_of(phone.browser.get("/own/record.html"))


def test_undo_ends_where_production_has_it_and_strikes_go_on(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    assert "With production since" in phone.text()
    assert "undo" not in {form.get("act") for form in phone.forms()}
    before = acts()
    about = {"url": phone.url, "act": "undo", "key": phone.form("strike")["key"], "rider": rider(world).id}
    refused = phone.post(about)
    assert (refused.status_code, acts()) == (409, before)
    assert "production_has_it" in refused.content.decode()
    phone.do("strike", clause=rider(world).clauses[0].id)
    assert [c.struck for c in rider(world).clauses] == [True, False, False]
    assert world.record().with_coordinator
    assert "1 · Struck Tue 24 Nov" in phone.text()
    world.at = phone.at
    world.grant("oona", "double", "42")
    assert rider(world).id in world.record().told, "what production has, it keeps"


def test_talking_it_over_is_told_to_the_coordinator_and_to_nobody_else(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    phone.do("open")
    plan = phone_of(world, "calder", "plan/")
    contracts = phone_of(world, "calder", "contracts/")
    before = plan.bytes(), contracts.bytes()
    phone.do("talk")
    assert "To talk over, Tue 24 Nov" in phone_of(world, "ines", "riders/").text()
    assert (plan.bytes(), contracts.bytes()) == before
    assert "sign" in {form.get("act") for form in phone.forms()}


def test_another_digest_than_what_was_read_is_refused(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    phone.do("open")
    step_up(world, "mara", phone)
    refused = phone.post(phone.form("sign"), digest="0" * 64)
    assert refused.status_code == 409
    assert "This changed while you were reading it." in refused.content.decode()
    assert rider(world).signed_at is None


def test_somebody_elses_rider_is_neither_shown_nor_signed(phone_of: PhoneOf) -> None:
    world = delivered()
    phone = phone_of(world, "mara")
    phone.do("open")
    step_up(world, "mara", phone)
    theirs = rider(world, "jonas")
    assert theirs.digest not in phone.text()
    refused = phone.post(phone.form("sign"), rider=theirs.id, digest=theirs.digest)
    assert refused.status_code == 409
    assert "There is no such thing here." in refused.content.decode()
    assert rider(world, "jonas").signed_at is None


def test_a_rider_that_is_not_delivered_is_not_there(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    assert "No rider was sent to you for this scene." in phone_of(world, "mara").text()
    assert "Your rider" not in phone_of(world, "mara", "mine/").text()


def test_clauses_of_a_document_signed_elsewhere_count_when_the_performer_confirms_them(
    phone_of: PhoneOf,
) -> None:
    world = scene_42(new_world())
    made = riders.record_rider(
        **world.by("ines"),
        person=world["mara"],
        clauses=[{"kind": "permit", "box": box_data(wide_exposure(world["mara"])), "text": "A slow dance."}],
        source_digest="5f" * 32,
    )
    riders.deliver_rider(**world.by("ines"), rider=made)
    phone = phone_of(world, "mara")
    phone.do("open")
    assert "They count when you confirm them." in phone.text()
    assert "Confirm these clauses" in phone.text()
    assert rider(world).signed_at is None
    step_up(world, "mara", phone)
    phone.do("sign")
    assert rider(world).signed_at == phone.at


# A representative


def with_dana() -> World:
    world = delivered()
    world.people["dana"] = production.add_person(
        world.production, world["ines"], name="Dana Whitlock", at=world.tick()
    )
    world.grant("dana", "representative")
    return world


def test_a_representative_sees_that_rider_and_nothing_else_until_the_performer_ends_it(
    phone_of: PhoneOf,
) -> None:
    world = with_dana()
    hers, his = rider(world), rider(world, "jonas")
    dana = phone_of(world, "dana", "/represented/")
    assert "Nothing is shown to you now." in dana.text()
    mara = phone_of(world, "mara")
    step_up(world, "mara", mara)
    shown = mara.post(mara.form("grant"), to=world["dana"], rider=hers.id)
    assert shown.status_code == 303
    assert "Mara Okafor: Rider, scene 42" in dana.text()
    assert hers.digest in dana.text(f"/represented/{hers.id}/")
    assert "sign" not in {form.get("act") for form in dana.forms(f"/represented/{hers.id}/")}
    scene = f"/scenes/{world.scenes['42']}/"
    for address in (
        f"/represented/{his.id}/",
        *(f"{scene}{page}" for page in ("", "plan/", "mine/", "record/", "contracts/")),
    ):
        assert dana.get(address).status_code == 404, address
    mara.do("end_grant")
    assert dana.get(f"/represented/{hers.id}/").status_code == 404


def test_a_representative_signs_only_where_the_performer_lets_them(phone_of: PhoneOf) -> None:
    world = with_dana()
    hers = rider(world)
    grant = representing.grant_rider(**world.by("mara"), to=world["dana"], rider=hers.id)
    dana = phone_of(world, "dana", f"/represented/{hers.id}/")
    step_up(world, "dana", dana)
    forged = {"url": dana.url, "act": "sign", "key": "0" * 64, "digest": hers.digest}
    assert dana.post(forged).status_code == 422
    representing.end_grant(**world.by("mara"), grant=grant)
    representing.grant_rider(**world.by("mara"), to=world["dana"], signs=True)
    dana.do("sign")
    signed = rider(world)
    assert [(s.part, s.person) for s in signed.signatures] == [("representative", world["dana"])]
    assert signed.signed_at == dana.at
    signing.take_back_signature(**world.by("mara"), rider=hers.id)
    assert rider(world).signed_at is None
