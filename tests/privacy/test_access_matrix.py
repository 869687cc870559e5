"""Role × address × object: what is granted, and that all the rest is not there.

The addresses are read from the URL resolver and the acts from the pages, so a page or an act that
:mod:`matrix` does not name fails here on the day it is added.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import resolve

from beforehand.web import clock
from beforehand.web.live import Watch
from tests.privacy.addresses import NO_SUCH, Route, routes
from tests.privacy.base_world import Base
from tests.privacy.browser import Answer, Browser
from tests.privacy.house import viewer_of
from tests.privacy.matrix import CAST, FOR_ANYBODY, MAY_DO, MAY_SEE, SENT_ON, STREAMS, objects
from tests.privacy.spots import KEY, UNKNOWN, Spot, pages, spots

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


# The table is whole


def test_every_address_is_in_the_table_and_every_row_of_it_is_an_address() -> None:
    there = {route.pattern for route in routes()}
    named = {*MAY_SEE, *FOR_ANYBODY, *STREAMS}
    assert there - named == set(), "addresses that the table in matrix.py does not name"
    assert named - there == set(), "rows of the table in matrix.py that are no addresses any more"


def test_every_parameter_and_every_row_is_tried(base: Base) -> None:
    known = objects(base)
    assert {name for route in routes() for _, name in route.parameters} <= set(known)
    tried = {(spot.route, spot.named) for spot in spots(base)}
    assert {(route, named) for route, rows in MAY_SEE.items() for named in rows} <= tried


def test_every_act_of_every_page_is_in_the_table() -> None:
    assert {name: set(page.acts) for name, page in pages().items()} == {
        name: set(acts) for name, acts in MAY_DO.items()
    }


# Seeing


@pytest.mark.parametrize("who", CAST)
def test_who_is_granted_a_page_gets_it_and_to_all_others_it_is_not_there(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    with clock.stopped(base.world.at):
        missing = browsers[who].get(UNKNOWN)
        assert missing.status == 404
        wrong = [problem for spot in spots(base) for problem in _seen(spot, who, browsers[who], missing)]
    assert wrong == []


def _seen(spot: Spot, who: str, browser: Browser, missing: Answer) -> Iterator[str]:
    got = browser.get(spot.address)
    if who in spot.may:
        if got.status != (302 if spot.route in SENT_ON else 200):
            yield f"{who} at {spot.route} ({spot.named}): {got.status}, and should see it"
    elif got.said != missing.said:
        yield f"{who} at {spot.route} ({spot.named}): {got.status}, and should not tell it from {UNKNOWN}"


@pytest.mark.parametrize("who", CAST)
def test_an_open_page_is_there_for_just_those_who_see_it(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    if who == "rosa":
        viewer = viewer_of(base.also["rosa"], browsers[who])
    else:
        viewer = viewer_of(base.world[who], browsers[who])
    for spot in spots(base):
        if spot.page is not None:
            ids = _ids_of(spot)
            there = Watch(viewer, spot.page, ids, "").digest(viewer, base.world.at) is not None
            assert there == (who in spot.may), f"{who} listening at {spot.route} ({spot.named})"


def _ids_of(spot: Spot) -> dict[str, object]:

    return dict(resolve(spot.address).kwargs)


@pytest.mark.parametrize("who", CAST)
def test_what_is_not_granted_costs_what_the_missing_costs(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    """Otherwise the time of a 404 tells whether a scene is there, or how much is in it."""
    with clock.stopped(base.world.at):
        for rows in _closed_to(base, who):
            costs = {browsers[who].get(spot.address).sql: spot.named for spot in rows}
            assert len(costs) == 1, f"{who} can tell apart at {rows[0].route}: {sorted(costs.values())}"


def _closed_to(base: Base, who: str) -> Iterator[list[Spot]]:
    """The addresses in scenes that are closed to somebody, route by route: those that differ in the scene alone."""
    all_spots = list(spots(base))
    opened = {(s.route, s.scene) for s in all_spots if who in s.may}
    closed = [s for s in all_spots if not any(s.route.startswith(r) and s.scene == n for r, n in opened if r)]
    for route in {s.route for s in closed if s.route.startswith("scenes/<uuid:scene>/")}:
        here = [s for s in closed if s.route == route]
        for others in {s.others for s in here}:
            yield [s for s in here if s.others == others]


def test_nobody_is_sent_to_the_door_from_everywhere(base: Base) -> None:
    nobody = Browser()
    answers = {nobody.get(spot.address).said for spot in spots(base)}
    answers |= {nobody.post(spot.address, {"act": "hold", "key": KEY}).said for spot in spots(base)}
    answers |= {nobody.get(address).said for address in (UNKNOWN, "/live/?page=/")}
    assert len(answers) == 1
    ((status, headers, body),) = answers
    assert (status, dict(headers)["Location"], body) == (302, "/in/", b"")


@pytest.mark.parametrize("route", FOR_ANYBODY)
def test_the_door_is_the_same_for_everybody(base: Base, browsers: dict[str, Browser], route: str) -> None:
    address = Route(route, None).address(["wrong"])
    for browser in (Browser(), *browsers.values()):
        assert browser.get(address).status == FOR_ANYBODY[route]


@pytest.mark.parametrize("who", CAST)
def test_the_first_page_names_just_the_scenes_that_one_may_open(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    scenes = {name: ident for name, ident in objects(base)["scene"].items() if ident != NO_SUCH}
    with clock.stopped(base.world.at):
        told = browsers[who].get("/").body.decode()
    opened = {spot.scene for spot in spots(base) if who in spot.may and spot.route.startswith("scenes/<uuid")}
    assert {name for name, ident in scenes.items() if ident in told} == opened
