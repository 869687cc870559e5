"""A file of rows as it was read: cells by line, before anybody asks what they mean."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from attrs import frozen

Cell = str | date | datetime | time | None
"""What stands in a cell; numbers are written out, ``42.0`` as ``42``. None where there is nothing."""

MOST_BYTES: Final = 4_000_000
MOST_LINES: Final = 400
"""Lines with something in them. What is longer is imported in parts, so that a preview can be read."""
MOST_COLUMNS: Final = 60
LONGEST_CELL: Final = 300


@frozen
class Line:
    """One line of a file.

    Attributes:
        number: as the file counts, from 1.
        cells: from the first column on.
        wrong: (code, sentence) where the line cannot be taken whatever it says, such as one that is hidden.
        merged: columns, first and last, from 0, closed, of cells that are one across them.
    """

    number: int
    cells: tuple[Cell, ...]
    wrong: tuple[str, str] | None = None
    merged: tuple[tuple[int, int], ...] = ()

    @property
    def filled(self) -> tuple[int, ...]:
        """Columns that have something in them, from 0."""
        return tuple(n for n, cell in enumerate(self.cells) if cell is not None)


@frozen
class Table:
    """What a file holds.

    Attributes:
        told: how it was read, for the reader: "CSV, semicolons between cells".
        lines: those with something in them, in order.
    """

    told: str
    lines: tuple[Line, ...]


def written(cell: Cell) -> str:
    """A cell as words; a date as ``2026-11-26``, a time as ``08:00``."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat() if isinstance(cell, date) else cell.isoformat(timespec="minutes")
