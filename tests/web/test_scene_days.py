"""The head of a day: until when its notice runs, as a time on the production's clock and as time that is left."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from beforehand.web.look.times import GRID, day_clock
from beforehand.web.scene_days import day_head

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
UNITS = {"d": 24 * 60, "h": 60, "min": 1}
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(
    lambda at: at.replace(tzinfo=UTC, microsecond=0)
)


def minutes(words: str) -> timedelta:
    """``1 d 18 h 45 min left`` as a length."""
    return timedelta(minutes=sum(int(n) * UNITS[unit] for n, unit in re.findall(r"(\d+) (d|h|min)\b", words)))


@given(
    zone=st.sampled_from(ZONES), call=INSTANTS, hours=st.integers(1, 400), before=st.integers(-3000, 60_000)
)
def test_time_left_is_never_more_than_there_is_and_at_most_a_quarter_less(
    zone: str, call: datetime, hours: int, before: int
) -> None:
    ends = call - timedelta(hours=hours)
    now = ends - timedelta(minutes=before)
    with timezone.override(zone):
        head = day_head({"label": "Day 1", "call": call, "place": ""}, hours, now)
        assert head["notice"] == day_clock(ends)
    assert head["notice_over"] == (now >= ends)
    told = minutes(head.get("left", ""))
    assert told <= max(ends - now, timedelta(0))
    assert ends - now - told <= GRID + timedelta(minutes=1)
