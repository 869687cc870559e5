"""Days and calls as lists write them, onto one instant. What can be meant in two ways is refused, never guessed.

A call is on the production's clock unless its row says otherwise. Twice a year that clock leaves out an hour, or
has one twice (RFC 5545 section 3.3.5 names both); a call in either is none until somebody says which is meant.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.table import Cell, written

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY: Final = re.compile(r"^\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\s+", re.IGNORECASE)
ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
POINTS: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
SLASHES: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
NAMED: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})", re.IGNORECASE)
NAMED_FIRST: Final = re.compile(r"([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})", re.IGNORECASE)
CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
FARTHEST: Final = timedelta(days=3 * 366)
BY_DAY, BY_MONTH = "day", "month"
ORDERS: Final = ("", BY_DAY, BY_MONTH)
"""Whether 03/04 begins with the day or the month; "" when nobody said."""


def read_date(cell: Cell, order: str, today: date) -> date:
    """The day that a cell names.

    Args:
        cell: a date, or words.
        order: one of :data:`ORDERS`.
        today: days more than three years from it are taken for a slip.

    Raises:
        Refusal: ``date``, ``date_ambiguous``, ``no_such_date``, ``weekday``, ``date_far``.
    """
    found = cell.date() if isinstance(cell, datetime) else cell
    if not isinstance(found, date):
        words = written(cell)
        named = WEEKDAY.match(words)
        found = _date(words[named.end() :] if named else words, words, order)
        if named and WEEKDAYS[found.weekday()] != named[1].lower():
            raise Refusal("weekday", f"“{words}”: {found:%Y-%m-%d} is another day of the week.")
    if abs(found - today) > FARTHEST:
        raise Refusal("date_far", f"{found:%Y-%m-%d} is more than three years from today.")
    return found


def _date(rest: str, words: str, order: str) -> date:
    rest = rest.strip()
    if found := ISO.fullmatch(rest):
        return _day(words, *found.groups())
    if found := POINTS.fullmatch(rest):
        return _day(words, *reversed(found.groups()))
    if found := SLASHES.fullmatch(rest):
        return _slashed(words, order, *found.groups())
    if found := NAMED.fullmatch(rest):
        return _day(words, found[3], _month(words, found[2]), found[1])
    if found := NAMED_FIRST.fullmatch(rest):
        return _day(words, found[3], _month(words, found[1]), found[2])
    raise Refusal("date", f"“{words}” is no date with its year. Write it as 2026-11-26 or 26 Nov 2026.")


def _slashed(words: str, order: str, first: str, second: str, year: str) -> date:
    """Read with day or month first; where both could be meant and nobody said, neither."""
    if not order and int(first) <= 12 and int(second) <= 12 and first != second:
        raise Refusal(
            "date_ambiguous",
            f"“{words}” may begin with the day or with the month. Say which beside the file, or write 2026-11-26.",
        )
    by_month = order == BY_MONTH or (not order and int(second) > 12)
    return _day(words, year, first, second) if by_month else _day(words, year, second, first)


def _month(words: str, name: str) -> str:
    if name[:3].lower() not in MONTHS:
        raise Refusal("date", f"“{words}” is no date with its year. Write it as 2026-11-26 or 26 Nov 2026.")
    return str(MONTHS.index(name[:3].lower()) + 1)


def _day(words: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Refusal("no_such_date", f"There is no day “{words}”.") from error


def read_clock(cell: Cell) -> time:
    """The time of day that a cell names: ``08:00``, ``8.00``, ``0800``, ``7:30 pm``.

    Raises:
        Refusal: ``clock``.
    """
    if isinstance(cell, time | datetime):
        return (cell.time() if isinstance(cell, datetime) else cell).replace(second=0, microsecond=0)
    words = written(cell)
    if re.fullmatch(r"\d{4}", words):
        words = f"{words[:2]}:{words[2:]}"
    found = CLOCK.fullmatch(words.strip())
    if not found or (found[2] is None and found[3] is None):
        raise Refusal("clock", f"“{written(cell)}” is no time of day. Write it as 08:00.")
    try:
        return time(_hour(int(found[1]), (found[3] or "").lower()), int(found[2] or 0))
    except ValueError as error:
        raise Refusal("clock", f"“{written(cell)}” is no time of day. Write it as 08:00.") from error


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("no hour of half a day")
    return hour % 12 + (12 if half == "p" else 0)


def read_zone(words: str) -> ZoneInfo:
    """The time zone of that name.

    Raises:
        Refusal: ``zone``; letters such as BST or EST are none, as several places use them.
    """
    try:
        if words != "UTC" and "/" not in words:
            raise ZoneInfoNotFoundError(words)
        return ZoneInfo(words)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refusal("zone", f"“{words}” is no time zone here; give one such as Europe/London.") from error


def on_clock(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the clock of a zone shows a time.

    Args:
        local: without an offset.
        zone: whose clock.

    Returns:
        Aware, UTC.

    Raises:
        Refusal: ``call_skipped`` when the clock leaves that time out, ``call_twice`` when it shows it twice.
    """
    early, late = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if early.astimezone(zone).replace(tzinfo=None) != local:
        raise Refusal(
            "call_skipped",
            f"On {local:%Y-%m-%d} the clock of {zone.key} goes forward, and {local:%H:%M} is left out.",
        )
    if early != late:
        raise Refusal(
            "call_twice",
            f"On {local:%Y-%m-%d} the clock of {zone.key} goes back, and {local:%H:%M} comes twice. Write the "
            f"call as {early.astimezone(zone).isoformat(timespec='minutes')} or "
            f"{late.astimezone(zone).isoformat(timespec='minutes')}.",
        )
    return early
