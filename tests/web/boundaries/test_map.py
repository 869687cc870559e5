"""The map and the list are one page in two drawings: the same views, the same sheet, the same acts."""

from __future__ import annotations

import re
from typing import Any

import pytest

from beforehand.agreement.actions import Touch
from beforehand.agreement.vocabulary import EVERY_CREW, VOCABULARY, leaves
from tests.web.boundaries.conftest import PhoneOf
from tests.web.boundaries.test_boundaries import said, shut_world
from tests.web.phone import Phone, acts
from tests.world import World, beat, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

SHAPES = ("map", "list")


def sheet(phone: Phone, post: str, condition: str = "", **more: Any) -> Any:
    """Save the sheet of the page that is open; follow where it leads."""
    answer = phone.post({**phone.form("set_post"), "post": post, "condition": condition, **more})
    if answer.status_code == 303:
        phone.url = answer.headers["Location"]
    return answer


def at(world: World, view: str, region: str, shape: str = "map") -> str:
    return f"/boundaries/{shape}/{view.replace('jonas', world['jonas'])}/{region}/"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_post_sets_one_cell(phone_of: PhoneOf, shape: str) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", at(world, "received-cloth-jonas", "upper_back", shape))
    assert sheet(phone, "gate", "rehearsed").status_code == 303
    assert phone.url.endswith("#sheet")
    (entry,) = said(world)
    assert (entry["disposition"], entry["gate"]) == ("gate", "rehearsed")
    assert (entry["by"], entry["layers"], entry["leaves"]) == ((world["jonas"],), ("cloth",), ("upper_back",))
    assert "Now: Gate If rehearsed" in phone.text()
    assert re.search(r'value="gate" required checked', phone.get().content.decode())


@pytest.mark.parametrize("shape", SHAPES)
def test_opening_takes_the_fence_off_that_cell_alone(phone_of: PhoneOf, shape: str) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", at(world, "received-skin-jonas", "torso", shape))
    phone.do("fence_all", region="torso")
    phone.url = at(world, "received-skin-jonas", "upper_back", shape)
    sheet(phone, "open", also="on")
    assert "Now: Open" in phone.text()
    for view, region, word in (
        ("received-barrier-jonas", "upper_back", "Open"),
        ("received-skin-everybody", "upper_back", "mixed"),
        ("received-skin-costume", "upper_back", "Fence"),
        ("received-skin-jonas", "middle_back", "Fence"),
        ("shown-bare-picture", "upper_back", "Fence"),
    ):
        assert f"Now: {word}" in phone.text(at(world, view, region, shape)), (view, region)


def test_the_map_shows_each_place_as_it_stands_in_words_and_pattern(phone_of: PhoneOf) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", at(world, "received-skin-jonas", "left_temple"))
    sheet(phone, "fence")
    body = phone.get("/boundaries/map/received-skin-{}/head/".format(world["jonas"])).content.decode()
    assert 'aria-label="Left temple, front: fence"' in body
    assert 'aria-label="Right temple, front: not said: no"' in body
    drawn = dict(re.findall(r'data-leaf="(\w+)" d="[^"]*" clip-path="[^"]*" fill="([^"]+)"', body))
    assert drawn["left_temple"] == "url(#front-fence)"
    assert drawn["right_temple"] == "url(#front-unsaid)"
    whole = phone.get("/boundaries/").content.decode()
    assert 'aria-label="Head, front: mixed"' in whole
    assert 'aria-label="Feet, back: not said: no"' in whole


@pytest.mark.parametrize("shape", SHAPES)
def test_every_leaf_is_reached_by_links_alone_and_named(phone_of: PhoneOf, shape: str) -> None:
    """From the whole to each leaf, by what the pages link to; there the sheet has its name."""
    phone = phone_of(shut_world(), "mara", f"/boundaries/{shape}/received-skin-everybody/")
    seen: set[str] = set()
    waiting = [phone.url]
    while waiting:
        body = phone.get(waiting.pop()).content.decode()
        for url in re.findall(rf'href="(/boundaries/{shape}/received-skin-everybody/[\w-]+/)', body):
            if url not in seen:
                seen.add(url)
                region = url.split("/")[-2].removesuffix("-back")
                waiting += [url] if region not in VOCABULARY.leaves else []
    reached = [leaves(url.split("/")[-2].removesuffix("-back")) for url in seen]
    assert {leaf for region in reached if len(region) == 1 for leaf in region} == set(VOCABULARY.leaves)
    assert (
        "<h2>Left side of the neck</h2>"
        in phone.get(f"/boundaries/{shape}/received-skin-everybody/left_neck/").content.decode()
    )


def test_crew_are_opened_to_by_their_work(phone_of: PhoneOf) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", "/boundaries/map/received-cloth-costume/shoulders/")
    assert "Received, from Costume" in phone.text()
    sheet(phone, "open")
    (entry,) = said(world)
    assert entry["by"] == ("crew:costume",)
    assert "dress_other" in entry["verbs"]
    assert "The dresser may touch your shoulders, over cloth." in phone.text()


