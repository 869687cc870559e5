"""One row of the table: what was measured, the figure, what it is held against, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen


@frozen
class Measured:
    """A row.

    Attributes:
        what: what was measured.
        figure: the figure in words, with its unit or ratio.
        limit: what the figure is held against, in words.
        holds: whether it does, on this machine in this run.
    """

    what: str
    figure: str
    limit: str
    holds: bool


def from_figure(what: str, figure: float, limit: str) -> Measured:
    """A row of a plain figure; ``limit`` is empty or ``<= 2``."""
    most = float(limit.split()[1]) if limit else None
    return Measured(what, f"{figure:.2f}", limit, most is None or figure <= most)


def text(rows: Iterable[Measured]) -> str:
    """The rows as a table of plain text."""
    lines = [
        ("what", "measured", "limit", ""),
        *((r.what, r.figure, r.limit, "" if r.holds else "OVER") for r in rows),
    ]
    widths = [max(len(line[n]) for line in lines) for n in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(widths[n]) for n, cell in enumerate(line)).rstrip() for line in lines
    )
