"""The report: one page that needs no network, and that holds no picture unless it was given one."""

from __future__ import annotations

from attrs import evolve

from beforehand.drawing.excerpt_page import Pair, Stills, report
from beforehand.footage.pieces import Insert
from tests.footage.test_sentence import found, match

STILL = "data:image/jpeg;base64,AAAA"


def test_a_page_without_stills_holds_no_picture_and_no_address() -> None:
    page = report(found(Insert(0, 96, "title"), match(96, 200, 10), match(200, 300, 1850)))
    bare = page.replace("img-src data:", "").replace("http://www.w3.org/2000/svg", "")
    for address in ("data:", "http:", "https:", "<script", "<img", "<image"):
        assert address not in bare
    assert "The clip shows 2 stretches of take 3, in order" in page
    assert page.count("left out between 2 and 3") == 1
    assert "00:00:04:00 – 00:00:08:08 (96–200)" in page


def test_pairs_stand_side_by_side() -> None:
    stills = Stills({1: (STILL,)}, {1: (STILL,)}, {1: Pair(150, 64, STILL, STILL, STILL)})
    page = report(found(Insert(0, 96, "title"), match(96, 200, 10)), stills)
    assert page.count(f'<img src="{STILL}"') == 3
    assert "2 · clip frame 150, take 3 frame 64" in page


def test_pictures_that_could_not_be_fetched_are_said_and_those_not_asked_for_are_not() -> None:
    told = found(match(0, 100, 10), match(100, 200, 400))
    assert "2 pieces have no pictures here" in report(told, Stills({}, {}, {}))
    assert "1 piece has no pictures here" in report(told, Stills({}, {}, {1: Pair(150, 64, *[STILL] * 3)}))
    assert "no pictures here" not in report(told)
    assert "side by side" not in report(found(Insert(0, 96, "title")), Stills({}, {}, {}))


def test_a_hostile_name_stays_a_name() -> None:
    told = found(match(0, 100, 10))
    told = evolve(told, raws=(evolve(told.raws[0], path='/x/<script>alert("1")</script>.mov'), told.raws[1]))
    assert "<script" not in report(told)
