"""Which kind of file it is, told by its first bytes and never by its name."""

from __future__ import annotations

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.table import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_LINES, Line, Table
from beforehand.sheets.text import read_text
from beforehand.sheets.workbook import read_workbook

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound File Binary ([MS-CFB] 2.2): old Excel files, and new ones under a password."""


def open_table(data: bytes) -> Table:
    """Read a file of rows.

    Args:
        data: the whole file: CSV, text with tabs, or an Excel workbook (XLSX).

    Raises:
        Refusal: ``no_file``, ``file_too_large``, ``password``, ``old_excel``, ``not_a_list``, ``too_many_rows``,
            ``too_many_columns``, ``cell_too_long``, and those of the two readers.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise Refusal("no_file", "There is nothing in this file.")
    if len(data) > MOST_BYTES:
        raise Refusal("file_too_large", "This file is larger than 4 MB; a list of scenes or people is not.")
    _check_kind(data)
    table = read_workbook(data) if data.startswith(b"PK") else read_text(data)
    if not table.lines:
        raise Refusal("no_file", "There is nothing in this file.")
    return _of_bounds(table)


def _check_kind(data: bytes) -> None:
    if data.startswith(OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refusal("password", "This workbook is under a password. Save it without one.")
        raise Refusal("old_excel", "This is an old Excel file (XLS). Save it as XLSX or CSV.")
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"<!DOCTYPE", b"<html", b"{\\rtf")):
        raise Refusal("not_a_list", "This is a page or a picture and no list. Save it as XLSX or CSV.")


def _of_bounds(table: Table) -> Table:
    if len(table.lines) > MOST_LINES:
        raise Refusal("too_many_rows", f"This file has more than {MOST_LINES} rows. Import it in parts.")
    for line in table.lines:
        _check_line(line)
    return table


def _check_line(line: Line) -> None:
    if len(line.cells) > MOST_COLUMNS:
        raise Refusal("too_many_columns", f"Row {line.number} has more than {MOST_COLUMNS} columns.")
    if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in line.cells):
        raise Refusal(
            "cell_too_long", f"Row {line.number} has a cell of more than {LONGEST_CELL} characters."
        )
