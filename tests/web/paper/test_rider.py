"""The rider's PDF in the hands of those who sign it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.refusals import Refusal
from beforehand.paper.seal_check import checked
from beforehand.paper.times import day_moment
from beforehand.studio import production, representing, riders, signing
from beforehand.web import clock
from tests.paper.reading import A4, LETTER, pages, sizes, text
from tests.web.conftest import SignIn
from tests.world import World, may_shoot_42

LONDON = ZoneInfo("Europe/London")
pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


@pytest.fixture
def world() -> World:
    return may_shoot_42()


def address(world: World, who: str = "mara") -> str:
    return f"/scenes/{world.scenes['42']}/paper/rider/{world.riders[who, '42']}/"


def fetched(browser: Client, url: str) -> bytes:
    answer = browser.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf"), url
    return answer.content


def test_the_performer_and_the_coordinator_get_the_same_sealed_bytes(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        hers = fetched(sign_in(world, "mara"), address(world))
        assert fetched(sign_in(world, "ines"), address(world)) == hers
    seal = checked(hers)
    assert seal.whole
    assert seal.by == "Beforehand, North Quay Intimacy Coordination"
    said = text(hers)
    rider = next(r for r in world.record().riders[world["mara"]])
    assert "This is the most Mara Okafor may be asked to do" in said
    assert rider.digest[:8] in said
    assert rider.digest[-8:] in said
    assert all(clause.text in said for clause in rider.clauses)
    assert pages(hers)[0].count("Page 1 of") == 1
    assert sizes(hers) == {A4}


def test_a_changed_byte_breaks_the_seal(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        pdf = fetched(sign_in(world, "mara"), address(world))
    for place in (pdf.index(b"/MediaBox") + 12, pdf.index(b"stream") + 40, pdf.rindex(b"stream") + 40):
        changed = bytearray(pdf)
        changed[place] ^= 1
        assert not is_whole(bytes(changed)), place
    assert not is_whole(pdf + b"\n%")


def is_whole(pdf: bytes) -> bool:
    try:
        return checked(pdf).whole
    except Refusal:
        return False


def test_letter_is_asked_for_by_name_and_nothing_else_is_a_size(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        mara = sign_in(world, "mara")
        assert sizes(fetched(mara, f"{address(world)}?on=letter")) == {LETTER}
        assert mara.get(f"{address(world)}?on=a5").status_code == 404


def test_production_has_its_own_copy_once_all_have_signed(world: World, sign_in: SignIn) -> None:
    rider = world.record().riders[world["mara"]][0]
    told = world.record().told[rider.id]
    assert rider.signed_at
    assert rider.signed_at < told, "Jonas signed later"
    with clock.stopped(world.at):
        theirs = text(fetched(sign_in(world, "calder"), address(world)))
        hers = text(fetched(sign_in(world, "mara"), address(world)))
    signed, since = (day_moment(at, LONDON) for at in (rider.signed_at, told))
    assert f"Mara Okafor, performer {signed}" in hers
    assert f"Mara Okafor, performer With production since {since}" in theirs
    assert signed not in theirs


def test_a_representative_has_what_the_performer_shows_them(world: World, sign_in: SignIn) -> None:
    dana = production.add_person(world.production, world["ines"], name="Dana Whitlock", at=world.tick())
    world.people["dana"] = dana
    world.grant("dana", "representative")
    with clock.stopped(world.at):
        assert sign_in(world, "dana").get(address(world)).status_code == 404
    representing.grant_rider(**world.by("mara"), to=dana)
    with clock.stopped(world.at):
        same = fetched(sign_in(world, "mara"), address(world))
        assert fetched(sign_in(world, "dana"), address(world)) == same


def test_nobody_else_has_it(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        for who in ("jonas", "teodor", "priya", "oona"):
            assert sign_in(world, who).get(address(world)).status_code == 404, who


def test_a_struck_clause_is_struck_on_paper_at_once(world: World, sign_in: SignIn) -> None:
    with clock.stopped(world.at):
        mara = sign_in(world, "mara")
        before = fetched(mara, address(world))
        rider = world.riders["mara", "42"]
        clause = next(r for r in world.record().riders[world["mara"]]).clauses[0]
        signing.strike_clause(**world.by("mara"), rider=rider, clause=clause.id)
        after = fetched(mara, address(world))
    assert "Struck by Mara" not in text(before)
    assert "Struck by Mara. It permits nothing." in text(after)


def test_it_is_not_theirs_before_it_is_delivered(world: World, sign_in: SignIn) -> None:
    box = world.record().riders[world["mara"]][0].clauses[0].box
    clauses = [{"kind": "permit", "box": box_data(box), "text": "Once more"}]
    made = riders.record_rider(**world.by("ines"), person=world["mara"], clauses=clauses)
    url = f"/scenes/{world.scenes['42']}/paper/rider/{made}/"
    with clock.stopped(world.at):
        assert sign_in(world, "mara").get(url).status_code == 404
        assert "Amendment 2 to the rider" in text(fetched(sign_in(world, "ines"), url))
