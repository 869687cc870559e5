"""The server's clock. Pages and acts take the time from here and nowhere else, so that tests can stop it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from beforehand.studio import clock

_stopped_at: list[datetime] = []


def now() -> datetime:
    """Give the server's time, aware, in UTC. What a device says of the time is a claim, and is not asked."""
    return _stopped_at[-1] if _stopped_at else clock.now()


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """Stop the clock of the whole process within a ``with`` block.

    Args:
        at: an aware time; it is what ``now()`` gives until the block ends.
    """
    assert at.tzinfo is not None, "a stopped clock needs a time zone"
    _stopped_at.append(at.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.pop()
