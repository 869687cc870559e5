"""Excel workbooks made for tests, right ones and wrong ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook


def workbook(*rows: Sequence[Any], change: Callable[[Workbook], object] | None = None) -> bytes:
    """A workbook of one sheet with these rows, changed before it is saved."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if change:
        change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def sheet_of(book: Workbook) -> Any:
    """Its one sheet."""
    return book.worksheets[0]


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """The same zip file with another content of one part."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return kept.getvalue()
