"""Call sheets as productions make them: a block above, tables below one another, merged cells, notes between."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, Final

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]

HEAD: Final[Rows] = (
    ("THE LONG TIDE", None, None, None, None, None, "CALL SHEET #14"),
    ("North Quay, winter unit",),
    ("Date:", date(2026, 11, 27), None, "Day 15 of 30", None, "Sunrise", time(7, 33)),
    ("General call:", time(7, 30), None, "Crew call", time(6, 45), "Sunset", time(15, 55)),
    ("Location:", "Harbour, north mole", None, "Script:", "Blue, 14 Nov 2026"),
    ("Closed set for scene 61. No visitors, no phones.",),
)
SCENES: Final[Rows] = (
    ("Scene", "Set and description", None, "D/N", "Pages", "Cast", "Location"),
    (61, "EXT. PIER. He kisses her forehead.", None, "N", "1 2/8", "1, 3", "North mole"),
    (62, "INT. HARBOUR OFFICE. A form is stamped.", None, "D", "6/8", "4", "Quay"),
    ("LUNCH 13:00",),
    ("63", "EXT. QUAY. Gulls.", None, "D", "1/8", None, "Quay"),
    ("TOTAL PAGES", None, None, None, "2 1/8"),
)
CAST: Final[Rows] = (
    ("#", "Cast", "Character", "Status", "P/U", "H/MU", "Call"),
    (1, "Mara Okafor", "ELIN", "W", time(5, 30), time(6, 0), time(7, 0)),
    (3, "Teodor Hale", "MARTEN", "SW", time(5, 45), time(6, 15), time(7, 15)),
    (4, "Ade Bankole", "SAMUEL", "W", None, None, "O/C"),
)
EXTRAS: Final[Rows] = (
    ("Stand-ins and background", None, "Qty", "Report to"),
    ("20 townspeople", None, 20, "3rd AD at base"),
)
CREW: Final[Rows] = (
    ("Position", "Name", "Call"),
    ("1st AD", "Priya Nair", time(6, 30)),
    ("Gaffer", "Lew Marsh", time(6, 0)),
)
ADVANCE: Final[Rows] = (
    ("ADVANCE SCHEDULE", None, None, None, None, None, None),
    ("Scene", "Set and description", None, "D/N", "Pages", "Cast"),
    ("64", "INT. CABIN. Two beds.", None, "N", "3/8", "4"),
)
MERGED: Final = ("A1:E1", "A2:H2", "A6:H6")
BLANK: Final[Rows] = ((None,),)


def call_sheet(
    *parts: Rows, merged: Sequence[str] = MERGED, change: Callable[[Any], object] | None = None
) -> bytes:
    """One sheet of these parts with an empty row between them; *set and description* is merged over two columns."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for part in parts:
        for row in (*part, *BLANK):
            sheet.append(list(row))
            if (
                len(row) > 2
                and row[0] is not None
                and row[2] is None
                and row[1] is not None
                and sheet.max_row > 7
            ):
                sheet.merge_cells(
                    start_row=sheet.max_row, end_row=sheet.max_row, start_column=2, end_column=3
                )
    for ref in merged:
        sheet.merge_cells(ref)
    if change:
        change(sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def head(*rows: Sequence[Any]) -> Rows:
    """Another block above the tables."""
    return (("CALL SHEET",), *rows)


def as_text(*parts: Rows) -> bytes:
    """The same parts as CSV."""
    lines = [",".join(_quoted(cell) for cell in row) for part in parts for row in (*part, *BLANK)]
    return "\r\n".join(lines).encode()


def _quoted(cell: Any) -> str:
    if cell is None:
        return ""
    return f'"{cell:%H:%M}"' if isinstance(cell, time) else f'"{cell}"'


WHOLE: Final = call_sheet(HEAD, SCENES, CAST, EXTRAS, CREW, ADVANCE)
