"""How times are written on paper: on the production's wall clock, with the year, since paper is read years later."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date(at: datetime, zone: ZoneInfo) -> str:
    """``22 Nov 2026``, of an aware time."""
    here = at.astimezone(zone)
    return f"{here.day} {MONTHS[here.month - 1]} {here.year}"


def moment(at: datetime, zone: ZoneInfo) -> str:
    """``22 Nov 2026, 16:48``."""
    return f"{date(at, zone)}, {at.astimezone(zone):%H:%M}"


def day(at: datetime, zone: ZoneInfo) -> str:
    """``Sun 22 Nov 2026``."""
    return f"{DAYS[at.astimezone(zone).weekday()]} {date(at, zone)}"


def day_moment(at: datetime, zone: ZoneInfo) -> str:
    """``Sun 22 Nov 2026, 16:48``."""
    return f"{DAYS[at.astimezone(zone).weekday()]} {moment(at, zone)}"


def short_moment(at: datetime, zone: ZoneInfo) -> str:
    """``Sun 22 Nov, 16:48``, where the year stands beside it."""
    here = at.astimezone(zone)
    return f"{DAYS[here.weekday()]} {here.day} {MONTHS[here.month - 1]}, {here:%H:%M}"
