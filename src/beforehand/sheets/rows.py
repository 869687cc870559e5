"""Rows under headings as what they say of people, scenes and days; what cannot be read says why."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.calls import on_clock, read_clock, read_date, read_zone
from beforehand.sheets.head_blocks import Head
from beforehand.sheets.headings import Headed
from beforehand.sheets.scene_numbers import scene_numbers
from beforehand.sheets.table import Cell, Line, written

FAULTS: Final = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")
NO_CALL: Final = frozenset({"o/c", "on call", "hold", "h", "w/n", "n/c", "off", "tbc", "tba", "-", "–", "—"})
"""What a call sheet says beside somebody who is not called to a time."""
PRONOUNS: Final = {"she": "she", "he": "he", "they": "they", "her": "she", "him": "he", "them": "they"}


@frozen
class Clocks:
    """How days and calls are meant.

    Attributes:
        zone: the production's clock.
        order: whether 03/04 begins with the day or the month; "" when nobody said.
        today: on that clock.
        default: the call of days that have none, such as ``08:00``; "" for none.
    """

    zone: ZoneInfo
    order: str
    today: date
    default: str = ""


@frozen
class Row:
    """What one row says. What it does not say is "".

    Attributes:
        number: as the file counts.
        said: the row as it stands, for its reader.
        name, pronouns, role, character: of a person; the role as written.
        scenes: numbers, capital letters.
        title, heading, page: of a scene.
        cast: names of who performs.
        numbers: those of a cast list, which name nobody here.
        day: the day's label.
        on: its date, ``2026-11-26``.
        call: the instant, RFC 3339 in UTC.
        place: where.
        listed: a person's number in the cast list of the same file.
        crew: it stands in a call sheet's table of the crew, of whom most have no role here.
        aside: why the row is none, where it stands outside the tables.
        wrong: (code, sentence) where the row cannot be taken.
    """

    number: int
    said: str
    name: str = ""
    pronouns: str = ""
    role: str = ""
    character: str = ""
    scenes: tuple[str, ...] = ()
    title: str = ""
    heading: str = ""
    page: str = ""
    cast: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    day: str = ""
    on: str = ""
    call: str = ""
    place: str = ""
    listed: str = ""
    crew: bool = False
    aside: str = ""
    wrong: tuple[str, str] | None = None


def read_rows(table: Headed, clocks: Clocks, day: Head | None = None) -> tuple[Row, ...]:
    """Every line but the headings as a row, in order; none is dropped, and those aside say nothing.

    Args:
        table: its columns and lines.
        clocks: how days and calls are meant.
        day: of the sheet that the table stands in, for rows that name none.
    """
    rows = [_row(line, table, clocks, day) for line in table.lines]
    rows += [Row(line.number, said(line)) for line in table.aside]
    return tuple(sorted(rows, key=lambda row: row.number))


def head_row(line: Line, head: Head, clocks: Clocks) -> Row:
    """The line above the tables that names the day, as a row that sets it."""
    row = Row(line.number, said(line), day=head.day, place=head.place)
    assert head.on is not None, "the line that names the date"
    cells: dict[str, Cell] = {"call": head.call} if head.call is not None else {}
    try:
        call = _call(cells, head.on, clocks, zoned=False)
    except Refusal as refusal:
        return evolve(row, wrong=(refusal.code, refusal.sentence))
    return evolve(row, on=head.on.isoformat(), call=call)


def _row(line: Line, table: Headed, clocks: Clocks, day: Head | None) -> Row:
    row = Row(line.number, said(line), wrong=line.wrong)
    if line.wrong:
        return row
    cells = {
        field: line.cells[n] for field, n in table.columns.items() if n < len(line.cells) and line.cells[n]
    }
    try:
        _check_merged(line, table)
        if day:
            cells |= {"date": day.on}
            clocks = evolve(clocks, default="")
        if "name" in cells and written(cells.get("call")).casefold() in NO_CALL:
            cells.pop("call", None)
        return _read(row, cells, clocks, zoned="zone" in table.columns)
    except Refusal as refusal:
        return evolve(row, wrong=(refusal.code, refusal.sentence))


def _check_merged(line: Line, table: Headed) -> None:
    """A heading over several columns, or a cell over several headings, says one thing; here there are two."""
    for column, others in table.under.items():
        if any(n in others for n in line.filled) and (column in table.columns.values()):
            raise Refusal(
                "merged_headings",
                "A heading of this table is merged over several columns, and this row has something in more than one "
                "of them. Undo the merging.",
            )
    for first, last in line.merged:
        over = [field for field, n in table.columns.items() if first <= n <= last]
        if len(over) > 1 and len(line.filled) > 1:
            raise Refusal(
                "merged_row",
                f"A cell of this row is merged over the columns of {' and '.join(sorted(over))}. Undo the merging.",
            )


def said(line: Line) -> str:
    """A line as it stands, for its reader."""
    return " · ".join(words for cell in line.cells if (words := written(cell)))


def _read(row: Row, cells: dict[str, Cell], clocks: Clocks, *, zoned: bool) -> Row:
    for cell in cells.values():
        _check(written(cell))
    words = {field: written(cell) for field, cell in cells.items()}
    on = read_date(cells["date"], clocks.order, clocks.today) if "date" in cells else None
    return evolve(
        row,
        name=words.get("name", ""),
        pronouns=_pronouns(words.get("pronouns", "")),
        role=words.get("role", ""),
        character=words.get("character", ""),
        scenes=tuple(scene_numbers(words.get("scenes", ""))),
        title=words.get("title", ""),
        heading=words.get("heading", ""),
        page=words.get("page", ""),
        cast=tuple(name for name in _names(words.get("cast", "")) if not name.isdigit()),
        numbers=tuple(name for name in _names(words.get("cast", "")) if name.isdigit()),
        day=_label(words.get("day", "")),
        on=on.isoformat() if on else "",
        call=_call(cells, on, clocks, zoned=zoned),
        place=words.get("place", ""),
        listed=words.get("number", "") if "name" in cells else "",
    )


def _check(words: str) -> None:
    if words.startswith("="):
        raise Refusal("formula", f"A cell holds the formula {words[:40]} and no value. Paste it as a value.")
    if words in FAULTS:
        raise Refusal("fault", f"A cell says {words}: what it was reckoned from is gone.")


def _pronouns(words: str) -> str:
    if not words:
        return ""
    first = re.split(r"[^a-z]+", words.casefold())[0]
    if first not in PRONOUNS:
        raise Refusal("pronouns", f"“{words}”: for sentences a pronoun is she, he or they.")
    return PRONOUNS[first]


def _names(words: str) -> tuple[str, ...]:
    """Names with commas or semicolons between them."""
    names = [" ".join(name.split()) for name in re.split(r"[,;/]+", words)]
    return tuple(name for name in names if name)


def _label(words: str) -> str:
    return f"Day {words}" if words.isdigit() else words


def _call(cells: dict[str, Cell], on: date | None, clocks: Clocks, *, zoned: bool) -> str:
    """The instant of a row's call; "" where it has none and no other was given for such rows."""
    cell = cells.get("call", clocks.default or None)
    if cell is None:
        return ""
    whole = _with_offset(written(cell))
    if whole is not None:
        return _instant(whole)
    if isinstance(cell, datetime):
        on = on or cell.date()
    if on is None:
        if "call" in cells:
            raise Refusal("call_without_date", f"The call {written(cell)} stands beside no date.")
        return ""
    if zoned and "zone" not in cells and "call" in cells:
        raise Refusal("call_without_zone", "This list has a column of time zones, and this call has none.")
    zone = read_zone(written(cells["zone"])) if "zone" in cells else clocks.zone
    return _instant(on_clock(datetime.combine(on, read_clock(cell)), zone))


def _with_offset(words: str) -> datetime | None:
    """``2026-10-25T01:30+01:00`` as it says."""
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="minutes")
