"""How times, lengths and names are written: as words, and the same whatever the locale of the machine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def here(at: datetime) -> datetime:
    """Give an aware time on the wall clock of the active time zone; a naive one is taken as it stands."""
    return timezone.localtime(at) if timezone.is_aware(at) else at


def day(on: date) -> str:
    """Write a day short: ``Thu 26 Nov``. A time is first put on the wall clock."""
    on = here(on) if isinstance(on, datetime) else on
    return f"{DAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]}"


def long_day(on: date) -> str:
    """Write a day in full, without the year: ``Sunday 22 November``."""
    on = here(on) if isinstance(on, datetime) else on
    return f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def clock(at: datetime) -> str:
    """Write the clock, 24 hours: ``08:00``."""
    return f"{here(at):%H:%M}"


def day_clock(at: datetime) -> str:
    """Write day and clock: ``Thu 26 Nov, 08:00``."""
    return f"{day(at)}, {clock(at)}"


def lasting(seconds: int) -> str:
    """Write a length: ``40 s``, ``1 min 12 s``, ``2 min``."""
    minutes, rest = divmod(int(seconds), 60)
    parts = [f"{minutes} min"] if minutes else []
    return " ".join([*parts, f"{rest} s"] if rest or not parts else parts)


def left(span: timedelta) -> str:
    """Write how long is left: ``1 d 18 h 56 min left``; nothing left is ``none left``.

    Minutes are cut, not rounded, so that the page never promises more time than there is.
    """
    minutes = int(span.total_seconds() // 60)
    if minutes <= 0:
        return "none left"
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{days} d" if days else "", f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
    return " ".join([part for part in parts if part] + ["left"])


GRID: Final = timedelta(minutes=15)
"""How finely the time left is told: a page that changed every minute would be sent anew every minute."""


def next_on_grid(now: datetime) -> datetime:
    """Give the next quarter of an hour after an aware time: time left is told from there, never too much."""
    return now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % GRID + GRID


def lately(at: datetime, now: datetime) -> str:
    """Write the day of a time that has passed: ``Today``, ``Sat`` within a week, ``Mon 16 Nov`` before."""
    apart = (here(now).date() - here(at).date()).days
    if apart == 0:
        return "Today"
    return DAYS[here(at).weekday()][:3] if 0 < apart < 7 else day(at)


def joined(names: Iterable[str]) -> str:
    """Write names as a sentence does: ``Mara``, ``Mara and Jonas``, ``Mara, Jonas and Kit``."""
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} and {listed[-1]}"


def initials(name: str) -> str:
    """Write a person's first and last initial: ``Ines Duarte`` is ``ID``."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
