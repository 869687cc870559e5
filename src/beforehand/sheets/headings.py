"""Which column says what: headings by the words that cast lists, call sheets and one-line schedules use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.table import Line, Table, written

KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "name": (
        "name",
        "full name",
        "performer",
        "actor",
        "artist",
        "artiste",
        "talent",
        "cast member",
        "player",
    ),
    "pronouns": ("pronouns", "pronoun"),
    "number": ("#", "no", "id", "cast no", "cast id", "cast number"),
    "role": ("role", "job", "function", "position", "department role"),
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
    "title": (
        "title",
        "scene title",
        "scene description",
        "set and description",
        "set description",
        "description",
        "synopsis",
        "one line",
        "oneliner",
        "one liner",
    ),
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
        under: by the column of a heading that is merged over several, the others that it stands over.
    """

    columns: Mapping[str, int]
    unread: tuple[str, ...]
    lines: tuple[Line, ...]
    aside: tuple[Line, ...]
    under: Mapping[int, range] = field(factory=dict)


def headed(table: Table) -> Headed:
    """Find the line of headings among the first lines, and what they stand over.

    Raises:
        Refusal: ``no_headings``, ``heading_twice``, ``no_rows``.
    """
    place = _place(table.lines[:SEARCHED])
    line = table.lines[place]
    under = table.lines[place + 1 :]
    again = tuple(each for each in under if each.cells == line.cells or len(_headings(each)) > 2)
    rows = tuple(each for each in under if each not in again)
    if not rows:
        raise Refusal("no_rows", "There are headings in this file and no row under them.")
    return headed_by(line, rows, (*table.lines[:place], *again))


def headed_by(line: Line, rows: tuple[Line, ...], aside: tuple[Line, ...] = ()) -> Headed:
    """The table under this line of headings.

    Raises:
        Refusal: ``heading_twice``.
    """
    named = ((n, written(cell)) for n, cell in enumerate(line.cells))
    unread = tuple(words for _, words in named if words and plain(words) not in FIELDS)
    over = {first: range(first + 1, last + 1) for first, last in line.merged if first in line.filled}
    return Headed(_columns(line), unread, rows, aside, over)


def is_headings(line: Line) -> bool:
    """Whether a line is one of headings wherever it stands: at least two, half of what it says, and enough."""
    known = _fields(line)
    return len(known) > 1 and 2 * len(_headings(line)) >= len(line.filled) and _enough(known)


def _place(lines: tuple[Line, ...]) -> int:
    """The line that has most headings, the first of those."""
    found = [len(_fields(line)) for line in lines]
    best = max(found)
    place = found.index(best)
    if not _enough(_fields(lines[place])):
        raise Refusal(
            "no_headings",
            f"No row of this file has headings that are known here. Name its columns with some of: {IN_WORDS}.",
        )
    return place


def _enough(fields: set[str]) -> bool:
    """Whether rows under these can say anything: somebody, a scene, or a day with its date."""
    return bool(fields & {"name", "scenes", "date"})


def _headings(line: Line) -> list[tuple[int, str]]:
    """Each known heading of a line with its column, and what it stands for beside the others.

    *Cast* over people with their parts is who they are. Over scenes, *Cast no.* is who is in them, and another
    number is the schedule's own.
    """
    words = [(n, plain(written(cell))) for n, cell in enumerate(line.cells)]
    found = [(n, said, FIELDS[said]) for n, said in words if said in FIELDS]
    there = {known for _, _, known in found}
    if "scenes" in there and "name" not in there:
        cast = "cast" not in there
        named = [(n, "cast" if known == "number" else known, said) for n, said, known in found]
        return [
            (n, known) for n, known, said in named if FIELDS[said] != "number" or (cast and "cast" in said)
        ]
    of_people = not {"name", "scenes"} & there and bool({"character", "call"} & there)
    return [(n, "name" if of_people and known == "cast" else known) for n, _, known in found]


def _fields(line: Line) -> set[str]:
    return {known for _, known in _headings(line)}


def _columns(line: Line) -> dict[str, int]:
    columns: dict[str, int] = {}
    for n, known in _headings(line):
        if known in columns:
            first = written(line.cells[columns[known]])
            raise Refusal(
                "heading_twice",
                f"The columns “{first}” and “{written(line.cells[n])}” stand for the same. Leave one of them.",
            )
        columns[known] = n
    return columns


def plain(words: str) -> str:
    """Words as headings are known by: lower case, without punctuation; a cross alone stays."""
    bare = " ".join(re.sub(r"[^a-z]+", " ", words.casefold()).split())
    return bare or words.strip()[:1]
