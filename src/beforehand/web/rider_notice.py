"""Notice of a rider in the language it is read in: as a time, and as time left, by quarters of an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from beforehand.agreement.locales.catalogue import Locale
from beforehand.agreement.locales.moments import DATES, moment_said
from beforehand.web.look.times import here, next_on_grid


def notice_said(
    hours: int, runs_out: datetime | None, call: datetime | None, now: datetime, locale: Locale
) -> str:
    """Notice such as "48 hours, runs out Tue 24 Nov, 08:00, 1 d 3 h left; 2 d before the call of Thu 26 Nov, 08:00".

    Args:
        hours: whole hours of notice.
        runs_out: when it has run, or None before delivery.
        call: of the scene's day, or None.
        now: server time.
        locale: the language.
    """
    if runs_out is None:
        return locale.say("page.notice_waits", hours=hours)
    at = next_on_grid(now)
    key = "runs" if runs_out > at else "has_run"
    left = _left(runs_out - at, locale)
    said = locale.say(f"page.notice_{key}", hours=hours, at=day_clock_in(runs_out, locale), left=left)
    return said if call is None else f"{said}; {_beside(runs_out, call, locale)}"


def day_clock_in(at: datetime, locale: Locale) -> str:
    """Day and clock in a language: ``Thu 26 Nov, 08:00``."""
    return moment_said(here(at), locale.table(DATES), "short_moment")


def _beside(runs_out: datetime, call: datetime, locale: Locale) -> str:
    key = "before" if runs_out < call else ("at" if runs_out == call else "past")
    span = _span(abs(call - runs_out), locale)
    return locale.say(f"page.{key}_the_call", span=span, call=day_clock_in(call, locale))


def _left(span: timedelta, locale: Locale) -> str:
    said = _span(span, locale) if span > timedelta(0) else ""
    return locale.say("page.left", span=said) if said else locale.say("page.none_left")


def _span(span: timedelta, locale: Locale) -> str:
    """Days, hours and minutes; minutes are cut, so that the page never promises more time than there is."""
    days, minutes = divmod(int(span.total_seconds() // 60), 24 * 60)
    parts = zip(("days", "hours", "minutes"), (days, *divmod(minutes, 60)), strict=True)
    return " ".join(locale.say(f"page.{key}", n=n) for key, n in parts if n)
