"""CSV (RFC 4180) and its relatives: with semicolons or tabs, in UTF-8 or UTF-16 (RFC 2781)."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import Final

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.table import MOST_LINES, Cell, Line, Table

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
BETWEEN: Final = {",": "commas", ";": "semicolons", "\t": "tabs"}


def read_text(data: bytes) -> Table:
    """Read rows from text.

    Raises:
        Refusal: ``encoding``, ``not_text``, ``quotes`` (a quotation mark that is never closed).
    """
    text, spelled = _decoded(data)
    between = _between(text)
    try:
        lines = tuple(_lines(text, between))
    except csv.Error as error:
        raise Refusal(
            "quotes", "A quotation mark in this file is never closed, so its rows run on."
        ) from error
    return Table(f"Text in {spelled}, {BETWEEN[between]} between cells", lines)


def _decoded(data: bytes) -> tuple[str, str]:
    encoding, spelled = next(
        ((name, words) for mark, name, words in MARKS if data.startswith(mark)), ("utf-8", "UTF-8")
    )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise Refusal(
            "encoding", f"Row {row} is not in {spelled}. Save the file as “CSV UTF-8”, then import it."
        ) from error
    if any(unicodedata.category(c) == "Cc" and c not in "\r\n\t" for c in text):
        raise Refusal("not_text", "This file holds characters that are no text.")
    return text, spelled


def _between(text: str) -> str:
    """What stands between cells: the mark that the first lines with any of them have most of."""
    head = [line for line in text.splitlines()[:20] if line.strip()]
    counts = {mark: sum(line.count(mark) for line in head) for mark in BETWEEN}
    return max(BETWEEN, key=lambda mark: counts[mark])


def _lines(text: str, between: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    begun, kept = 1, 0
    for row in reader:
        cells: tuple[Cell, ...] = tuple(" ".join(cell.split()) or None for cell in row)
        if any(cells):
            yield Line(begun, _ended(cells))
            kept += 1
        begun = reader.line_num + 1
        if kept > MOST_LINES:
            return


def _ended(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Without the empty cells at its end."""
    last = max(n for n, cell in enumerate(cells) if cell is not None)
    return cells[: last + 1]
