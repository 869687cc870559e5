"""Which column says what: headings by the words that cast lists, call sheets and one-line schedules use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.table import Line, Table, written

KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "full name", "performer", "actor", "artist", "talent"),
    "pronouns": ("pronouns", "pronoun"),
    "role": ("role", "job", "function", "department role"),
    "character": ("character", "part", "plays", "as"),
    "scenes": (
        "scene",
        "scenes",
        "sc",
        "scs",
        "sc no",
        "scene no",
        "scene number",
        "scene numbers",
        "scene nos",
    ),
    "title": ("title", "scene title", "description", "synopsis", "one line", "oneliner", "one liner"),
    "heading": ("heading", "slugline", "slug", "set", "scene heading"),
    "page": ("page", "script page", "pg"),
    "cast": ("cast", "cast members", "performers", "who performs", "artists"),
    "day": ("day", "shooting day", "shoot day", "day no", "day number"),
    "date": ("date", "shooting date", "shoot date"),
    "call": ("call", "call time", "crew call", "unit call", "general call"),
    "zone": ("time zone", "timezone", "zone", "tz"),
    "place": ("place", "location", "stage", "unit base"),
}
"""Headings, in lower case and without punctuation, by what the column says."""

IN_WORDS: Final = "Name, Role, Character, Scenes; Scene, Title, Cast; Day, Date, Call, Place"
SEARCHED: Final = 25
FIELDS: Final = {heading: field for field, headings in KNOWN.items() for heading in headings}


@frozen
class Headed:
    """A table whose columns are known.

    Attributes:
        columns: column by what it says.
        unread: headings that stand over nothing that is known here.
        lines: those under them.
        aside: lines above them, and the headings again, as every page of a schedule has them.
    """

    columns: Mapping[str, int]
    unread: tuple[str, ...]
    lines: tuple[Line, ...]
    aside: tuple[Line, ...]


def headed(table: Table) -> Headed:
    """Find the line of headings among the first lines, and what they stand over.

    Raises:
        Refusal: ``no_headings``, ``heading_twice``, ``no_rows``.
    """
    place = _place(table.lines[:SEARCHED])
    line = table.lines[place]
    columns = _columns(line)
    unread = tuple(words for cell in line.cells if (words := written(cell)) and _plain(words) not in FIELDS)
    under = table.lines[place + 1 :]
    again = tuple(each for each in under if each.cells == line.cells or len(_headings(each)) > 2)
    rows = tuple(each for each in under if each not in again)
    if not rows:
        raise Refusal("no_rows", "There are headings in this file and no row under them.")
    return Headed(columns, unread, rows, (*table.lines[:place], *again))


def _place(lines: tuple[Line, ...]) -> int:
    """The line that has most headings, the first of those."""
    found = [len(set(_headings(line))) for line in lines]
    best = max(found)
    place = found.index(best)
    if not _enough(set(_headings(lines[place]))):
        raise Refusal(
            "no_headings",
            f"No row of this file has headings that are known here. Name its columns with some of: {IN_WORDS}.",
        )
    return place


def _enough(fields: set[str]) -> bool:
    """Whether rows under these can say anything: somebody, a scene, or a day with its date."""
    return bool(fields & {"name", "scenes", "date"})


def _headings(line: Line) -> list[str]:
    return [FIELDS[words] for cell in line.cells if (words := _plain(written(cell))) in FIELDS]


def _columns(line: Line) -> dict[str, int]:
    columns: dict[str, int] = {}
    for n, cell in enumerate(line.cells):
        field = FIELDS.get(_plain(written(cell)))
        if field in columns:
            first = written(line.cells[columns[field]])
            raise Refusal(
                "heading_twice",
                f"The columns “{first}” and “{written(cell)}” stand for the same. Leave one of them.",
            )
        if field:
            columns[field] = n
    return columns


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^a-z]+", " ", words.casefold()).split())
