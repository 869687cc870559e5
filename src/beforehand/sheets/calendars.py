"""Calendars (RFC 5545), in: each event that has a time is a shooting day whose call is its start."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from attrs import evolve
from icalendar import Calendar

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.calls import on_clock, read_date, read_zone
from beforehand.sheets.rows import Clocks, Row
from beforehand.sheets.table import LONGEST_CELL, MOST_BYTES, MOST_LINES

BEGINS: Final = (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR")


def is_calendar(data: bytes) -> bool:
    """Whether it begins as a calendar does."""
    return data.lstrip().upper().startswith(BEGINS)


def read_calendar(data: bytes, clocks: Clocks) -> tuple[Row, ...]:
    """A row for each event, in the order of the file.

    Raises:
        Refusal: ``broken_calendar``, ``file_too_large``, ``too_many_rows``, ``no_events``.
    """
    if len(data) > MOST_BYTES:
        raise Refusal("file_too_large", "This file is larger than 4 MB; a calendar of calls is not.")
    try:
        events = Calendar.from_ical(data.decode("utf-8-sig")).walk("VEVENT")
    except Exception as error:  # whatever a broken line meets in the library
        raise Refusal("broken_calendar", "This calendar cannot be read. Export it anew.") from error
    if len(events) > MOST_LINES:
        raise Refusal(
            "too_many_rows", f"This calendar has more than {MOST_LINES} events. Import it in parts."
        )
    if not events:
        raise Refusal("no_events", "There is no event in this calendar.")
    return tuple(_row(number, event, clocks) for number, event in enumerate(events, start=1))


def _row(number: int, event: Any, clocks: Clocks) -> Row:
    label, place = (
        " ".join(str(event.get(name, "")).split())[:LONGEST_CELL] for name in ("SUMMARY", "LOCATION")
    )
    start = event.get("DTSTART")
    row = Row(number, " · ".join(filter(None, (label, _told(start), place))), day=label[:80], place=place)
    try:
        return _read(row, event, start, clocks)
    except Refusal as refusal:
        return evolve(row, wrong=(refusal.code, refusal.sentence))
    except (AttributeError, TypeError, ValueError, OverflowError):
        return evolve(row, wrong=("event_broken", "This event cannot be read. Export the calendar anew."))


def _told(start: Any) -> str:
    try:
        return str(getattr(start, "dt", ""))
    except ValueError:  # the library keeps what it cannot read, and says so when it is asked
        return ""


def _read(row: Row, event: Any, start: Any, clocks: Clocks) -> Row:
    if event.get("RRULE") or event.get("RDATE"):
        raise Refusal("event_repeats", "This event repeats; a call is one day's. Write each day by itself.")
    if start is None or not isinstance(start.dt, datetime):
        raise Refusal("call_missing", "This event lasts the whole day and has no call.")
    call = _instant(start)
    on = read_date(call.astimezone(clocks.zone).date(), "", clocks.today)
    return evolve(row, on=on.isoformat(), call=call.isoformat(timespec="minutes"))


def _instant(start: Any) -> datetime:
    """The instant of a start in UTC or on a named clock; one that floats is nobody's."""
    at: datetime = start.dt
    if at.tzinfo is None:
        raise Refusal(
            "call_without_zone", "This call floats: it names no time zone. Export the calendar with its zone."
        )
    named = start.params.get("TZID")
    if not named:
        return at.astimezone(UTC)
    return on_clock(at.replace(tzinfo=None), read_zone(str(named)))
