"""Wrong lists, each with the code it is answered with and the sentence or a part of it.

They are imported into scene 42 of *The Long Tide*: Mara and Jonas perform in it, it is on Day 14 (26 Nov 2026,
08:00), and two people of the production are called Kit Arden.
"""

from __future__ import annotations

import codecs
from datetime import date
from typing import Final

from openpyxl.utils.datetime import CALENDAR_MAC_1904

from beforehand.sheets.opening import OLD_OFFICE
from tests.sheets.workbooks import sheet_of, with_part, workbook

SCENES: Final = ("Scene", "Title", "Date", "Call")
RIGHT: Final = ("61", "Pier, night", "2026-11-27", "07:30")
SHEET: Final = "xl/worksheets/sheet1.xml"
ENTITIES: Final = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'


def csv(*lines: str) -> bytes:
    """Lines of text."""
    return "\r\n".join(lines).encode()


def scenes(*lines: str) -> bytes:
    """Under the headings of a schedule."""
    return csv("Scene,Title,Day,Date,Call,Location,Cast", *lines)


def cast(*lines: str) -> bytes:
    """Under the headings of a cast list."""
    return csv("Name,Pronouns,Role,Character,Scenes", *lines)


def calendar(*lines: str) -> bytes:
    """One event with these lines."""
    event = ["BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T000000Z", "SUMMARY:Day 15", *lines, "END:VEVENT"]
    return csv("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", *event, "END:VCALENDAR", "")


