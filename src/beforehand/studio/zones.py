"""The time zones that a production may be in."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


@cache
def zones() -> frozenset[str]:
    """Every IANA name that this machine knows; read once, since it walks some six hundred files."""
    return frozenset(available_timezones())
