"""The title page: keys and values at the head of the file, before the first blank line."""

from __future__ import annotations

import re

from beforehand.script.headings import starts_as_heading
from beforehand.script.screenplay import Element, Kind

_KEY = re.compile(r"([^\W\d_][^:\n]{0,59}):[^\S\n]*(.*)")
KNOWN = frozenset(
    {
        *(
            "title",
            "credit",
            "author",
            "authors",
            "source",
            "notes",
            "draft date",
            "date",
            "contact",
            "copyright",
        ),
        *(
            "revision",
            "draft",
            "format",
            "episode",
            "written by",
            "based on",
            "series",
            "contact info",
            "font",
        ),
    }
)


def read_title_page(lines: list[str], start: int) -> list[Element]:
    """The title page that begins on line index ``start`` (0-based), one element for each key; [] if none.

    It is one only if some key is a usual one: prose such as ``NARRATOR: the sea`` must stay in the script.
    """
    entries: list[Element] = []
    for i in range(start, len(lines)):
        line = lines[i]
        if not line.strip():
            break
        if line[0].isspace() and entries:
            entries[-1] = _longer(entries[-1], line, i + 1)
        elif (found := _KEY.match(line)) and not _belongs_to_script(line, found.group(2)):
            entries.append(
                Element(Kind.TITLE, found.group(2).strip(), (i + 1, i + 1), found.group(1).strip())
            )
        else:
            break
    return entries if any(e.name.lower() in KNOWN for e in entries) else []


def title_values(entries: list[Element]) -> tuple[tuple[str, str], ...]:
    """Keys and values, without the empty first line of a value that begins below its key."""
    return tuple((e.name, e.text.strip()) for e in entries)


def _belongs_to_script(line: str, value: str) -> bool:
    """A heading with a colon in it, or a transition: "FADE IN:" has a key's shape and no value."""
    if starts_as_heading(line):
        return True
    key = line.partition(":")[0]
    return not value.strip() and key.isupper() and key.lower() not in KNOWN


def _longer(entry: Element, line: str, number: int) -> Element:
    text = f"{entry.text}\n{line.strip()}"
    return Element(Kind.TITLE, text, (entry.lines[0], number), entry.name)