WRONG: Final[dict[str, tuple[bytes, str, str]]] = {
    # The file
    "empty": (b"", "no_file", "There is nothing in this file."),
    "blank lines": (b"\r\n\r\n , ,\r\n", "no_file", "There is nothing in this file."),
    "too large": (b"Scene\r\n" + b"4," * 2_100_000, "file_too_large", "larger than 4 MB"),
    "under a password": (
        OLD_OFFICE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "password",
        "This workbook is under a password. Save it without one.",
    ),
    "XLS renamed": (OLD_OFFICE + b"\0" * 600, "old_excel", "This is an old Excel file (XLS)."),
    "a PDF renamed": (b"%PDF-1.7 ...", "not_a_list", "This is a page or a picture and no list."),
    "a web page": (b"<!DOCTYPE html><table></table>", "not_a_list", "This is a page or a picture"),
    "a zip bomb": (
        with_part(workbook(SCENES, RIGHT), SHEET, b" " * 31_000_000),
        "zip_bomb",
        "This workbook unfolds to far more than a list holds.",
    ),
    "XML entities": (
        with_part(workbook(SCENES, RIGHT), SHEET, ENTITIES),
        "broken_workbook",
        "This workbook cannot be opened.",
    ),
    "half a workbook": (workbook(SCENES, RIGHT)[:900], "broken_workbook", "This workbook cannot be opened."),
    "several sheets": (
        workbook(SCENES, RIGHT, change=lambda book: book.create_sheet("Old").append(["Scene"])),
        "several_sheets",
        "Several sheets have something in them: Sheet, Old.",
    ),
    "days from 1904": (
        workbook(SCENES, RIGHT, change=lambda book: setattr(book, "epoch", CALENDAR_MAC_1904)),
        "dates_1904",
        "This workbook counts its days from 1904",
    ),
    "merged headings": (
        workbook(SCENES, RIGHT, change=lambda book: sheet_of(book).merge_cells("A1:B1")),
        "merged_headings",
        "A heading of this table is merged over several columns",
    ),
    "more rows than are shown": (
        scenes(*(f"{n},Scene,,,,," for n in range(1, 402))),
        "too_many_rows",
        "This file has more than 400 rows.",
    ),
    "a cell far down": (
        workbook(SCENES, RIGHT, change=lambda book: sheet_of(book).cell(60_000, 1, "62")),
        "too_many_rows",
        "This sheet goes down to row 60000.",
    ),
    "very wide": (scenes("61" + "," * 70 + "x"), "too_many_columns", "Row 2 has more than 60 columns."),
    "an essay in a cell": (
        scenes("61," + "word " * 90),
        "cell_too_long",
        "Row 2 has a cell of more than 300",
    ),
    "another encoding": (
        "Name,Scenes\r\nÅsa Blå,42\r\n".encode("cp1252"),
        "encoding",
        "Row 2 is not in UTF-8. Save the file as “CSV UTF-8”",
    ),
    "UTF-16 cut in two": (
        codecs.BOM_UTF16_LE + "Scene\r\n61\r\n".encode("utf-16-le")[:-1],
        "encoding",
        "is not in UTF-16.",
    ),
    "UTF-16 without its mark": (
        "Scene\r\n61\r\n".encode("utf-16-le"),
        "not_text",
        "characters that are no text",
    ),
    "an open quotation mark": (scenes('61,"Pier'), "quotes", "A quotation mark in this file is never closed"),
    # Its headings
    "unknown headings": (csv("Gulls,Terns", "1,2"), "no_headings", "No row of this file has headings"),
    "no heading at all": (csv("61,Pier", "62,Quay"), "no_headings", "No row of this file has headings"),
    "two for one": (
        csv("Scene,Sc.,Title", "61,61,Pier"),
        "heading_twice",
        "The columns “Scene” and “Sc.” stand",
    ),
    "nothing under them": (scenes(), "no_rows", "There are headings in this file and no row under them."),
    # Rows of scenes and days
    "a row that is hidden": (
        workbook(SCENES, RIGHT, change=lambda b: setattr(sheet_of(b).row_dimensions[2], "hidden", True)),
        "hidden_row",
        "This row is hidden in the workbook. Show it, or delete it.",
    ),
    "a formula": (workbook(SCENES, ("=A9", "Pier")), "formula", "A cell holds the formula =A9 and no value."),
    "a formula in text": (scenes("=61+1,Pier"), "formula", "A cell holds the formula =61+1"),
    "a fault": (
        workbook(SCENES, ("61", "#REF!")),
        "fault",
        "A cell says #REF!: what it was reckoned from is gone.",
    ),
    "semicolons in a row of commas": (scenes("61;Pier night"), "scene_number", "“Pier” is no scene number."),
    "no number": (scenes(",Pier"), "scene_number_missing", "This row has a scene without its number."),
    "one number twice": (
        scenes("61,Pier", "61,Quay"),
        "scene_twice",
        "Row 2 has scene 61 as well, under another title.",
    ),
    "one scene on two days": (
        scenes("61,Pier,15,2026-11-27,07:30", "61,Pier,16,2026-11-28,07:30"),
        "scene_on_two_days",
        "Row 2 has scene 61 on Day 15; a scene is on one day here.",
    ),
    "day or month": (
        scenes("61,Pier,,03/04/2027,07:30"),
        "date_ambiguous",
        "“03/04/2027” may begin with the day or with the month.",
    ),
    "no year": (scenes("61,Pier,,27 Nov,07:30"), "date", "“27 Nov” is no date with its year."),
    "a short year": (scenes("61,Pier,,27/11/26,07:30"), "date", "“27/11/26” is no date with its year."),
    "no such day": (scenes("61,Pier,,31 Nov 2026,07:30"), "no_such_date", "There is no day “31 Nov 2026”."),
    "another weekday": (
        scenes("61,Pier,,Thu 27 Nov 2026,07:30"),
        "weekday",
        "“Thu 27 Nov 2026”: 2026-11-27 is another day of the week.",
    ),
    "four years off": (
        workbook(SCENES, ("61", "Pier", date(2022, 11, 26), "07:30")),
        "date_far",
        "2022-11-26 is more than three years from today.",
    ),
    "no time of day": (scenes("61,Pier,,2026-11-27,early"), "clock", "“early” is no time of day."),
    "no call": (scenes("61,Pier,15,2026-11-27"), "call_missing", "This row gives a day and no call"),
    "a call beside no date": (
        scenes("61,Pier,,,07:30"),
        "call_without_date",
        "The call 07:30 stands beside no date.",
    ),
    "an hour that is left out": (
        scenes("61,Pier,,2027-03-28,01:30"),
        "call_skipped",
        "On 2027-03-28 the clock of Europe/London goes forward, and 01:30 is left out.",
    ),
    "an hour that comes twice": (
        scenes("61,Pier,,2027-10-31,01:30"),
        "call_twice",
        "Write the call as 2027-10-31T01:30+01:00 or 2027-10-31T01:30+00:00.",
    ),
    "letters for a zone": (
        csv("Scene,Date,Call,Time zone", "61,2026-11-27,07:30,BST"),
        "zone",
        "“BST” is no time zone here; give one such as Europe/London.",
    ),
    "a zone for some": (
        csv("Scene,Date,Call,Time zone", "61,2026-11-27,07:30,Europe/Oslo", "62,2026-11-28,07:30,"),
        "call_without_zone",
        "This list has a column of time zones, and this call has none.",
    ),
    "one day with two calls": (
        scenes("61,Pier,15,2026-11-27,07:30", "62,Quay,15,2026-11-27,08:30"),
        "day_twice",
        "Row 2 has the call of Day 15 at Fri 27 Nov 2026, 07:30.",
    ),
    "another name for a day": (
        scenes("61,Pier,15,2026-11-26,08:00"),
        "day_other_label",
        "2026-11-26 is Day 14 already; this row calls it Day 15.",
    ),
    "a day without its date": (
        scenes("61,Pier,15"),
        "day_without_date",
        "There is no Day 15 here, and this row gives no date for it.",
    ),
    "a nobody": (scenes("61,Pier,,,,,Maria Okafor"), "no_person", "“Maria Okafor” is nobody here."),
    # Rows of people
    "a scene that is not here": (cast("Ade Bankole,he,,,99"), "no_scene", "There is no scene 99 here."),
    "a role that is none": (cast("Ade Bankole,he,Gull,,42"), "role", "“Gull” is no role here."),
    "who runs the record": (
        cast("Ade Bankole,he,Coordinator,,"),
        "role_by_hand",
        "A coordinator or deputy is named on the page People, never by a list.",
    ),
    "a pronoun that is none": (
        cast("Ade Bankole,xx,,,42"),
        "pronouns",
        "for sentences a pronoun is she, he or they",
    ),
    "two people of one name": (
        cast("Ade Bankole,he,,Anders,42", "Ade Bankole,he,,Bo,42"),
        "name_twice",
        "Row 2 has Ade Bankole as well, told otherwise.",
    ),
    "a name that two have": (
        cast("Kit Arden,they,,,42"),
        "name_twice",
        "Two people here are called Kit Arden.",
    ),
    "a part of nobody": (cast(",,,Anders,"), "name_missing", "This row has a part and nobody's name."),
    # Calendars
    "half a calendar": (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT",
        "broken_calendar",
        "This calendar cannot be read.",
    ),
    "no event": (csv("BEGIN:VCALENDAR", "END:VCALENDAR"), "no_events", "There is no event in this calendar."),
    "a call that floats": (calendar("DTSTART:20261127T073000"), "call_without_zone", "This call floats"),
    "a whole day": (
        calendar("DTSTART;VALUE=DATE:20261127"),
        "call_missing",
        "This event lasts the whole day",
    ),
    "every day": (
        calendar("DTSTART:20261127T073000Z", "RRULE:FREQ=DAILY"),
        "event_repeats",
        "This event repeats",
    ),
    "a floating hour left out": (
        calendar("DTSTART;TZID=Europe/London:20270328T013000"),
        "call_skipped",
        "01:30 is left out",
    ),
}
"""By name: the file, its code, and its sentence."""

