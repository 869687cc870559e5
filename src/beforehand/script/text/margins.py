"""Scene headings as typed pages have them: with a number in one margin or in both."""

from __future__ import annotations

import re

from beforehand.script.headings import surely_heading

_FAR = 3
"""A number at the right alone is the scene's if so many blanks stand before it."""
_NUMBER = r"[A-Z]{0,3}\d{1,4}[A-Z]{0,3}"
_NUMBER_ALONE = re.compile(_NUMBER)
_LEFT = re.compile(rf"({_NUMBER})[.)]?\s+(?=\S)")
_OMITTED = re.compile(r"(?:SCENES? )?\(?OMIT(?:TED)?\)?\.?")
_LONG_PREFIX = re.compile(r"(?:INTERIOR|EXTERIOR)\b[ .:,-]")
NUMBERS_ALONE = re.compile(rf"({_NUMBER})\.?(?:\s+\1\.?)?")
"""A line with nothing but a number, once or in both margins."""


def heading_of(text: str) -> tuple[str, str | None] | None:
    """The words of a scene heading and its number, from either margin; None when the line is none."""
    number = None
    words = text
    if (found := _LEFT.match(words)) is not None:
        number, words = found.group(1), words[found.end() :]
    head, right, gap = _right_margin(words)
    omitted = _OMITTED.fullmatch(head if right else words.strip()) is not None
    if not omitted and not surely_heading(words) and not (words.isupper() and _LONG_PREFIX.match(words)):
        return None
    if right and (right == number if number is not None else gap >= _FAR):
        number, words = right, head
    return words.strip(), number


def _right_margin(words: str) -> tuple[str, str, int]:
    """What stands left of a number at the line's end, the number, and the blanks between; "" when there is none.

    Cut by words and not by an expression: over a line of a hundred thousand blanks that would take minutes.
    """
    last = words.rsplit(None, 1)[-1] if words else ""
    number = last.removesuffix(".")
    if len(last) == len(words) or len(last) > _FAR * 4 or _NUMBER_ALONE.fullmatch(number) is None:
        return words, "", 0
    before = words[: len(words) - len(last)]
    head = before.rstrip()
    return head.strip(), number, len(before) - len(head)
