"""A list is read, its rows are shown with their fate, and all are taken or none."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from beforehand.studio.cast_list import cast_list
from beforehand.studio.day_list import day_list
from beforehand.web import clock
from tests.web.browsing import acts, fields_of, press, refused, text_of
from tests.web.conftest import SignIn
from tests.world import World, new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

SCHEDULE = """The Long Tide,,,,,
Day,Date,Call,Scene,Title,Location,Cast
14,Thu 26 Nov 2026,08:00,42,"Boathouse, night",stage 2,Mara Okafor
15,27 Nov 2026,07:30,61,"Pier, night",harbour,Mara Okafor; Teodor Hale
15,27 Nov 2026,07:30,62,Harbour office,harbour,
END OF DAY,,,,,
"""
CAST = """Name,Pronouns,Role,Character,Scenes
Ade Bankole,he,Performer,Anders,"61, 62"
Petra Holm,she/her,1st AD,,
"""


@pytest.fixture
def world() -> World:
    return scene_42(new_world())


@pytest.fixture
def ines(world: World, sign_in: SignIn) -> Client:
    return sign_in(world, "ines")


def show(browser: Client, text: str | bytes, **form: str) -> Any:
    data = text.encode() if isinstance(text, str) else text
    hidden = fields_of(browser.get("/imports/"), "Show its rows")
    with clock.stopped(clock.now().replace(2026, 11, 20)):
        return browser.post("/imports/", {**hidden, **form, "file": SimpleUploadedFile("list", data)})


def take(browser: Client, shown: Any) -> Any:
    return browser.post("/imports/", fields_of(shown, "Take these rows"))


def test_a_schedule_is_shown_row_by_row_and_then_taken_whole(world: World, ines: Client) -> None:
    before = acts()
    shown = show(ines, SCHEDULE)
    told = text_of(shown)
    assert acts() == before, "a preview writes nothing"
    assert "Will be taken: 2 · Here already: 1 · Left out: 2. Nothing is written yet." in told
    assert "Scene 61 is written, Pier, night; Day 15 is set, call Fri 27 Nov 2026, 07:30; " in told
    assert "Teodor Hale performs and holds power, so is asked last." in told
    assert take(ines, shown).status_code == 303
    days = day_list(world.production)
    assert {day.label: [number for _, number, _ in day.scenes] for day in days.days} == {
        "Day 14": ["42"],
        "Day 15": ["61", "62"],
    }
    again = text_of(show(ines, SCHEDULE))
    assert "Here already: 3 · Left out: 2" in again
    assert "Take these rows" not in again


def test_a_cast_list_after_it(world: World, ines: Client) -> None:
    take(ines, show(ines, SCHEDULE))
    assert take(ines, show(ines, CAST)).status_code == 303
    held = {m.name: {(h.role, h.character) for h in m.held} for m in cast_list(world.production).members}
    assert held["Ade Bankole"] == {("performer", "Anders")}
    assert held["Petra Holm"] == {("assistant_director", "")}


CALL_SHEET = """Call sheet 16,,,,,
Scene,Title,Date,Call,Name,Cast
63,Quay,28 Nov 2026,07:00,,"1, 4"
63,,28 Nov 2026,06:15,Mara Okafor,
"""


def test_a_call_sheet_has_calls_of_ones_own_and_numbers_of_the_cast(world: World, ines: Client) -> None:
    shown = show(ines, CALL_SHEET)
    told = text_of(shown)
    assert "1 Call sheet 16 Left out. This row stands above the table." in told
    assert "scene 63 goes on Sat 28 Nov; the cast’s numbers 1, 4 are not read." in told
    assert (
        "A call of their own is not kept; notice counts from the day’s; Mara Okafor: performer in 63." in told
    )
    assert take(ines, shown).status_code == 303
    assert [f"{day.call:%d %H:%M}" for day in day_list(world.production).days] == ["26 08:00", "28 07:00"]


def test_thirty_background_performers_at_once(world: World, ines: Client) -> None:
    shown = press(ines, "/imports/", "Show them", many="30", scenes="42", names="", called="Fisher")
    assert "Will be taken: 30." in text_of(shown)
    assert take(ines, shown).status_code == 303
    assert len(world.record().performers) == 32
    assert "Fisher 07" in {p.name for p in world.record().performers.values()}


def test_while_one_row_is_wrong_none_is_taken(world: World, ines: Client) -> None:
    before = acts()
    shown = show(ines, SCHEDULE + "16,03/04/2027,08:00,63,Quay,,\n")
    told = text_of(shown)
    assert "Nothing can be taken while a row cannot." in told
    assert "Code: date_ambiguous" in told
    assert "Take these rows" not in told
    take(ines, show(ines, SCHEDULE))
    assert acts() > before
    assert "Will be taken: 1" in text_of(
        show(ines, SCHEDULE + "16,03/04/2027,08:00,63,Quay,,\n", order="day")
    )


def test_a_file_that_cannot_be_read_is_answered_in_one_sentence(ines: Client) -> None:
    before = acts()
    said = refused(show(ines, "Gulls,Terns\n1,2\n"), 409, "no_headings", before)
    assert "No row of this file has headings that are known here." in said


def test_a_list_that_everybody_would_have_to_wait_for_is_taken_in_parts(ines: Client) -> None:
    """Forty people in thirty scenes each would be 1,240 acts."""
    take(ines, show(ines, "Scene\n" + "\n".join(str(n) for n in range(100, 130))))
    before, scenes = acts(), " ".join(str(n) for n in range(100, 130))
    shown = show(ines, "Name,Scenes\n" + "\n".join(f"Gull {n},{scenes}" for n in range(40)))
    refused(shown, 409, "too_much_at_once", before)


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
SUMMARY:Day 15
LOCATION:harbour
DTSTART;TZID=America/New_York:20261127T023000
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20261101T000000Z
SUMMARY:Day 14
DTSTART:20261126T090000Z
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_brings_days_and_moves_calls(world: World, ines: Client) -> None:
    shown = show(ines, CALENDAR.replace("\n", "\r\n"))
    told = text_of(shown)
    assert "Day 15 is set, call Fri 27 Nov 2026, 07:30." in told
    assert "The call of Day 14 moves from Thu 26 Nov 2026, 08:00 to Thu 26 Nov 2026, 09:00." in told
    assert take(ines, shown).status_code == 303
    days = {day.label: (f"{day.call:%d %H:%M}", day.place) for day in day_list(world.production).days}
    assert days == {"Day 14": ("26 09:00", "stage 2"), "Day 15": ("27 07:30", "harbour")}


def test_what_was_shown_is_what_is_taken(world: World, ines: Client) -> None:
    """Another coordinator wrote scene 61 meanwhile; and rows that nobody was shown."""
    shown = show(ines, SCHEDULE)
    world.add_scene("61", "Pier, night", ())
    before = acts()
    refused(take(ines, shown), 409, "stale_page", before)
    fields = fields_of(show(ines, SCHEDULE), "Take these rows")
    forged = ines.post("/imports/", {**fields, "rows": fields["rows"][:-3] + "abc"})
    refused(forged, 409, "rows_unknown", before)