def test_a_beat_with_crew_asks_her_who_is_touched_and_nobody_of_the_crew(phone_of: PhoneOf) -> None:
    world = shut_world()
    robe = Touch(
        "cover",
        ("crew:costume",),
        ("left_hand",),
        (world["mara"],),
        ("left_shoulder",),
        "cloth",
        "surface",
        4,
    )
    world.write("robe", beat(world, robe, seconds=4))
    world.put("robe", "mara")
    page = f"/scenes/{world.scenes['42']}/mine/"
    phone = phone_of(world, "mara", page)
    assert "The dresser’s left hand lays a cover over" in phone.text()
    assert "Past your own boundary:" in phone.text()
    phone.url = "/boundaries/map/received-cloth-costume/left_shoulder/"
    sheet(phone, "open")
    assert "Past your own boundary:" not in phone.text(page)
    assert phone_of(world, "ines", f"/scenes/{world.scenes['42']}/").get().status_code == 200


def test_a_fence_against_everybody_is_against_the_crew_too_and_an_opening_is_not_for_them(
    phone_of: PhoneOf,
) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", "/boundaries/map/received-skin-everybody/nose/")
    everybody = frozenset(world.people.values()) - {world["mara"]}
    sheet(phone, "open")
    assert set(said(world)[0]["by"]) == everybody
    sheet(phone, "fence")
    assert {frozenset(e["by"]) for e in said(world)} == {everybody, everybody | EVERY_CREW}
    assert "Nobody else touches your nose, on skin." in phone.text()


@pytest.mark.parametrize("view", ["shown-bare-trailer", "given-skin-myself", "received-barrier-myself"])
def test_every_direction_has_its_sheet(phone_of: PhoneOf, view: str) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", f"/boundaries/list/{view}/hands/")
    direction, way, _ = view.split("-")
    where: dict[str, Any] = {"other": ["hands"]} if direction == "given" else {}
    assert sheet(phone, "open", also="on", **where).status_code == 303
    (entry,) = said(world)
    assert entry["direction"] == direction
    assert set(entry["parts" if direction == "given" else "leaves"]) == leaves("hands")
    ways = entry["states" if direction == "shown" else "layers"]
    assert set(ways) == set(VOCABULARY.states if direction == "shown" else VOCABULARY.layers)
    assert way in ways


def test_what_is_given_says_where_on_them(phone_of: PhoneOf) -> None:
    """One's own hands, over cloth, at the other's shoulders and upper back: a dance is opened on the map."""
    world = shut_world()
    phone = phone_of(world, "mara", at(world, "given-cloth-jonas", "hands"))
    assert "Hands and forearms, until you tick more" in phone.text()
    before = acts()
    assert sheet(phone, "open").status_code == 422, "with nothing ticked it would open what nobody said"
    assert acts() == before
    assert sheet(phone, "open", other=["shoulders", "back_above"]).status_code == 303
    (entry,) = said(world)
    assert set(entry["parts"]) == leaves("hands")
    assert set(entry["leaves"]) == leaves("shoulders") | leaves("back_above")
    assert entry["by"] == (world["jonas"],)


def test_a_fence_of_what_is_given_asks_nothing_of_them(phone_of: PhoneOf) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", at(world, "given-cloth-jonas", "hands"))
    assert sheet(phone, "fence").status_code == 303
    (entry,) = said(world)
    assert set(entry["leaves"]) == set(VOCABULARY.leaves)


@pytest.mark.parametrize(
    ("post", "condition", "says"),
    [
        ("", "", "open, gate or fence"),
        ("gate", "", "condition"),
        ("open", "rehearsed", "condition"),
        ("gate", "own_words", "condition"),
    ],
)
def test_what_the_sheet_cannot_mean_is_refused_and_nothing_is_written(
    phone_of: PhoneOf, post: str, condition: str, says: str
) -> None:
    phone = phone_of(shut_world(), "mara", "/boundaries/map/received-skin-everybody/nose/")
    before = acts()
    refused = sheet(phone, post, condition)
    assert refused.status_code == 422
    assert f"Look again at: {says}" in refused.content.decode()
    assert acts() == before


def test_a_no_is_never_refused_for_what_stands_beside_it(phone_of: PhoneOf) -> None:
    world = shut_world()
    phone = phone_of(world, "mara", "/boundaries/map/received-skin-everybody/nose/")
    assert sheet(phone, "fence", "rehearsed").status_code == 303
    assert [entry["disposition"] for entry in said(world)] == ["fence"]


def test_a_fence_set_on_the_map_sends_the_scene_to_the_coordinator_at_once(phone_of: PhoneOf) -> None:
    world = may_shoot_42()
    phone = phone_of(world, "mara", at(world, "received-skin-jonas", "lips"))
    sheet(phone, "fence")
    assert world.record().with_coordinator


def test_the_same_view_goes_from_map_to_list_and_back(phone_of: PhoneOf) -> None:
    phone = phone_of(shut_world(), "mara", "/boundaries/map/shown-sheer-still/torso-back/")
    body = phone.get().content.decode()
    assert 'href="/boundaries/list/shown-sheer-still/torso-back/"' in body
    assert "Torso" in phone.text("/boundaries/list/shown-sheer-still/torso-back/")


def test_the_pages_are_light_on_a_phone(phone_of: PhoneOf) -> None:
    """Of the 80 kB of a first load; what every page loads beside it weighs less than 30."""
    phone = phone_of(may_shoot_42(), "mara")
    for url in ("/boundaries/", "/boundaries/map/received/torso/", "/boundaries/list/received/"):
        with_gzip = phone.browser.get(url, headers={"Accept-Encoding": "gzip"})
        sheet = phone.browser.get("/static/css/body-map.css", headers={"Accept-Encoding": "gzip"})
        assert len(with_gzip.content) + len(b"".join(sheet)) < 20_000, url
