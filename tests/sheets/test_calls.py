"""A call is one instant or none: every minute of a clock, also where it leaves an hour out or shows it twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.calls import BY_DAY, BY_MONTH, on_clock, read_clock, read_date
from beforehand.sheets.table import Cell

ZONES = (
    "UTC",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
)
TODAY = date(2026, 11, 20)
QUARTER = timedelta(minutes=15)


def shown_at(local: datetime, zone: ZoneInfo) -> list[datetime]:
    """Every instant at which the clock of the zone shows this time: tried one by one, offset by offset."""
    tried = (local.replace(tzinfo=UTC) + n * QUARTER for n in range(-56, 57))
    return [at for at in tried if at.astimezone(zone).replace(tzinfo=None) == local]


@given(
    zone=st.sampled_from(ZONES),
    local=st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)).map(
        lambda at: at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
    ),
)
@example("Europe/London", datetime(2027, 3, 28, 1, 0))
@example("Europe/London", datetime(2027, 3, 28, 2, 0))
@example("Europe/London", datetime(2027, 10, 31, 1, 45))
@example("Europe/London", datetime(2027, 10, 31, 2, 0))
@example("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15))
@example("Australia/Lord_Howe", datetime(2027, 4, 4, 1, 45))
def test_a_call_is_the_one_instant_that_the_clock_shows_or_none(zone: str, local: datetime) -> None:
    instants = shown_at(local, ZoneInfo(zone))
    if len(instants) == 1:
        assert on_clock(local, ZoneInfo(zone)) == instants[0]
        return
    with pytest.raises(Refusal) as refused:
        on_clock(local, ZoneInfo(zone))
    assert refused.value.code == {0: "call_skipped", 2: "call_twice"}[len(instants)]
    for at in instants:
        assert at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes") in refused.value.sentence


@pytest.mark.parametrize(
    ("said", "order", "found"),
    [
        ("2026-11-26", "", date(2026, 11, 26)),
        ("26.11.2026", "", date(2026, 11, 26)),
        ("26/11/2026", "", date(2026, 11, 26)),
        ("11/26/2026", "", date(2026, 11, 26)),
        ("03/04/2027", BY_DAY, date(2027, 4, 3)),
        ("03/04/2027", BY_MONTH, date(2027, 3, 4)),
        ("04/04/2027", "", date(2027, 4, 4)),
        ("Thu, 26 Nov 2026", "", date(2026, 11, 26)),
        ("November 26th, 2026", "", date(2026, 11, 26)),
        (datetime(2026, 11, 26, 8, 0), "", date(2026, 11, 26)),
    ],
)
def test_days_as_lists_write_them(said: Cell, order: str, found: date) -> None:
    assert read_date(said, order, TODAY) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("08:00", time(8)),
        ("8.00", time(8)),
        ("0730", time(7, 30)),
        ("7:30 PM", time(19, 30)),
        ("12 am", time(0)),
        ("12:15 p.m.", time(12, 15)),
        (time(8, 0, 1), time(8)),
    ],
)
def test_times_as_lists_write_them(said: Cell, found: time) -> None:
    assert read_clock(said) == found


@pytest.mark.parametrize("said", ["8", "25:00", "08:60", "13 pm", "0 am", "noon", "08:00:00:00"])
def test_what_is_no_time_is_refused(said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_clock(said)
    assert refused.value.code == "clock"
