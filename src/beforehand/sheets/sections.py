"""Several tables in one sheet, as call sheets have them: what stands under which headings, and what under none.

A list with one line of headings is one table to its end, whatever blank rows stand in it. Where a sheet has several,
a row that looks like none of its table's ends it, and what stands there until the next headings is read as no row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import define, evolve, field, frozen

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.headings import Headed, headed, headed_by, is_headings
from beforehand.sheets.scene_numbers import scene_numbers
from beforehand.sheets.table import Line, Table, written

ENDS: Final = re.compile(r"(end of|total)\b", re.IGNORECASE)
"""How a row begins that counts up what stands above it."""


@frozen
class Section:
    """One table of a sheet.

    Attributes:
        above: lines over its headings that stand in no table.
        table: its headings and rows.
        stray: lines among its rows that are none.
    """

    above: tuple[Line, ...]
    table: Headed
    stray: tuple[Line, ...] = ()


@define
class _Gathered:
    """A table while its lines are told apart."""

    headings: Line
    above: list[Line]
    rows: list[Line] = field(factory=list)
    again: list[Line] = field(factory=list)
    stray: list[Line] = field(factory=list)
    ended: bool = False

    def take(self, line: Line, columns: Mapping[str, int], *, blank: bool) -> None:
        """Put one more line where it belongs; ``blank`` says that empty rows stand before it."""
        if line.cells == self.headings.cells:
            self.again.append(line)
            return
        self.ended = self.ended or (blank and not _continues(line, columns))
        (self.stray if self.ended or _is_banner(line, columns) else self.rows).append(line)

    def left_over(self) -> list[Line]:
        """Take out the strays after its last row: they stand above the next headings."""
        last = max((line.number for line in self.rows), default=self.headings.number)
        over = [line for line in self.stray if line.number > last]
        self.stray = [line for line in self.stray if line.number < last]
        return over


def sections(table: Table) -> tuple[Section, ...]:
    """The tables of a sheet in order, each with what stands above it.

    Raises:
        Refusal: those of :func:`beforehand.sheets.headings.headed`.
    """
    heads = [line for line in table.lines if is_headings(line)]
    if len({line.cells for line in heads}) < 2:
        return (_one(table),)
    found = _gathered(table, heads)
    made = [
        Section(tuple(g.above), headed_by(g.headings, tuple(g.rows), tuple(g.again)), tuple(g.stray))
        for g in found
    ]
    if not any(section.table.lines for section in made):
        raise Refusal("no_rows", "There are headings in this file and no row under them.")
    return tuple(made)


def _one(table: Table) -> Section:
    whole = headed(table)
    first = min(line.number for line in whole.lines)
    above = tuple(line for line in whole.aside if line.number < first)
    return Section(above, evolve(whole, aside=tuple(line for line in whole.aside if line not in above)))


def _gathered(table: Table, heads: list[Line]) -> list[_Gathered]:
    starts = {line.number for line in heads}
    found: list[_Gathered] = []
    columns: Mapping[str, int] = {}
    above: list[Line] = []
    before = 0
    for line in table.lines:
        if line.number in starts and not (found and line.cells == found[-1].headings.cells):
            over = found[-1].left_over() if found else above
            columns = headed_by(line, ()).columns
            found.append(_Gathered(line, over))
        elif found:
            found[-1].take(line, columns, blank=line.number > before + 1)
        else:
            above.append(line)
        before = line.number
    return found


def _continues(line: Line, columns: Mapping[str, int]) -> bool:
    """Whether a row after a blank one looks like one of the table: its key can be read, and it says more."""
    said = {known: written(line.cells[n]) for known, n in columns.items() if n < len(line.cells)}
    said = {known: words for known, words in said.items() if words}
    if len(said) < 2:
        return False
    if "number" in columns:
        return said.get("number", "").isdigit() and "name" in said
    if "name" in columns:
        return "name" in said
    return "scenes" in said and _are_scenes(said["scenes"])


def _are_scenes(words: str) -> bool:
    try:
        return bool(tuple(scene_numbers(words)))
    except Refusal:
        return False


def _is_banner(line: Line, columns: Mapping[str, int]) -> bool:
    """A line that ends or adds up what stands above it, or one cell alone that is no row's key."""
    first = line.filled[0]
    if ENDS.match(written(line.cells[first])):
        return True
    if len(line.filled) > 1:
        return False
    if first == columns.get("name"):
        return "number" in columns or any(a == first for a, _ in line.merged)
    return first != columns.get("scenes") or not _are_scenes(written(line.cells[first]))
