"""What a row says of shooting days: which day, its call, and which scenes are on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.rows import Row
from beforehand.studio.imports.book import Book, DayTold
from beforehand.studio.imports.known import folded
from beforehand.studio.imports.steps import MoveCall, PlaceScene, SetDay, Step

Told = tuple[str, Step | None]
"""A phrase of a row's fate, and what will be done; None where there is nothing to do."""


def clock_words(at: datetime, zone: ZoneInfo) -> str:
    """``Thu 26 Nov 2026, 08:00`` on the clock of the zone."""
    here = at.astimezone(zone)
    return f"{here:%a} {here.day} {here:%b %Y, %H:%M}"


def day_of_row(row: Row, book: Book) -> Iterator[Told]:
    """Set the row's day, or move its call; nothing for a row that names none.

    Raises:
        Refusal: ``day_without_date``, ``call_missing``, ``day_other_label``, ``day_twice``.
    """
    if row.name and (row.on or row.call):
        yield "a call of their own is not kept; notice counts from the day’s", None
    if not _about_a_day(row):
        return
    day = _named(row, book)
    if day is None:
        yield _new(row, book)
    elif row.call:
        yield from _again(row, day, book)


def label_of_row(row: Row, book: Book) -> str:
    """The folded label of the day that the row is about; "" for none."""
    if not _about_a_day(row):
        return ""
    day = _named(row, book)
    return folded(day.label) if day else ""


def place_of_row(row: Row, book: Book) -> Iterator[Told]:
    """Put the row's scenes on its day.

    Raises:
        Refusal: ``scene_on_two_days``.
    """
    label = label_of_row(row, book)
    if not label or row.name:
        return
    for number in row.scenes:
        before, told_in = book.placed.get(number, ("", 0))
        if told_in and before != label:
            said = book.days[before].label
            raise Refusal(
                "scene_on_two_days",
                f"Row {told_in} has scene {number} on {said}; a scene is on one day here.",
            )
        book.placed[number] = (label, row.number)
        if before != label:
            came = f", from {book.days[before].label}" if before else ""
            yield f"scene {number} goes on {book.days[label].label}{came}", PlaceScene(number, label)


def _about_a_day(row: Row) -> bool:
    """A label alone says nothing of a day: schedules write *End of day 14* between their rows.

    Nor does a row about somebody: who performs has a call of their own on a call sheet.
    """
    return not row.name and bool(row.on or row.call or (row.day and row.scenes))


def _named(row: Row, book: Book) -> DayTold | None:
    zone = book.known.zone
    on = row.on or _on(row.call, zone)
    there = book.day_on(on, zone) if on else None
    day = book.days.get(folded(row.day)) if row.day else there
    if row.day and day is None and there is not None:
        raise Refusal("day_other_label", f"{on} is {there.label} already; this row calls it {row.day}.")
    if row.day and day is None and not on:
        raise Refusal("day_without_date", f"There is no {row.day} here, and this row gives no date for it.")
    return day


def _on(call: str, zone: ZoneInfo) -> str:
    return datetime.fromisoformat(call).astimezone(zone).date().isoformat() if call else ""


def _new(row: Row, book: Book) -> Told:
    if not row.call:
        raise Refusal(
            "call_missing", "This row gives a day and no call, and notice is counted from the call."
        )
    call = datetime.fromisoformat(row.call)
    here = call.astimezone(book.known.zone)
    label = row.day or f"{here:%a} {here.day} {here:%b}"
    book.days[folded(label)] = DayTold(label, call, row.place, row.number)
    words = f"{label} is set, call {clock_words(call, book.known.zone)}"
    return words, SetDay(label, call, row.place)


def _again(row: Row, day: DayTold, book: Book) -> Iterator[Told]:
    call, zone = datetime.fromisoformat(row.call), book.known.zone
    if call == day.call:
        return
    if day.row:
        said = clock_words(day.call, zone)
        raise Refusal("day_twice", f"Row {day.row} has the call of {day.label} at {said}.")
    before, day.call, day.row = clock_words(day.call, zone), call, row.number
    words = f"the call of {day.label} moves from {before} to {clock_words(call, zone)}"
    yield words, MoveCall(folded(day.label), call)
