"""What was sent, as rows: a file, or several people written into the form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from attrs import frozen

from beforehand.sheets.calendars import is_calendar, read_calendar
from beforehand.sheets.lists import read_list
from beforehand.sheets.opening import open_table
from beforehand.sheets.rows import Clocks, Row
from beforehand.sheets.scene_numbers import scene_numbers


@frozen
class Read:
    """What was read.

    Attributes:
        told: how the file was read, for whoever sent it.
        unread: headings of columns that say nothing here.
        rows: all of them.
    """

    told: str
    unread: tuple[str, ...]
    rows: tuple[Row, ...]


def read_file(data: bytes, form: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> Read:
    """Rows of a list or a calendar.

    Raises:
        Refusal: those of the readers.
    """
    default = form["default"].strftime("%H:%M") if form["default"] else ""
    clocks = Clocks(zone, form["order"], now.astimezone(zone).date(), default)
    if is_calendar(data):
        return Read("Calendar", (), read_calendar(data, clocks))
    found = read_list(open_table(data), clocks)
    return Read(found.told, found.unread, found.rows)


def read_several(form: Mapping[str, Any]) -> Read:
    """A row for each name; without names as many as were asked for, by number.

    Raises:
        Refusal: ``scene_number``.
    """
    names = [" ".join(line.split()) for line in form["names"].splitlines() if line.strip()]
    if form["many"]:
        called = form["called"] or "Background"
        digits = len(str(form["many"]))
        names = [f"{called} {n:0{digits}d}" for n in range(1, form["many"] + 1)]
    scenes = tuple(scene_numbers(form["scenes"]))
    part = form["character"]
    rows = (
        Row(number=n, said=name, name=name, role="background", character=part, scenes=scenes)
        for n, name in enumerate(names, start=1)
    )
    return Read("Written here", (), tuple(rows))
