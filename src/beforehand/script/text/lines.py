"""The lines of a plain-text screenplay: how far in they stand, and what only the page carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

_PAGE_NUMBER = re.compile(r"(?:page\s+)?[(-]?\s?\d{1,3}[A-Z]?\s?[.)-]{0,2}", re.IGNORECASE)
_CONTINUED = re.compile(
    r"(?:[A-Z]?\d+[A-Z]?\s+)?\(?(?:CONTINUED|CONT[’']?D|CONTINUES|MORE)\)?[:.]?(?:\s*\(\d+\))?:?(?:\s+[A-Z]?\d+[A-Z]?)?\.?"
)
_DIGITS = re.compile(r"\d+")
_STARS = 3
_REPEATS = 4
"""A line that comes back this often but for its figures is the head or foot of a page."""


@frozen(slots=True)
class Line:
    """One line of the file.

    Attributes:
        indent: columns before the first sign, tabs taken as up to eight.
        text: without outer blanks and without the star of a revision.
        revised: a star stood at its right end.
        furniture: carries a page number, a running head or (CONTINUED), and no words of the script.
    """

    indent: int
    text: str
    revised: bool = False
    furniture: bool = False


def read_lines(raw: Sequence[str]) -> list[Line]:
    """Each line of the file measured, and the page's furniture told from the script."""
    plain = [_measured(line) for line in raw]
    heads = _running_heads(plain)
    return [
        Line(line.indent, line.text, line.revised, True) if _is_furniture(line.text, heads) else line
        for line in plain
    ]


def template(text: str) -> str:
    """``text`` with each figure as one sign, so that running heads of many pages look alike."""
    return _DIGITS.sub("#", text)


def is_continued(text: str) -> bool:
    """(CONTINUED), CONTINUED: (2), (MORE) and their kin, with scene numbers beside them or not."""
    if "CONT" not in text and "MORE" not in text:
        return False
    return _CONTINUED.fullmatch(" ".join(text.split())) is not None


def is_page_number(text: str) -> bool:
    """A number of up to three figures alone on its line."""
    return len(text) < 12 and _PAGE_NUMBER.fullmatch(text) is not None and text[-1:] != "("


def _measured(raw: str) -> Line:
    if raw.isspace() or not raw:
        return _BLANK
    line = raw.expandtabs(8).replace("\xa0", " ").replace("\f", "")
    text = line.strip()
    bare = text.rstrip("*")
    revised = 0 < len(text) - len(bare) <= _STARS and (not bare or bare.endswith("  "))
    if revised:
        text = bare.rstrip()
    return Line(len(line) - len(line.lstrip()) if text else 0, text, revised)


_BLANK = Line(0, "")


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Templates of lines that come again and again with another page number at an end."""
    counts = Counter(
        template(line.text)
        for line in lines
        if len(line.text) < 90 and (line.text[-2:-1].isdigit() or line.text[-1:].isdigit())
    )
    return frozenset(t for t, n in counts.items() if n >= _REPEATS and len(t) > 4 and _is_head(t))


def _is_head(shape: str) -> bool:
    letters = sum(map(str.isalpha, shape))
    return letters >= 6 and shape.count("#") <= 6 and not shape.startswith(("INT", "EXT", "#"))


def _is_furniture(text: str, heads: frozenset[str]) -> bool:
    if not text:
        return False
    if (text[0].isdigit() or text[0] in "(-pP") and is_page_number(text):
        return True
    return is_continued(text) or template(text) in heads
