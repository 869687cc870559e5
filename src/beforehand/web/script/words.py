"""Words for what a breakdown says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from beforehand.script.breakdown.values import Category

SCALE: Final = {"low": "▪▫▫", "mid": "▪▪▫", "high": "▪▪▪"}
MARKS: Final = {"open": "To decide", "kept": "Kept", "dismissed": "Dismissed"}
FORMATS: Final = {"fountain": "Fountain", "fdx": "Final Draft", "pdf": "PDF", "text": "plain text"}
CHANGES: Final = {
    "same": "as before",
    "moved": "moved",
    "changed": "words changed",
    "added": "new in this draft",
    "removed": "not in this draft",
}


def words_of(categories: Iterable[str]) -> str:
    """The categories as words, in the order of the guide."""
    named = set(categories)
    return ", ".join(str(c).replace("_", " ") for c in Category if c in named)


def lines_words(lines: Iterable[int]) -> str:
    """``line 4`` or ``lines 4–6``."""
    first, last = lines
    return f"line {first}" if first == last else f"lines {first}–{last}"
