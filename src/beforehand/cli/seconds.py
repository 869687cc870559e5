"""What is done every few seconds while the application is served."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Final

EVERY: Final = 5.0
ANSWERS_KEPT: Final = timedelta(days=30)


def keep_up(stop: threading.Event) -> None:
    """Make checkpoints when they are due, and drop what sign-in no longer needs, until told to stop.

    A failure is logged and tried again: the record is whole without a checkpoint, only less provable.

    Args:
        stop: set to end.
    """
    import structlog
    from django.db import DatabaseError, connections

    from beforehand.agreement.refusals import Refusal

    log = structlog.get_logger(__name__)
    while not stop.wait(EVERY):
        try:
            _once(datetime.now(UTC))
        except (DatabaseError, Refusal):  # a broken log is not gone on from, and must not end this either
            log.exception("a checkpoint could not be made; it is tried again")
        finally:
            connections.close_all()


def _once(now: datetime) -> None:
    from beforehand.studio import entry
    from beforehand.studio.sealing import seal_due

    if seal_due(now):
        entry.forget_before(now - ANSWERS_KEPT)
        entry.drop_expired_sessions()
