"""Whatever the bytes, a file is read or refused in a sentence; nothing else comes out of the readers."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.calendars import is_calendar, read_calendar
from beforehand.sheets.headings import headed
from beforehand.sheets.opening import open_table
from beforehand.sheets.rows import Clocks, Row, read_rows
from tests.sheets.workbooks import with_part, workbook
from tests.sheets.wrong import RIGHT, SCENES, calendar, cast, scenes

CLOCKS = Clocks(ZoneInfo("Europe/London"), "", date(2026, 11, 20))
BOOK = workbook(SCENES, RIGHT, (62, "Quay", date(2026, 11, 28), 0.3125))
EVENT = calendar("DTSTART:20261127T073000Z", "LOCATION:harbour")
GARBLE = (b"", b"<", b"&x;", b"\0", b"9" * 40, b'r="A0"', b"\xff\xfe", b"]]>", b"-1", b"TZID=", b"\r\n:")
ROUNDS = 60


def read(data: bytes) -> tuple[Row, ...] | Refusal:
    """As the page reads a file."""
    try:
        if is_calendar(data):
            return read_calendar(data, CLOCKS)
        return read_rows(headed(open_table(data)), CLOCKS)
    except Refusal as refusal:
        return refusal


def garbled(data: bytes, chance: Random) -> bytes:
    """The same with something cut out or put in."""
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(GARBLE) + data[at + chance.randrange(12) :]


@pytest.mark.parametrize("seed", range(3))
def test_garbled_workbooks(seed: int) -> None:
    chance = Random(seed)
    with zipfile.ZipFile(io.BytesIO(BOOK)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for _ in range(ROUNDS // 3):
        name = chance.choice(sorted(parts))
        read(with_part(BOOK, name, garbled(parts[name], chance)))
        read(garbled(BOOK, chance))


def test_garbled_lists_and_calendars() -> None:
    chance = Random(1)
    for data in (scenes(",".join(RIGHT)), cast("Ade Bankole,he,,Anders,42"), EVENT):
        for _ in range(ROUNDS):
            read(garbled(data, chance))


@given(st.text(max_size=200))
def test_any_text(said: str) -> None:
    read(f"Name,Scene,Date,Call,Zone,Cast\n{said}".encode("utf-8", "surrogateescape"))


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    read(data)


def test_a_start_that_stands_twice_is_no_start() -> None:
    (row,) = read_calendar(calendar("DTSTART:20261127T073000Z", "DTSTART:20261128T073000Z"), CLOCKS)
    assert row.wrong is not None
    assert row.wrong[0] == "event_broken"
