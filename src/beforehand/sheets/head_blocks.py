"""The block above a call sheet's tables: which day it is for, its general call, and where.

Whether it is one is asked first, for a cast list may be dated as well: it says *call sheet*, or has a call. Two days
or two calls that differ are refused, never chosen between, but for a *general call* among others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Final

from attrs import define, field, frozen

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.calls import MONTHS, read_clock, read_date
from beforehand.sheets.headings import FIELDS, plain
from beforehand.sheets.table import Cell, Line, written

CALL_SHEET: Final = re.compile(r"\bcall ?sheet\b", re.IGNORECASE)
AHEAD: Final = re.compile(r"\b(advance|tomorrow|next day|prelim\w*)\b", re.IGNORECASE)
"""Words over a table of another day than the sheet's."""
DAY: Final = re.compile(r"(?:shoot(?:ing)? )?day\s*#?\s*(\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?", re.IGNORECASE)
COUNTED: Final = re.compile(r"(\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?")
PAPERS: Final = re.compile(
    r"\b(script|draft|rev|revised|revision|version|printed|issued|published|updated|as of)\b", re.IGNORECASE
)
"""Words that stand with the date of a paper and not of a day."""
LABELLED: Final = re.compile(r"([A-Za-z ]{3,20}):\s*(\S.*)")
FIRST_OF_CALLS: Final = ("general call", "unit call", "crew call", "call time", "call")


@frozen
class Head:
    """What a block says.

    Attributes:
        line: number of the line that names the date; 0 where none does.
        on: the date, or None.
        call: the general call as it stands, or None.
        day: "Day 14", or "".
        place: where, or "".
        told_in: numbers of the lines that these stand in.
        ahead: the words that say a table is of another day, or "".
    """

    line: int = 0
    on: date | None = None
    call: Cell = None
    day: str = ""
    place: str = ""
    told_in: frozenset[int] = frozenset()
    ahead: str = ""


@define
class _Found:
    """What was met so far, each with its line."""

    dated: dict[date, int] = field(factory=dict)
    bare: dict[date, int] = field(factory=dict)
    calls: dict[str, Cell] = field(factory=dict)
    days: list[str] = field(factory=list)
    places: list[str] = field(factory=list)
    told_in: set[int] = field(factory=set)
    ahead: str = ""


def is_call_sheet(lines: Iterable[Line]) -> bool:
    """Whether a block says that it is a call sheet, or has a call."""
    return any(_says_so(label, cell) for line in lines for label, cell in _pairs(line))


def _says_so(label: str, cell: Cell) -> bool:
    if CALL_SHEET.search(written(cell)):
        return True
    return FIELDS.get(label) == "call" and _clock_or_none(cell) is not None


def read_head(lines: Iterable[Line], order: str, today: date) -> Head:
    """What the lines above a table say of its day.

    Args:
        lines: in order.
        order, today: as for :func:`beforehand.sheets.calls.read_date`.

    Raises:
        Refusal: ``head_dates``, ``head_calls``, and those of the readers of dates and times where a label names them.
    """
    found = _Found()
    for line in lines:
        for label, cell in _pairs(line):
            _note(found, line.number, label, cell, order, today)
    on, number = _date(found)
    day, place = ([*told, ""][0] for told in (found.days, found.places))
    return Head(number, on, _call(found), day, place, frozenset(found.told_in), found.ahead)


def _pairs(line: Line) -> Iterator[tuple[str, Cell]]:
    """Every cell with the label before it, in the cell itself or in the one before; "" for none."""
    label = ""
    for cell in line.cells:
        if cell is None:
            continue
        words = written(cell)
        inside = LABELLED.fullmatch(words) if isinstance(cell, str) else None
        if inside:
            yield plain(inside[1]), inside[2]
            label = ""
        elif isinstance(cell, str) and (
            plain(words) in FIELDS or words.endswith(":") or PAPERS.search(words)
        ):
            yield "", cell
            label = plain(words)
        else:
            yield label, cell
            label = ""


def _note(found: _Found, line: int, label: str, cell: Cell, order: str, today: date) -> None:
    words, known = written(cell), FIELDS.get(label, "")
    if AHEAD.search(words):
        found.ahead = words
    if known == "date":
        found.dated.setdefault(read_date(cell, order, today), line)
    elif known == "call":
        read_clock(cell)
        found.calls.setdefault(label, cell)
        found.told_in.add(line)
    elif known == "place":
        found.places.append(words)
        found.told_in.add(line)
    elif known == "day":
        _counted(found, line, cell, order, today)
    elif not label:
        _unlabelled(found, line, cell, order, today)


def _counted(found: _Found, line: int, cell: Cell, order: str, today: date) -> None:
    """What stands beside *Day*: its number, or its date; the name of a weekday says neither."""
    if counted := COUNTED.fullmatch(written(cell)):
        found.days.append(f"Day {counted[1]}")
        found.told_in.add(line)
    elif isinstance(cell, date) or any(c.isdigit() for c in written(cell)):
        found.dated.setdefault(read_date(cell, order, today), line)


def _unlabelled(found: _Found, line: int, cell: Cell, order: str, today: date) -> None:
    """A cell by itself: a date, *Day 14 of 30*, or words with a date behind them: *Advance – Fri 27 Nov 2026*."""
    words = written(cell)
    if day := DAY.search(words):
        found.days.append(f"Day {day[1]}")
        found.told_in.add(line)
    if isinstance(cell, date):
        found.bare.setdefault(read_date(cell, order, today), line)
    elif any(month in words.casefold() for month in MONTHS):
        for part in re.split(r"\s+[-–—|·]\s+|:\s+", words):
            on = _date_or_none(part, order, today)
            if on:
                found.bare.setdefault(on, line)


def _clock_or_none(cell: Cell) -> time | None:
    try:
        return read_clock(cell)
    except Refusal:
        return None


def _date_or_none(words: str, order: str, today: date) -> date | None:
    try:
        return read_date(words.strip(), order, today)
    except Refusal as refusal:
        if refusal.code in ("weekday", "no_such_date"):
            raise
        return None


def _date(found: _Found) -> tuple[date | None, int]:
    dates = found.dated or found.bare
    if len(dates) > 1:
        named = " and ".join(f"{on:%Y-%m-%d}" for on in sorted(dates))
        raise Refusal(
            "head_dates", f"Above the tables stand {named}. Leave the shooting day’s date alone there."
        )
    return next(iter(dates.items()), (None, 0))


def _call(found: _Found) -> Cell:
    told = {read_clock(cell) for cell in found.calls.values()}
    if len(told) > 1 and "general call" not in found.calls:
        named = ", ".join(f"{label} {written(cell)}" for label, cell in found.calls.items())
        raise Refusal(
            "head_calls", f"Above the tables stand several calls: {named}. Name one “General call”."
        )
    return next((found.calls[label] for label in FIRST_OF_CALLS if label in found.calls), None)
