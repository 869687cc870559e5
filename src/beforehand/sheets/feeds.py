"""Calendars (RFC 5545), out: calls for a calendar program, and nothing that says of what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event


def calls_as_calendar(calls: Iterable[tuple[str, datetime]], whose: str, now: datetime) -> bytes:
    """Write calls as a calendar: for each its time and the word "Call".

    A calendar lies on servers of others and on lock screens, so it says no title, no scene, no place and no name.

    Args:
        calls: (the day's id, the call, aware).
        whose: the person's id; with the day's it makes an id that tells neither.
        now: when it is written.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Beforehand//Calls//EN")
    calendar.add("version", "2.0")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for day, call in calls:
        event = Event()
        event.add("uid", hashlib.sha256(f"{day} {whose}".encode()).hexdigest()[:32])
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", call.astimezone(UTC))
        event.add("summary", "Call")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
