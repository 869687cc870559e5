"""Times as a language writes them. They are put on a wall clock by whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from beforehand.agreement.locales.filling import filled

DATES: Final = "dates"


def moment_said(at: datetime, dates: Mapping[str, str], pattern: str) -> str:
    """A time such as "Sun 22 Nov 2026, 16:48".

    Args:
        at: on the wall clock where it is read.
        dates: the language's table ``dates``.
        pattern: ``moment``, ``day_moment`` or ``short_moment``.
    """
    return filled(
        dates[pattern],
        weekday=dates["days"].split()[at.weekday()],
        day=at.day,
        month=dates["months"].split()[at.month - 1],
        year=at.year,
        clock=f"{at:%H:%M}",
    )
