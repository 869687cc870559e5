"""The closed set and rehearsals: named with a reason, and every change of the list takes the scene back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.world import World, may_shoot_42

from .browsing import acts, fields_of, press, refused, text_of
from .conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

Follow = Callable[[World], World]
DANA = {"name": "Dana Whitlock", "role": "representative", "reason": "Asked for by Jonas", "where": "monitor"}


def url(world: World) -> str:
    return f"/scenes/{world.scenes['42']}/set/"


def test_somebody_is_named_and_taken_off(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    ines = sign_in(world, "ines")
    assert "Changing the list takes the scene back to you" in text_of(ines.get(url(world)))
    assert press(ines, url(world), "Put on the list", **DANA).status_code == 303
    (entry,) = world.record().roster
    assert (entry.name, entry.reason, entry.where) == ("Dana Whitlock", "Asked for by Jonas", "monitor")
    assert world.record().with_coordinator
    assert "Dana Whitlock , representative. At a monitor." in text_of(ines.get(url(world)))
    assert press(ines, url(world), "Take Dana Whitlock off").status_code == 303
    assert not world.record().roster


def test_nobody_is_named_without_a_reason(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    ines = sign_in(world, "ines")
    fields = fields_of(ines.get(url(world)), "Put on the list")
    before = acts()
    said = refused(ines.post(url(world), {**fields, **DANA, "reason": ""}), 422, "form", before)
    assert "This field is required." in said
    assert 'value="Dana Whitlock"' in ines.post(url(world), {**fields, **DANA, "reason": ""}).content.decode()


def test_a_name_that_is_not_there_is_not_taken_off(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    ines = sign_in(world, "ines")
    fields = {**fields_of(ines.get(url(world)), "Put on the list"), "act": "take_off"}
    before = acts()
    refused(ines.post(url(world), {**fields, "entry": world.production}), 409, "no_such", before)


def test_a_rehearsal_is_noted_for_the_beats_that_were_ticked(sign_in: SignIn, follow: Follow) -> None:
    world = follow(may_shoot_42())
    ines = sign_in(world, "ines")
    assert press(ines, url(world), "Note the rehearsal", beats=[world.beats["kiss"]]).status_code == 303
    assert world.record().rehearsed == {world.digest("kiss")}
    assert text_of(ines.get(url(world))).count("Rehearsed") == 1
    before = acts()
    fields = fields_of(ines.get(url(world)), "Note the rehearsal")
    refused(ines.post(url(world), fields), 422, "form", before)


@pytest.mark.parametrize("who", ["mara", "teodor", "priya"])
def test_it_is_not_there_for_anybody_else(sign_in: SignIn, follow: Follow, who: str) -> None:
    world = follow(may_shoot_42())
    browser = sign_in(world, who)
    assert browser.get(url(world)).status_code == 404
    assert browser.post(url(world), {"act": "put_on", **DANA}).status_code == 404
