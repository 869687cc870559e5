"""Call sheets as productions make them: every table found, every row told, one day set, nothing guessed."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from beforehand.studio.cast_list import cast_list
from beforehand.studio.day_list import day_list
from tests.sheets.call_sheets import (
    ADVANCE,
    CAST,
    CREW,
    HEAD,
    SCENES,
    WHOLE,
    Rows,
    as_text,
    call_sheet,
    head,
)
from tests.web.browsing import acts, text_of
from tests.web.conftest import SignIn
from tests.web.imports.test_imports import show, take
from tests.world import World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
DATED = ("Date", "Fri 27 Nov 2026")
CALLED = ("General call", "07:30")


@pytest.fixture
def world() -> World:
    return scene_42(new_world())


@pytest.fixture
def ines(world: World, sign_in: SignIn) -> Client:
    return sign_in(world, "ines")


def fates(answer: Any) -> dict[int, str]:
    """The fate of every row, by its number."""
    rows = re.findall(r'<tr class="fate.*?</tr>', answer.content.decode(), re.DOTALL)
    told = [re.sub(r"<[^>]+>", "\x1f", row) for row in rows]
    cells = [[part.strip() for part in row.split("\x1f") if part.strip()] for row in told]
    return {int(row[0]): " ".join(row[2:]) for row in cells}


def test_every_row_of_a_whole_call_sheet_has_its_fate(ines: Client) -> None:
    before = acts()
    shown = show(ines, WHOLE)
    told = fates(shown)
    assert acts() == before, "a preview writes nothing"
    assert "Excel workbook, 4 tables." in text_of(shown)
    assert told[3].startswith("Will be taken. Day 15 is set, call Fri 27 Nov 2026, 07:30")
    assert "scene 61 goes on Day 15; Mara Okafor: performer (ELIN) in 61; Teodor Hale" in told[9]
    assert "Ade Bankole is added" in told[18]
    assert "A call of their own is not kept" in told[16]
    assert "in no scene yet" not in text_of(shown), "the cast’s numbers put them in their scenes"
    for read_too in (4, 5):
        assert told[read_too] == "Left out. What it says of the day is read with row 3."
    for note in (1, 2, 6):
        assert told[note] == "Left out. This row stands above the table."
    for stray in (11, 13, 20, 21, 27):
        assert told[stray] == "Left out. This row stands under no headings that are known here."
    assert told[25].startswith("Left out. “Gaffer” is no role here.")
    assert told[29] == (
        "Left out. This row stands under “ADVANCE SCHEDULE”, which names no day with its call."
    )


def test_it_is_taken_whole_and_says_the_same_a_second_time(world: World, ines: Client) -> None:
    assert take(ines, show(ines, WHOLE)).status_code == 303
    days = {day.label: day for day in day_list(world.production).days}
    assert [number for _, number, _ in days["Day 15"].scenes] == ["61", "62", "63"]
    assert f"{days['Day 15'].call:%d %H:%M}" == "27 07:30"
    held = {m.name: {(h.role, h.character) for h in m.held} for m in cast_list(world.production).members}
    assert held["Ade Bankole"] == {("performer", "SAMUEL")}
    assert held["Teodor Hale"] == {("director", ""), ("performer", "MARTEN")}
    assert "Lew Marsh" not in held
    again = show(ines, WHOLE)
    assert "Take these rows" not in text_of(again)
    assert "Cannot be taken" not in text_of(again)


LAYOUTS: dict[str, bytes] = {
    "as text": as_text(HEAD, SCENES, CAST, CREW),
    "one line for all": call_sheet(
        (("Call sheet 15 – Day 15 – Friday 27 November 2026",), CALLED), SCENES, CAST, merged=()
    ),
    "labels with colons": call_sheet(
        head(("Date: 27 Nov 2026", "General call: 0730", "Day 15/30")), SCENES, CAST, merged=()
    ),
    "the cast first": call_sheet(head(DATED, CALLED, ("Shoot day", "15 of 30")), CAST, SCENES, merged=()),
    "one table": call_sheet(head(DATED, CALLED, ("Day 15",)), SCENES[:3], merged=()),
    "a paper's own date": call_sheet(
        head(("Script", "14 Nov 2026", "Printed 26 Nov 2026"), ("Day 15", date(2026, 11, 27)), CALLED),
        SCENES,
        CAST,
        merged=(),
    ),
    "an advance with its day": call_sheet(
        head(DATED, CALLED, ("Day 15",)),
        SCENES,
        (("Advance – Day 16 – Sat 28 Nov 2026",), ("Crew call:", time(8, 0)), *ADVANCE[1:]),
        CAST,
        merged=(),
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_other_layouts_set_the_same_day(world: World, ines: Client, name: str) -> None:
    shown = show(ines, LAYOUTS[name])
    assert take(ines, shown).status_code == 303, fates(shown)
    days = {day.label: day for day in day_list(world.production).days}
    assert f"{days['Day 15'].call:%d %H:%M}" == "27 07:30"
    assert [number for _, number, _ in days["Day 15"].scenes][:2] == ["61", "62"]
    if "Day 16" in days:
        assert [number for _, number, _ in days["Day 16"].scenes] == ["64"]
        assert f"{days['Day 16'].call:%d %H:%M}" == "28 08:00"
    assert ("Day 16" in days) == (name == "an advance with its day")


def with_row(part: Rows, *row: Any) -> Rows:
    return (*part, row)


WRONG: dict[str, tuple[bytes, str, str]] = {
    "two dates": (
        call_sheet(head(DATED, ("Date", "28 Nov 2026"), CALLED), SCENES, CAST, merged=()),
        "head_dates",
        "Above the tables stand 2026-11-27 and 2026-11-28.",
    ),
    "two calls": (
        call_sheet(head(DATED, ("Unit call", "07:30"), ("Crew call", "06:45")), SCENES, CAST, merged=()),
        "head_calls",
        "Above the tables stand several calls: unit call 07:30, crew call 06:45. Name one “General call”.",
    ),
    "another weekday": (
        call_sheet(head(("Date", "Thu 27 Nov 2026"), CALLED), SCENES, CAST, merged=()),
        "weekday",
        "2026-11-27 is another day of the week.",
    ),
    "day or month": (
        call_sheet(head(("Date", "03/04/2027"), CALLED), SCENES, CAST, merged=()),
        "date_ambiguous",
        "may begin with the day or with the month",
    ),
    "no call": (
        call_sheet(head(DATED), SCENES, CAST, merged=()),
        "call_missing",
        "This row gives a day and no call",
    ),
    "no time of day": (
        call_sheet(head(DATED, ("General call", "early")), SCENES, CAST, merged=()),
        "clock",
        "“early” is no time of day.",
    ),
    "one number for two": (
        call_sheet(HEAD, SCENES, with_row(CAST, 3, "Petra Holm", "KARIN")),
        "number_twice",
        "has the cast’s number 3 as well, for Teodor Hale.",
    ),
    "two under one heading": (
        call_sheet(HEAD, with_row(SCENES[:1], 61, "EXT. PIER", "and quay", "N"), CAST),
        "merged_headings",
        "A heading of this table is merged over several columns",
    ),
    "one over two headings": (
        call_sheet(HEAD, SCENES[:2], CAST, merged=("A9:B9",)),
        "merged_row",
        "A cell of this row is merged over the columns of scenes and title.",
    ),
    "a number of nobody's that is read as a name": (
        call_sheet(HEAD, with_row(SCENES[:1], 61, "EXT. PIER", None, "N", "1/8", "Kim Oduya"), CAST),
        "no_person",
        "“Kim Oduya” is nobody here.",
    ),
    "an hour that comes twice": (
        call_sheet(head(("Date", "31 Oct 2027"), ("General call", "01:30")), SCENES, CAST, merged=()),
        "call_twice",
        "the clock of Europe/London goes back",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_sheet_says_so_and_nothing_is_written(ines: Client, name: str) -> None:
    data, code, sentence = WRONG[name]
    before = acts()
    shown = show(ines, data)
    told = text_of(shown)
    assert f"Code: {code}" in told, fates(shown)
    assert sentence in told
    assert "Take these rows" not in told
    assert acts() == before


def test_a_list_that_is_dated_sets_no_day(world: World, ines: Client) -> None:
    dated = b"Cast list, 27 Nov 2026,,\r\nName,Character,Scenes\r\nAde Bankole,Anders,42\r\n"
    assert take(ines, show(ines, dated)).status_code == 303
    assert [day.label for day in day_list(world.production).days] == ["Day 14"]
