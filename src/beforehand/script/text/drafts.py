"""Colour and date of a draft, as running heads and title pages print them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from beforehand.script.screenplay import Draft

COLOURS = (
    *("white", "blue", "pink", "yellow", "green", "goldenrod", "buff", "salmon", "cherry", "tan"),
    *("grey", "ivory", "orchid", "lavender"),
)
_COLOUR = re.compile(
    rf"\b(?:(?:double|2nd|second) )?({'|'.join(COLOURS)})\s+(?:script|draft|rev\w*|pages|production|shooting|full)\b"
    rf"|\b(?:rev\w*|draft)\W+({'|'.join(COLOURS)})\b"
    rf"|^({'|'.join(COLOURS)}),(?= \d)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    r"\b(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?,? \d{{4}})\b",
    re.IGNORECASE,
)
_LOOK = 400
"""Lines at the head of the file that are looked at; running heads show up in the first few pages."""


def draft_of(lines: Iterable[str]) -> Draft | None:
    """Colour and date as first printed, or None when neither is."""
    colour = date = ""
    for text in islice((t for t in lines if t and len(t) < 120), _LOOK):
        found = _COLOUR.search(text)
        if found is not None and not colour:
            colour = next(g for g in found.groups() if g).lower()
            date = _date(text) or date
        if not date and len(text) < 60:
            date = _date(text)
    return Draft(colour, date) if colour or date else None


def _date(text: str) -> str:
    found = _DATE.search(text)
    return found.group(1) if found else ""
