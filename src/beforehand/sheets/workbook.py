"""XLSX (ECMA-376): the one sheet of a workbook that has something in it, read by openpyxl row by row.

A workbook is a zip file, so what it unfolds to is measured before anything of it is unfolded.
"""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.sheet_parts import LAST_ROW, Drawn, check_folded, drawn
from beforehand.sheets.table import MOST_COLUMNS, MOST_LINES, Cell, Line, Table

HIDDEN: Final = ("hidden_row", "This row is hidden in the workbook. Show it, or delete it.")


def read_workbook(data: bytes) -> Table:
    """Read rows from a workbook.

    Raises:
        Refusal: ``zip_bomb``, ``broken_workbook``, ``dates_1904``, ``several_sheets``, ``too_many_rows``.
    """
    check_folded(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles that it leaves out
            return _read(data)
    except Refusal:
        raise
    except (
        Exception
    ) as error:  # a broken part meets openpyxl wherever it does; the server must not fall with it
        raise Refusal(
            "broken_workbook", "This workbook cannot be opened. Save it anew as XLSX or CSV."
        ) from error


def _read(data: bytes) -> Table:
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        if book.epoch == CALENDAR_MAC_1904:
            raise Refusal(
                "dates_1904",
                "This workbook counts its days from 1904, and dates copied into it slip by four years. "
                "Save it as CSV, and look at the dates there.",
            )
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        filled = [(sheet, _lines(sheet, drawn(data, book.sheetnames.index(sheet.title)))) for sheet in sheets]
        found = [(sheet.title, lines) for sheet, lines in filled if lines]
    finally:
        book.close()
    if len(found) > 1:
        named = ", ".join(title for title, _ in found)
        raise Refusal("several_sheets", f"Several sheets have something in them: {named}. Leave one of them.")
    return Table("Excel workbook", tuple(found[0][1]) if found else ())


def _lines(sheet: Any, shown: Drawn) -> list[Line]:
    if shown.last_row > LAST_ROW:
        raise Refusal("too_many_rows", f"This sheet goes down to row {shown.last_row}. Import it in parts.")
    found = []
    rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS + 1)
    for number, row in enumerate(rows, start=1):
        cells = tuple(_cell(cell.value) for cell in row)
        if any(cell is not None for cell in cells):
            wrong = HIDDEN if number in shown.hidden else None
            found.append(Line(number, _ended(cells), wrong, shown.merged.get(number, ())))
        if len(found) > MOST_LINES:
            break
    return found


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    if value is None or isinstance(value, date | time):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split()) or None


def _ended(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    last = max(n for n, cell in enumerate(cells) if cell is not None)
    return cells[: last + 1]
