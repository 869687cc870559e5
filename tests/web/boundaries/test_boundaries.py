"""A performer sets boundaries by the list: one tap, a part, an opening, and ending what stands."""

from __future__ import annotations

from typing import Any

import pytest

from beforehand.agreement.vocabulary import EVERY_CREW, VOCABULARY, leaves
from beforehand.store.tables.django_tables import DjangoTables
from tests.web.boundaries.conftest import PhoneOf
from tests.web.phone import Phone, acts
from tests.world import World, may_shoot_42, new_world

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

UPPER_BACK = "/boundaries/detail/received/back_above/"


def shut_world() -> World:
    """Mara performs in scene 42 and has said nothing."""
    world = new_world()
    world.add_scene("42", "Boathouse, night", ("mara", "jonas"))
    return world


def said(world: World, who: str = "mara") -> list[Any]:
    rows = DjangoTables().of_people(world.production, [world[who]])["boundary"]
    return [row.data for row in rows]


def opening(world: World, **more: Any) -> dict[str, Any]:
    """A whole opening as the form sends it."""
    sent = {
        "own": ["upper_back"],
        "by": [world["jonas"]],
        "layers": ["cloth"],
        "verbs": ["light"],
        "other": ["hands"],
        "pressures": ["surface"],
        "seconds": "60",
        "repeats": "5",
        "condition": "none",
        "words": "",
    }
    return sent | more


def send(phone: Phone, act: str, **fields: Any) -> Any:
    return phone.post({**phone.form(act), **fields})


def test_what_it_hides_and_what_not_is_said_before_the_first_entry(phone_of: PhoneOf) -> None:
    told = phone_of(shut_world(), "mara").text()
    first = told.index("Only you and Ines see what stands here")
    assert first < told.index("people may guess") < told.index("Head")
    assert "What you have not opened is a no." in told


def test_one_tap_fences_a_place_for_all_directions(phone_of: PhoneOf) -> None:
    world = shut_world()
    phone = phone_of(world, "mara")
    phone.do("fence_all", region="shoulders")
    assert phone.url.endswith("#row-shoulders")
    entries = {entry["direction"]: entry for entry in said(world)}
    assert set(entries) == {"given", "received", "shown"}
    assert {entry["disposition"] for entry in entries.values()} == {"fence"}
    shoulders = leaves("shoulders")
    assert set(entries["received"]["leaves"]) == set(entries["shown"]["leaves"]) == shoulders
    assert set(entries["given"]["parts"]) == shoulders
    assert set(entries["received"]["by"]) == set(world.people.values()) | EVERY_CREW
    assert set(entries["given"]["by"]) == set(world.people.values())
    assert set(entries["received"]["layers"]) == set(VOCABULARY.layers)
    assert "Nobody touches your left shoulder" not in phone.text()
    assert "Nobody touches your shoulders." in phone.text()
    assert not any(f.get("region") == "shoulders" for f in phone.forms())


def test_a_region_that_is_fenced_in_part_is_fenced_in_the_rest_alone(phone_of: PhoneOf) -> None:
    world = shut_world()
    phone = phone_of(world, "mara")
    phone.do("fence_all", region="hands")
    lifting = phone_of(world, "mara", "/boundaries/detail/received/hands/")
    lifting.do("end")
    assert sorted(entry["direction"] for entry in said(world)) == ["given", "shown"]
    lifting.do("fence_all", region="hands")
    assert sorted(entry["direction"] for entry in said(world)) == ["given", "received", "shown"]


def test_an_opening_stores_every_set_as_it_was_ticked(phone_of: PhoneOf) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", UPPER_BACK)
    answer = send(phone, "open", **opening(world, layers=["skin", "cloth"], by=["everyone"]))
    assert answer.status_code == 303
    (entry,) = said(world)
    assert entry["disposition"] == "open"
    assert set(entry["by"]) == set(world.people.values()) - {world["mara"]}
    assert set(entry["layers"]) == {"skin", "cloth"}
    assert set(entry["parts"]) == leaves("hands")
    assert set(entry["verbs"]) == {"rest", "touch", "brush", "lean", "lean_together"}
    assert (entry["seconds"], entry["repeats"]) == (60, 5)


@pytest.mark.parametrize(
    ("condition", "words"), [("rehearsed", ""), ("own_words", "After we have rehearsed it that day")]
)
def test_a_condition_makes_it_a_gate(phone_of: PhoneOf, condition: str, words: str) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", UPPER_BACK)
    assert send(phone, "open", **opening(world, condition=condition, words=words)).status_code == 303
    (entry,) = said(world)
    assert (entry["disposition"], entry["gate"], entry["words"]) == ("gate", condition, words)
    assert "Gate" in phone.text()


