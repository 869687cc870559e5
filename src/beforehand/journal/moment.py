"""Times inside signed texts: one spelling, read strictly, so that one moment is never two texts."""

from __future__ import annotations

from datetime import datetime

from beforehand.journal.act import instant, read_instant


def written(at: datetime) -> str:
    """Give RFC 3339 in UTC with microseconds and Z.

    Raises:
        ValueError: a time without a zone, which would mean another moment on another machine.
    """
    if at.tzinfo is None:
        raise ValueError("a time in a signed text has a time zone")
    return instant(at)


def read(text: str) -> datetime | None:
    """Read what `written` gave, as an aware time in UTC; None for any other spelling."""
    try:
        at = read_instant(text)
    except (ValueError, OverflowError):
        return None
    return at if instant(at) == text else None
