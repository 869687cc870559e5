"""The riders of a scene reach its producer all together, once the last performer has signed; strikes at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from beforehand.studio import signing
from beforehand.studio.contracts import contract, contracts_told
from beforehand.web.look.times import clock
from tests.web.own_riders.conftest import PhoneOf, delivered, phone_of, step_up
from tests.world import World, may_shoot_42

__all__ = ["phone_of"]
pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

PAGE = "contracts/"


def test_nobody_is_seen_to_sign_alone_or_late(phone_of: PhoneOf) -> None:
    world = delivered()
    calder = phone_of(world, "calder", PAGE)
    before = calder.bytes()
    world.sign("mara")
    first = world.at
    assert calder.bytes() == before
    assert "have not reached you yet" in calder.text()
    world.at += timedelta(hours=5)
    world.sign("jonas")
    said = calder.text()
    assert "Mara Okafor: rider" in said
    assert "Jonas Lindqvist: rider" in said
    assert said.count(f"Mon 16 Nov, {clock(world.at)}") == 4, "the time it came, for both, and by each name"
    assert clock(first) not in said.replace("Sent Mon 16 Nov", "")


def test_a_strike_is_told_at_once_and_one_made_before_by_the_time_it_came(phone_of: PhoneOf) -> None:
    world = delivered()
    rider = world.riders["mara", "42"]
    clauses = world.record().riders[world["mara"]][0].clauses
    signing.strike_clause(**world.by("mara"), rider=rider, clause=clauses[0].id)
    world.sign("mara")
    world.sign("jonas")
    at = world.at
    world.at += timedelta(hours=3)
    signing.strike_clause(**world.by("mara"), rider=rider, clause=clauses[1].id)
    said = phone_of(world, "calder", PAGE).text()
    assert f"1 · Struck Mon 16 Nov, {clock(at)}" in said
    assert f"2 · Struck Mon 16 Nov, {clock(world.at)}" in said


def test_production_signs_by_pin_and_the_paper_has_every_name(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    calder = phone_of(world, "calder", PAGE)
    rider = world.riders["mara", "42"]
    assert calder.post(calder.form("sign", rider=rider)).headers["Location"].startswith("/pin/")
    step_up(world, "calder", calder)
    calder.do("sign", rider=rider)
    assert "Calder Wyeth, for production Tue 24 Nov, 08:01" in calder.text()
    told = contract(world.production, world.scenes["42"], rider)
    assert told is not None
    assert [(s.name, s.part) for s in told.signatures] == [
        ("Mara Okafor", "performer"),
        ("Calder Wyeth", "producer"),
    ]
    assert told.call == world.record().day.call


def test_what_production_has_it_keeps_and_a_producer_who_performs_has_a_performers_place(
    phone_of: PhoneOf,
) -> None:
    world = may_shoot_42()
    told = contracts_told(world.production, world.scenes["42"])
    world.grant("calder", "performer", "42")
    assert contracts_told(world.production, world.scenes["42"]) == told
    assert phone_of(world, "calder", PAGE).get().status_code == 404


@pytest.mark.parametrize("who", ["ines", "mara", "teodor", "priya", "oona"])
def test_it_is_there_for_producers_alone(phone_of: PhoneOf, who: str) -> None:
    world: World = may_shoot_42()
    assert phone_of(world, who, PAGE).get().status_code == 404