@pytest.mark.parametrize("direction", ["given", "shown"])
def test_the_other_directions_are_opened_in_their_own_words(phone_of: PhoneOf, direction: str) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", f"/boundaries/detail/{direction}/hands/")
    sent = opening(world, own=["left_hand"])
    if direction == "shown":
        sent = {k: sent[k] for k in ("own", "seconds", "repeats", "condition", "words")}
        sent |= {"states": ["bare"], "audiences": ["floor", "picture"]}
    assert send(phone, "open", **sent).status_code == 303
    (entry,) = said(world)
    assert entry["direction"] == direction
    assert entry["parts" if direction == "given" else "leaves"] == ("left_hand",)


def test_a_fence_on_a_part_holds_against_every_kind_of_touch(phone_of: PhoneOf) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", UPPER_BACK)
    sent = {"own": ["upper_back"], "by": [world["jonas"]], "layers": ["skin"]}
    assert send(phone, "fence", **sent).status_code == 303
    (entry,) = said(world)
    assert entry["disposition"] == "fence"
    assert set(entry["verbs"]) == set(VOCABULARY.verbs)
    assert set(entry["pressures"]) == set(VOCABULARY.pressures)
    assert set(entry["parts"]) == set(VOCABULARY.leaves) | {"object"}
    assert "Jonas does not touch your upper back, on skin." in phone.text()


@pytest.mark.parametrize(
    "odd",
    [
        {"own": []},
        {"by": []},
        {"layers": []},
        {"verbs": []},
        {"condition": ""},
        {"condition": "own_words"},
        {"words": "When I say so"},
        {"seconds": "0"},
        {"seconds": "3601"},
        {"repeats": "many"},
        {"by": ["00000000-0000-4000-8000-000000000000"]},
        {"own": ["left_hand"]},
        {"layers": ["velvet"]},
        {"words": "x" * 201, "condition": "own_words"},
        {"reason": "because"},
    ],
)
def test_an_opening_that_cannot_be_taken_is_refused_and_keeps_what_was_ticked(
    phone_of: PhoneOf, odd: dict[str, Any]
) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", UPPER_BACK)
    before = acts()
    answer = send(phone, "open", **opening(world, **odd))
    assert answer.status_code == 422
    assert acts() == before
    if "reason" not in odd:
        assert 'name="pressures" value="surface" checked' in answer.content.decode()
        assert 'name="verbs" value="kiss" checked' not in answer.content.decode()


def test_ending_an_opening_narrows_and_lifting_a_fence_widens(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara", "/boundaries/list/received/")
    (opened,) = [f for f in phone.forms() if f.get("act") == "end"]
    phone.do("end", boundary=opened["boundary"])
    assert world.record().with_coordinator
    assert "Nothing said yet, which is no." in phone.text("/boundaries/list/received/")


def test_closing_what_the_plan_needs_sends_the_scene_to_the_coordinator(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone_of(world, "mara").do("fence_all", region="lips_and_mouth")
    assert world.record().with_coordinator


def test_somebody_elses_entry_is_not_there(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara")
    theirs = DjangoTables().of_people(world.production, [world["jonas"]])["boundary"][0].id
    form = phone.form("end")
    before = acts()
    refused = phone.post({**form, "boundary": theirs})
    assert refused.status_code == 409
    assert "There is no such thing here." in refused.content.decode()
    assert acts() == before


@pytest.mark.parametrize("who", ["ines", "teodor", "calder", "oona"])
def test_who_does_not_perform_has_no_such_page(phone_of: PhoneOf, who: str) -> None:
    phone = phone_of(may_shoot_42(), who)
    for url in ("/boundaries/", UPPER_BACK):
        assert phone.get(url).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/boundaries/map/sideways/",
        "/boundaries/globe/received/",
        "/boundaries/map/received-velvet-everybody/",
        "/boundaries/map/received-skin-00000000-0000-4000-8000-000000000000/",
        "/boundaries/map/given-skin-make_up/",
        "/boundaries/map/received/tail/",
        "/boundaries/map/received/nose-back/",
        "/boundaries/detail/sideways/lips/",
        "/boundaries/detail/received/tail/",
    ],
)
def test_what_is_no_direction_and_no_region_is_not_there(phone_of: PhoneOf, url: str) -> None:
    assert phone_of(may_shoot_42(), "mara").get(url).status_code == 404


def test_every_place_of_the_map_has_a_page_in_every_direction(phone_of: PhoneOf) -> None:
    phone = phone_of(shut_world(), "mara")
    for group in VOCABULARY.groups:
        for direction in ("received", "shown", "given"):
            assert phone.get(f"/boundaries/detail/{direction}/{group.key}/").status_code == 200
