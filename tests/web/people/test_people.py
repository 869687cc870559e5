"""People and roles, and the links by which people come in."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from beforehand.studio.people import place_of
from beforehand.studio.reading import last_seq
from tests.web.conftest import SignIn
from tests.world import World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def send(browser: Client, act: str, **fields: str) -> Any:
    """Send the form of that act that fits these fields."""
    html = browser.get("/people/").content.decode()
    forms = [dict(HIDDEN.findall(form)) for form in re.findall(r"<form.*?</form>", html, re.DOTALL)]
    fitting = [f for f in forms if f.get("act") == act and all(f.get(k, v) == v for k, v in fields.items())]
    return browser.post("/people/", fitting[0] | fields)


def told(browser: Client) -> str:
    html = browser.get("/people/").content.decode()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.fixture
def world() -> World:
    return scene_42(new_world())


def test_somebody_is_added_with_a_role_in_a_scene(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    assert send(ines, "add", name="Ade Bankole", pronouns="he").status_code == 303
    html = ines.get("/people/").content.decode()
    (person,) = re.findall(r'<option value="([0-9a-f-]{36})">Ade Bankole', html)
    fields = {"person": person, "role": "performer", "scene": world.scenes["42"], "character": "SAMUEL"}
    assert send(ines, "grant", **fields).status_code == 303
    assert "Performer (SAMUEL), scene 42" in told(ines)


def test_who_performs_and_holds_power_is_marked_with_what_follows(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    assert "Performs and holds power" not in told(ines)
    world.grant("teodor", "performer", "42")
    assert "Performs and holds power: asked last" in told(ines)


def test_a_role_ends(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    assert send(ines, "revoke", grant=world.grants["priya", "assistant_director", ""]).status_code == 303
    place = place_of(world.production, world["priya"])
    assert place is not None
    assert not place.powerful


def test_the_last_coordinator_stays(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    before = last_seq()
    html = ines.get("/people/").content.decode()
    grant = re.search(r'name="grant" value="([^"]+)"[^§]*?of Ines Duarte', html)
    assert grant
    own = html[: grant.end()].rsplit('name="grant" value="', 1)[1].split('"', 1)[0]
    refused = send(ines, "revoke", grant=own)
    assert refused.status_code == 409
    assert "This is the only coordinator" in refused.content.decode()
    assert last_seq() == before


def test_a_performer_needs_a_scene(world: World, sign_in: SignIn) -> None:
    refused = send(sign_in(world, "ines"), "grant", person=world["oona"], role="performer", scene="")
    assert refused.status_code == 409
    assert "name it" in refused.content.decode()


def test_a_link_is_shown_to_its_maker_and_signs_in_once(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    made = send(ines, "link", person=world["mara"])
    page = ines.get(made.headers["Location"]).content.decode()
    (address,) = re.findall(r'value="(http://[^"]+/in/[^"]+)"', page)
    picture = ines.get(f"/people/{world['mara']}/link/picture/")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    phone = Client()
    path = address.split("/", 3)[3]
    assert phone.post(f"/{path}").status_code == 303
    assert phone.post(f"/{path}").status_code != 303
    assert "There is no link" in ines.get(made.headers["Location"]).content.decode()


def test_signing_somebody_out_everywhere_ends_their_session_at_once(world: World, sign_in: SignIn) -> None:
    ines, mara = sign_in(world, "ines"), sign_in(world, "mara")
    assert mara.get("/devices/").status_code == 200
    assert send(ines, "put_out", person=world["mara"]).status_code == 303
    assert mara.get("/devices/").status_code != 200


@pytest.mark.parametrize("who", ["mara", "teodor", "calder", "priya", "oona"])
def test_nobody_else_has_the_page(world: World, sign_in: SignIn, who: str) -> None:
    browser = sign_in(world, who)
    nowhere = browser.get("/nowhere/").content
    for address in ("/people/", f"/people/{world['mara']}/link/", f"/people/{world['mara']}/link/picture/"):
        answer = browser.get(address)
        assert (answer.status_code, answer.content) == (404, nowhere)
