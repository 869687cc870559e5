"""One coordinator hands over to another, with both signed in and pages open."""

from __future__ import annotations

import pytest
from django.test import Client

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry, handing_over, production
from beforehand.studio.own_boundaries import own_boundaries
from beforehand.studio.reading import last_seq
from beforehand.web import clock
from tests.web.browsing import press, text_of
from tests.web.conftest import SignIn
from tests.world import World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
PIN = "271846"


@pytest.fixture
def world() -> World:
    """Ines coordinates, Noor takes part without a role."""
    world = scene_42(new_world())
    world.people["noor"] = production.add_person(
        world.production, world["ines"], name="Noor Haddad", pronouns="she", at=world.tick()
    )
    return world


def handed_over(ines: Client, to: str) -> None:
    """Ines presses the button, gives a PIN, and presses again."""
    asked = press(ines, "/people/hand-over/", "Hand over", to=to)
    assert asked.headers["Location"].startswith("/pin/")
    assert ines.post(asked.headers["Location"], {"new": PIN}).status_code == 303
    assert press(ines, "/people/hand-over/", "Hand over", to=to).headers["Location"] == "/in/?handed-over"


def test_nothing_is_lost_and_the_old_one_is_shut_out(world: World, sign_in: SignIn) -> None:
    ines, phone, noor, mara = (sign_in(world, who) for who in ("ines", "ines", "noor", "mara"))
    scene = f"/scenes/{world.scenes['42']}/"
    before = text_of(ines.get(scene))
    assert noor.get(scene).status_code == 404
    handed_over(ines, world["noor"])
    assert text_of(noor.get(scene)).split("Scenes")[-1] == before.split("Scenes")[-1]
    for old in (ines, phone):
        for address in ("/", scene, "/people/", "/devices/"):
            assert old.get(address).headers["Location"] == "/in/"
    told = text_of(mara.get("/boundaries/"))
    assert "You and Noor only" in told
    assert "Noor Haddad coordinates since" in told
    assert "in place of Ines Duarte" in told
    assert "Noor Haddad coordinates since" in text_of(mara.get("/"))
    own = own_boundaries(world.production, world["mara"])
    assert own is not None
    assert own.coordinator == "Noor"


def test_who_comes_back_reads_nothing_private(world: World, sign_in: SignIn) -> None:
    noor, ines = sign_in(world, "noor"), sign_in(world, "ines")
    handed_over(ines, world["noor"])
    again = sign_in(world, "ines")
    assert again.get("/").status_code == 200
    for address in ("/people/", "/days/", f"/scenes/{world.scenes['42']}/", "/people/hand-over/"):
        assert again.get(address).status_code == 404
    assert noor.get("/people/").status_code == 200


def test_links_that_the_old_one_made_end_with_their_role(world: World, sign_in: SignIn) -> None:
    sign_in(world, "noor")
    ines = sign_in(world, "ines")
    press(ines, "/people/", "Sign-in link", person=world["mara"])
    by = entry.account_of(world["ines"], world.production)
    (link,) = entry.fresh_links(by, at=clock.now()).values()
    handed_over(ines, world["noor"])
    refused = Client().post(f"/in/{link.token}/")
    assert (refused.status_code, "link_expired" in refused.content.decode()) == (409, True)


def test_links_of_a_deputy_end_with_the_role_too(world: World, sign_in: SignIn) -> None:
    world.grant("noor", "deputy")
    press(sign_in(world, "noor"), "/people/", "Sign-in link", person=world["mara"])
    (link,) = entry.fresh_links(entry.account_of(world["noor"], world.production), at=clock.now()).values()
    grant = world.grants["noor", "deputy", ""]
    production.revoke_role(world.production, world["ines"], grant=grant, at=clock.now())
    refused = Client().post(f"/in/{link.token}/")
    assert (refused.status_code, "link_expired" in refused.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("noor", "not_in_yet"),
        ("ines", "to_oneself"),
        ("mara", "power_beside"),
        ("calder", "power_beside"),
        ("nobody", "no_such"),
    ],
)
def test_who_cannot_take_over(world: World, to: str, code: str) -> None:
    before = last_seq()
    with pytest.raises(Refusal) as caught:
        handing_over.hand_over(world.production, world["ines"], to=world.people.get(to, to), at=world.tick())
    assert (caught.value.code, last_seq()) == (code, before)


def test_nobody_but_the_coordinator_hands_over(world: World, sign_in: SignIn) -> None:
    world.grant("noor", "deputy")
    assert sign_in(world, "noor").get("/people/hand-over/").status_code == 404
    with pytest.raises(Refusal, match="no such thing"):
        handing_over.hand_over(world.production, world["noor"], to=world["oona"], at=world.tick())


@pytest.mark.parametrize(("who", "role"), [("mara", "deputy"), ("calder", "coordinator")])
def test_who_performs_or_holds_power_never_runs_the_record(world: World, who: str, role: str) -> None:
    with pytest.raises(Refusal) as caught:
        world.grant(who, role)
    assert caught.value.code == "power_beside"


@pytest.mark.parametrize("role", ["producer", "representative"])
def test_who_runs_the_record_is_given_no_power_beside(world: World, role: str) -> None:
    with pytest.raises(Refusal) as caught:
        world.grant("ines", role)
    assert caught.value.code == "power_beside"
