"""Links for many at once, each on a slip of its own."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.browsing import fields_of, text_of
from tests.web.conftest import SignIn
from tests.world import World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
SLIP = re.compile(r'<li class="slip">.*?</li>', re.DOTALL)


@pytest.fixture
def world() -> World:
    return scene_42(new_world())


def test_each_slip_lets_one_person_in_once(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    sent = fields_of(ines.get("/people/slips/"), "Make the slips")
    chosen = {"person": [world["mara"], world["jonas"]], "hours": "168"}
    made = ines.post("/people/slips/", {**sent, **chosen})
    assert made.headers["Location"] == "/people/slips/sheet/"
    slips = SLIP.findall(ines.get("/people/slips/sheet/").content.decode())
    assert [re.findall(r"<h2>(.*?)</h2>", slip) for slip in slips] == [["Jonas Lindqvist"], ["Mara Okafor"]]
    for slip, name in zip(slips, ("Jonas Lindqvist", "Mara Okafor"), strict=True):
        (url,) = re.findall(r'class="slip-url">http://[^/]+(/in/[^<]+)<', slip)
        (picture,) = re.findall(r'src="(/people/[^"]+)"', slip)
        assert ines.get(picture).headers["Content-Type"] == "image/svg+xml"
        assert name in text_of(Client().get(url))
        assert Client().post(url).status_code == 303
    assert "no link to show" in text_of(ines.get("/people/slips/sheet/"))


def test_who_never_came_in_is_ticked(world: World, sign_in: SignIn) -> None:
    sign_in(world, "mara")
    html = sign_in(world, "ines").get("/people/slips/").content.decode()
    boxes = dict(re.findall(r'name="person" value="([^"]+)"( checked)?>', html))
    assert boxes[world["jonas"]] == " checked"
    assert boxes[world["mara"]] == ""
    assert world["ines"] not in boxes


def test_slips_are_of_this_production_alone(world: World, sign_in: SignIn) -> None:
    ines = sign_in(world, "ines")
    sent = fields_of(ines.get("/people/slips/"), "Make the slips")
    refused = ines.post("/people/slips/", {**sent, "person": world.production, "hours": "48"})
    assert refused.status_code == 422