ROW: Final = "61,Pier,15,2026-11-27,07:30"
FATE: Final = (
    "Scene 61 is written, Pier; Day 15 is set, call Fri 27 Nov 2026, 07:30; scene 61 goes on Day 15."
)
RIGHT_ALL_THE_SAME: Final[dict[str, tuple[bytes, str]]] = {
    "commas": (scenes(ROW), "Text in UTF-8, commas between cells."),
    "semicolons": (scenes(ROW).replace(b",", b";"), "Text in UTF-8, semicolons between cells."),
    "tabs": (scenes(ROW).replace(b",", b"\t"), "Text in UTF-8, tabs between cells."),
    "a byte order mark": (codecs.BOM_UTF8 + scenes(ROW), "Text in UTF-8, commas between cells."),
    "UTF-16": (scenes(ROW).decode().encode("utf-16"), "Text in UTF-16, commas between cells."),
    "lines of a Mac": (scenes(ROW).replace(b"\r\n", b"\r"), "Text in UTF-8, commas between cells."),
    "a title above": (csv("The Long Tide, white", "") + b"\r\n" + scenes(ROW), "Text in UTF-8"),
    "its headings again": (scenes(ROW, "Scene,Title,Day,Date,Call,Location,Cast"), "Text in UTF-8"),
    "other words": (csv("Sc. No.,Synopsis,Shoot Day,Shooting Date,Crew Call", ROW), "Text in UTF-8"),
    "a date in words": (scenes("61,Pier,15,Friday 27th November 2026,7:30 am"), "Text in UTF-8"),
    "a date that can only be meant so": (scenes("61,Pier,15,27/11/2026,0730"), "Text in UTF-8"),
    "an offset": (scenes("61,Pier,15,,2026-11-27T08:30+01:00"), "Text in UTF-8"),
    "Excel's own": (
        workbook(
            ("Scene", "Title", "Day", "Date", "Call", "Notes"),
            (61.0, "Pier", 15, date(2026, 11, 27), "07:30", "windy"),
        ),
        "Excel workbook.",
    ),
}
"""By name: a file that says the same as the first, and how it is told to be read."""
