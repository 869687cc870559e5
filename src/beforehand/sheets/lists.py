"""A file of rows, read: every table in it, the day that its head names, and the cast by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve, frozen

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.head_blocks import Head, is_call_sheet, read_head
from beforehand.sheets.rows import Clocks, Row, head_row, read_rows, said
from beforehand.sheets.sections import Section, sections
from beforehand.sheets.table import Line, Table

STRAY: Final = "This row stands under no headings that are known here."
ABOVE: Final = "This row stands above the table."


@frozen
class ListRead:
    """What a file says.

    Attributes:
        told: how it was read.
        unread: headings of columns that say nothing here.
        rows: every line of it, in order.
    """

    told: str
    unread: tuple[str, ...]
    rows: tuple[Row, ...]


def read_list(table: Table, clocks: Clocks) -> ListRead:
    """Read every table of a file.

    Raises:
        Refusal: those of :func:`beforehand.sheets.sections.sections`.
    """
    found = sections(table)
    sheet = is_call_sheet(found[0].above)
    rows: list[Row] = []
    day: Head | None = None
    for section in found:
        why = STRAY if rows else ABOVE
        own, block = _block(section.above, clocks, why) if sheet else (None, _left(section.above, why))
        day = own if own and (own.on or day is None) else day
        ahead = own.ahead if own and not own.on and rows else ""
        rows += [*block, *_left(section.stray, STRAY)]
        rows += _ahead(section, ahead) if ahead else _rows(section, clocks, day, several=len(found) > 1)
    kinds = f", {len(found)} tables" if len(found) > 1 else ""
    unread = tuple(dict.fromkeys(words for section in found for words in section.table.unread))
    return ListRead(f"{table.told}{kinds}", unread, _in_order(rows))


def _block(lines: tuple[Line, ...], clocks: Clocks, why: str) -> tuple[Head, list[Row]]:
    """What the block above a table of a call sheet says, and its lines: one of them sets the day."""
    try:
        head = read_head(lines, clocks.order, clocks.today)
    except Refusal as refusal:
        wrong = (refusal.code, refusal.sentence)
        first, *rest = _left(lines, why)
        return Head(), [evolve(first, wrong=wrong, aside=""), *rest]
    if head.ahead and head.call is None and not clocks.default:
        head = evolve(
            head, line=0, on=None
        )  # an advance says which scenes come next, and not when they begin
    return head, [_of_block(line, head, clocks, why) for line in lines]


def _of_block(line: Line, head: Head, clocks: Clocks, why: str) -> Row:
    if line.number == head.line:
        return head_row(line, head, clocks)
    with_it = head.line and line.number in head.told_in
    return Row(
        line.number,
        said(line),
        aside=f"What it says of the day is read with row {head.line}." if with_it else why,
    )


def _rows(section: Section, clocks: Clocks, day: Head | None, *, several: bool) -> Iterable[Row]:
    """The rows of one table, on the sheet's day where they have no column for a date of their own."""
    columns = section.table.columns
    rows = read_rows(section.table, clocks, day if day and day.on and "date" not in columns else None)
    crew = several and "role" in columns and not columns.keys() & {"number", "character", "scenes"}
    return (evolve(row, crew=True) for row in rows) if crew else rows


def _ahead(section: Section, words: str) -> list[Row]:
    """A table of another day that cannot be set: nothing of it is read, for it is not the sheet's day."""
    lines = (*section.table.lines, *section.table.aside)
    return _left(lines, f"This row stands under “{words}”, which names no day with its call.")


def _left(lines: Iterable[Line], why: str) -> list[Row]:
    return [Row(line.number, said(line), aside=why) for line in lines]


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows as the file has them; numbers of the cast that the file itself explains are names."""
    ordered = sorted(rows, key=lambda row: row.number)
    names: dict[str, Row] = {}
    told = [_numbered(row, names) for row in ordered]
    return tuple(_cast_of(row, names) for row in told)


def _numbered(row: Row, names: dict[str, Row]) -> Row:
    """Keep whose number it is; a number of two people is nobody's."""
    first = names.setdefault(row.listed, row) if row.listed and row.name else row
    if first.name == row.name:
        return row
    sentence = f"Row {first.number} has the cast’s number {row.listed} as well, for {first.name}."
    return evolve(row, wrong=("number_twice", sentence))


def _cast_of(row: Row, names: Mapping[str, Row]) -> Row:
    known = tuple(names[number].name for number in row.numbers if number in names)
    unknown = tuple(number for number in row.numbers if number not in names)
    return evolve(row, cast=(*row.cast, *known), numbers=unknown) if known else row
