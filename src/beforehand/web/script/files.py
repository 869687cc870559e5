"""``/script/<draft>/table.csv`` and ``.xlsx``: the whole breakdown to take along."""

from __future__ import annotations

import csv
import io
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from beforehand.script.report.measured import sentence
from beforehand.script.report.table import safe
from beforehand.studio.drafts.lists import DraftTold, whole_draft
from beforehand.studio.drafts.table import COLUMNS, Filter, rows_of
from beforehand.studio.people import place_of
from beforehand.web.refused import to_sign_in, viewer_on

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS: Final = {"action": 60, "why": 60, "characters": 24, "performers": 24, "categories": 24}
"""Columns that hold more than a word, in characters."""


def as_csv(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """RFC 4180, UTF-8 with its mark, which spreadsheets need to read accents."""
    found = _rows(request, draft)
    if isinstance(found, HttpResponseBase):
        return found
    told, rows = found
    sheet = io.StringIO()
    csv.writer(sheet).writerows([COLUMNS, *rows])
    return _sent("\ufeff" + sheet.getvalue(), "text/csv; charset=utf-8", told, "csv")


def as_xlsx(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """A workbook of one sheet, written row by row; every cell is text, so that nothing in it is run."""
    found = _rows(request, draft)
    if isinstance(found, HttpResponseBase):
        return found
    told, rows = found
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Breakdown")
    sheet.freeze_panes = "B2"
    for n, column in enumerate(COLUMNS):
        sheet.column_dimensions[_letter(n)].width = WIDTHS.get(column, 14)
    for row in [COLUMNS, *rows, (), (sentence(),)]:
        sheet.append([_text(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return _sent(out.getvalue(), XLSX, told, "xlsx")


def _rows(request: HttpRequest, draft: UUID) -> tuple[DraftTold, list[list[str]]] | HttpResponseBase:
    """The table for who runs the record; for everybody else there is none."""
    viewer = viewer_on(request)
    if viewer is None:
        return to_sign_in(request)
    production = str(viewer.production)
    place = place_of(production, str(viewer.person))
    told = whole_draft(production, str(draft)) if place and place.runs else None
    if place is None or told is None:
        raise Http404
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    rows = rows_of(production, place, told, Filter())
    return told, [[_clean(cells.get(column, "")) for column in COLUMNS] for _, _, cells in rows]


def _clean(cell: str) -> str:
    return safe(ILLEGAL_CHARACTERS_RE.sub("", cell))


def _text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _letter(n: int) -> str:
    """A, B, … Z, AA, AB."""
    rest, last = divmod(n, 26)
    return (_letter(rest - 1) if rest else "") + chr(ord("A") + last)


def _sent(content: str | bytes, kind: str, told: DraftTold, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind, headers={"Vary": "Cookie"})
    answer.headers["Content-Disposition"] = f'attachment; filename="breakdown-{told.number}.{ending}"'
    return answer
