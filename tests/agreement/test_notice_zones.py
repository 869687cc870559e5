"""Notice across time zones and changes of the clock: hours are hours that pass, not the wall clock's."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import evolve
from django.utils import timezone
from hypothesis import example, given, settings
from hypothesis import strategies as st

from beforehand.agreement.notice import Notice
from beforehand.agreement.record import Day, SceneRecord
from beforehand.agreement.riding import notice_runs_out
from beforehand.agreement.standing import standing
from beforehand.web.look.times import next_on_grid
from beforehand.web.notice_left import notice_words
from tests.agreement.cast import MARA
from tests.agreement.scenes import rider, scene_42, with_riders

ZONES = [
    ZoneInfo(key)
    for key in (
        "Europe/London",
        "America/Los_Angeles",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "UTC",
    )
]
WALL = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))
HOURS = st.integers(0, 24 * 14)
ZONE = st.sampled_from(ZONES)
LONDON = ZONES[0]
SPRING = datetime(2027, 3, 28, 8, 0)
"""A call on the morning on which the clocks of London went forward: 48 hours before it is 07:00 on the wall."""


def on_the_wall(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant that a wall clock meant; of two, the first."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


def delivered(record: SceneRecord, at: datetime, hours: int, call: datetime) -> SceneRecord:
    mine = rider(MARA, delivered_at=at, signed_at=at, notice_hours=hours)
    day = evolve(record.day or Day("d", "Day 14", call), call=call)
    return evolve(with_riders(record, MARA, mine), notice=Notice(0), day=day)


@settings(max_examples=80, deadline=None)
@given(WALL, ZONE, ZONE, HOURS)
@example(SPRING - timedelta(hours=47), LONDON, LONDON, 48)
def test_notice_is_hours_that_pass_whatever_zone_the_delivery_is_told_in(
    wall: datetime, zone: ZoneInfo, told_in: ZoneInfo, hours: int
) -> None:
    at = on_the_wall(wall, zone)
    runs_out = notice_runs_out(
        rider(MARA, delivered_at=at.astimezone(told_in), notice_hours=hours), Notice(0)
    )
    assert runs_out is not None
    assert runs_out.astimezone(UTC) - at == timedelta(hours=hours)


@settings(max_examples=60, deadline=None)
@given(WALL, ZONE, HOURS, st.integers(-180, 180))
@example(SPRING, LONDON, 48, 0)
@example(SPRING, LONDON, 48, 1)
def test_a_scene_waits_for_notice_exactly_when_less_time_passes_before_its_call(
    wall: datetime, zone: ZoneInfo, hours: int, minutes_late: int
) -> None:
    call = on_the_wall(wall, zone)
    at = call - timedelta(hours=hours) + timedelta(minutes=minutes_late)
    found = {f.code for f in standing(delivered(scene_42(), at, hours, call)).findings if f.person == MARA}
    assert ("notice_short" in found) == (minutes_late > 0)


@settings(max_examples=60, deadline=None)
@given(WALL, ZONE, HOURS, st.integers(1, 24 * 60 * 10))
def test_the_time_left_is_what_passes_and_the_time_told_is_the_walls(
    wall: datetime, zone: ZoneInfo, hours: int, minutes: int
) -> None:
    runs_out = on_the_wall(wall.replace(second=0, microsecond=0), zone)
    now = runs_out - timedelta(minutes=minutes)
    with timezone.override(zone):
        said = notice_words(hours, runs_out, None, now)
    assert f"{runs_out.astimezone(zone):%H:%M}" in said
    told = re.search(r"(?:(\d+) d )?(?:(\d+) h )?(?:(\d+) min )?left", said)
    days, full, rest = (int(part or 0) for part in (told.groups() if told else (0, 0, 0)))
    least = max(timedelta(0), runs_out - next_on_grid(now))
    assert timedelta(days=days, hours=full, minutes=rest) == least
    assert least <= runs_out - now, "it never promises more than there is"
