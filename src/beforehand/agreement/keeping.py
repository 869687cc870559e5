"""How long a record is kept: whole months after the day of wrap. It is shown; nothing is deleted by it yet."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from attrs import frozen

LONGEST_KEPT: Final = 240
"""Months that a production may ask for at most: twenty years."""

UNSAID_MONTHS: Final = 24
"""Months where neither the production nor its pack says any: the house's own figure, from no law and no union."""


@frozen
class Keeping:
    """How long a production's record is kept.

    Attributes:
        wrap: the day of wrap; None while nobody has said it.
        months: whole months after it.
        said: the production has set them; else they are its pack's, or the house's own.
    """

    wrap: date | None
    months: int
    said: bool

    @property
    def until(self) -> date | None:
        """The last day on which it is kept; None while the day of wrap is not known."""
        return months_after(self.wrap, self.months) if self.wrap else None


def months_after(day: date, months: int) -> date:
    """The same day of the month, so many months later; the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_day(text: str) -> bool:
    """Whether a text is a day as YYYY-MM-DD, in a year that a production may have."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and 2000 <= day.year <= 2200


def keeping_from(data: Mapping[str, Any] | None, pack_months: int | None) -> Keeping:
    """How long a production keeps its record.

    Args:
        data: ``wrap`` and ``months`` as the production last set them; None while it never did.
        pack_months: what its pack asks for, or None.
    """
    if data is None:
        return Keeping(None, pack_months or UNSAID_MONTHS, said=False)
    wrap = date.fromisoformat(data["wrap"]) if data["wrap"] else None
    return Keeping(wrap, data["months"], said=True)


def keeping_sentence(keeping: Keeping) -> str:
    """What everybody is told of it, with what it does not do yet."""
    until = keeping.until
    when = (
        f"The record is kept until {until.day} {until:%B %Y}, {keeping.months} months after wrap."
        if until
        else f"The record is kept for {keeping.months} months after wrap; the day of wrap is not set yet."
    )
    return f"{when} Nothing is deleted by itself on that day: whoever runs this server does it."
