"""Server time. One place, so that a test can hold it still."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The time now: aware, UTC, microseconds."""
    return datetime.now(UTC)
