"""Notice in words, as a time and as time left; the clock moves in quarters of an hour."""

from __future__ import annotations

from datetime import datetime

from beforehand.web.look.times import day_clock, left, next_on_grid


def notice_words(hours: int, runs_out: datetime | None, call: datetime | None, now: datetime) -> str:
    """Notice such as "48 hours, runs out Tue 24 Nov, 08:00, 1 d 3 h left; 2 d before the call of Thu 26 Nov, 08:00".

    Args:
        hours: whole hours of notice.
        runs_out: when it has run, or None before delivery.
        call: of the scene's day, or None.
        now: server time.
    """
    if runs_out is None:
        return f"{hours} hours, from the day it is delivered"
    return f"{hours} hours, {runs_out_words(runs_out, call, now)}"


def runs_out_words(runs_out: datetime, call: datetime | None, now: datetime) -> str:
    """When notice runs out or has run, what is left of it, and how that lies to the call."""
    at = next_on_grid(now)
    runs = f"runs out {day_clock(runs_out)}, {left(runs_out - at)}" if runs_out > at else ""
    said = runs or f"has run since {day_clock(runs_out)}"
    return said if call is None else f"{said}; {_beside(runs_out, call)}"


def _beside(runs_out: datetime, call: datetime) -> str:
    """How the end of notice lies to the call: notice must have run when the call comes."""
    if runs_out == call:
        return f"just at the call of {day_clock(call)}"
    span = left(abs(call - runs_out)).removesuffix(" left")
    if runs_out < call:
        return f"{span} before the call of {day_clock(call)}"
    return f"{span} past the call of {day_clock(call)}, so not for that day"
