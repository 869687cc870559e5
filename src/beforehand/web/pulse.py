"""One look a second at the record for all open streams, however many there are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog
from asgiref.sync import sync_to_async
from django.db import DatabaseError, connections

LOOK_EVERY: Final = 1.0
GRID: Final = timedelta(seconds=15)

log = structlog.get_logger(__name__)


def on_grid(at: datetime) -> datetime:
    """Give the last grid time at or before ``at``.

    Streams tell the time in steps of 15 seconds. With a finer clock, a change that the clock alone makes
    would be noticed earlier whenever somebody's private act happened to wake the stream, and tell of it.

    Args:
        at: an aware time.
    """
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (at - midnight) // GRID * GRID


class Pulse:
    """Asks one cheap question every second while anybody listens; each other answer is a beat.

    Attributes:
        beat: how many times the answer changed.
    """

    def __init__(self, question: Callable[[], object], every: float = LOOK_EVERY) -> None:
        """Keep the question.

        Args:
            question: a synchronous call; any value that can be compared.
            every: seconds between two askings.
        """
        self._question = question
        self._every = every
        self._listeners = 0
        self._asking: asyncio.Task[None] | None = None
        self._next = asyncio.Event()
        self.beat = 0

    async def __aenter__(self) -> Pulse:
        """Begin to listen; the first listener starts the asking."""
        self._listeners += 1
        if self._asking is None:
            self._next = asyncio.Event()  # an event belongs to the loop it was first waited for in
            self._asking = asyncio.create_task(self._ask())
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Stop listening; the last listener ends the asking."""
        self._listeners -= 1
        if self._listeners == 0 and self._asking is not None:
            self._asking.cancel()
            self._asking = None

    async def after(self, beat: int, within: float) -> int:
        """Wait for a beat.

        Args:
            beat: the last one that the listener knows; a later one that it missed counts at once.
            within: seconds to wait at most.

        Returns:
            The beat now; the same as ``beat`` when there was none in time.
        """
        if self.beat == beat:
            try:
                await asyncio.wait_for(self._next.wait(), within)
            except TimeoutError:
                return beat
        return self.beat

    async def _ask(self) -> None:
        known: object = self  # equal to no answer: the first one is a beat
        while True:
            try:
                answer = await sync_to_async(self._asked, thread_sensitive=False)()
            except DatabaseError:
                log.exception("the record could not be looked at")  # the next look may go well
            else:
                if answer != known:
                    known = answer
                    self._beat()
            await asyncio.sleep(self._every)

    def _beat(self) -> None:
        self.beat += 1
        woken, self._next = self._next, asyncio.Event()
        woken.set()

    def _asked(self) -> object:
        """Ask, and leave no connection open in a thread that may never be used again."""
        try:
            return self._question()
        finally:
            connections.close_all()
