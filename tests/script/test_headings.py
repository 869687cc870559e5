"""What a heading says of place and time, and what a screenplay answers when asked."""

from __future__ import annotations

import pytest

from beforehand.script.fountain import read_fountain
from beforehand.script.headings import read_heading
from beforehand.script.screenplay import Kind, plain

HEADINGS = [
    ("INT. BOATHOUSE - NIGHT", "INT", "BOATHOUSE", "NIGHT"),
    ("EXT. HARBOUR STEPS – DAWN", "EXT", "HARBOUR STEPS", "DAWN"),
    ("INT. CABIN - BUNK - NIGHT - LATER", "INT", "CABIN - BUNK", "NIGHT - LATER"),
    ("INT. CABIN - BUNK", "INT", "CABIN - BUNK", ""),
    ("INT. CABIN. DAY", "INT", "CABIN", "DAY"),
    ("INT. CABIN, NIGHT", "INT", "CABIN", "NIGHT"),
    ("EXT QUAY DAY", "EXT", "QUAY", "DAY"),
    ("INT. DAY ROOM", "INT", "DAY ROOM", ""),
    ("INT. NIGHT", "INT", "NIGHT", ""),
    ("INT./EXT. VAN (MOVING) - EARLY MORNING", "INT/EXT", "VAN (MOVING)", "EARLY MORNING"),
    ("i/e van - day", "INT/EXT", "van", "day"),
    ("INT - QUAY - DAY", "INT", "QUAY", "DAY"),
    ("INT. QUAY - DAY (1979)", "INT", "QUAY", "DAY (1979)"),
    ("INT. CAFÉ - JOUR", "INT", "CAFÉ", "JOUR"),
    ("_**INT. QUAY**_ - DAY", "INT", "QUAY", "DAY"),
    ("THE LONG TIDE", "", "THE LONG TIDE", ""),
    ("LATER", "", "LATER", ""),
    ("INT.", "INT", "", ""),
]


@pytest.mark.parametrize(("text", "int_ext", "place", "time"), HEADINGS, ids=[h[0] for h in HEADINGS])
def test_place_and_time(text: str, int_ext: str, place: str, time: str) -> None:
    heading = read_heading(text)
    assert (heading.int_ext, heading.place, heading.time) == (int_ext, place, time)


@pytest.mark.parametrize(
    ("text", "omitted"), [("OMITTED", True), ("Omitted.", True), ("INT. OMITTED - DAY", False)]
)
def test_omitted(text: str, omitted: bool) -> None:
    assert read_heading(text).omitted is omitted


def test_a_scene_knows_its_lines_and_who_speaks() -> None:
    play = read_fountain(
        "FADE IN:\n\nINT. QUAY - DAY #1#\n\nELIN (O.S.)\nYes.\n\nANDERS\nNo.\n\n"
        "ELIN (CONT'D)\nYes.\n\n.OMITTED #2#\n"
    )
    first, second = play.scenes
    assert (first.number, first.lines, first.characters) == ("1", (3, 13), ("ELIN", "ANDERS"))
    assert (second.omitted, second.lines, second.characters) == (True, (14, 14), ())
    assert [e.text for e in play.opening if e.kind is not Kind.BLANK] == ["FADE IN:"]


def test_a_scene_is_found_by_number_and_an_element_by_line() -> None:
    play = read_fountain("INT. QUAY - DAY #1#\n\nRain.\nWind.\n\nCalm.\n")
    assert play.scene_numbered("1") is play.scenes[0]
    assert play.scene_numbered("2") is None
    assert [e.text for e in play.source_lines(4, 6)] == ["Rain.\nWind.", "", "Calm."]


def test_a_script_without_headings_says_so() -> None:
    assert [c.code for c in read_fountain("Rain.\n").warnings] == ["no_scenes"]
    assert read_fountain("# Act One\n").warnings == ()


def test_emphasis_comes_off_and_escaped_stars_stay() -> None:
    assert plain("_**low**_ \\*water\\*") == "low *water*"
