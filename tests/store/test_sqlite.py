"""Many writers on one SQLite file: ours never hear "database is locked", Django's own settings do.

Each of the three settings is also taken away alone, and then something fails.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connections, transaction

from beforehand.store import databases

ALIAS = "locks"
WRITERS = 8
EACH = 20

Use = Callable[..., None]


@pytest.fixture
def use(tmp_path: Path, django_db_blocker: Any) -> Iterator[Use]:
    """Make a database of its own, with these options in place of ours."""

    def made(**options: Any) -> None:
        ours = databases.sqlite(tmp_path / "db.sqlite3")
        ours["OPTIONS"] = {**ours["OPTIONS"], **options}
        known = connections.configure_settings({**connections.settings, ALIAS: ours})
        connections.settings[ALIAS] = known[ALIAS]
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("CREATE TABLE tally (count INTEGER)")
            cursor.execute("INSERT INTO tally VALUES (0)")

    with django_db_blocker.unblock():
        yield made
        connections[ALIAS].close()
    del connections[ALIAS]
    del connections.settings[ALIAS]


def add_one(between: Callable[[], object] = int) -> None:
    """Read, then write what was read plus one, in one transaction: what every act does, made small."""
    with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
        cursor.execute("SELECT count FROM tally")
        (count,) = cursor.fetchone()
        between()
        cursor.execute("UPDATE tally SET count = %s", [count + 1])


def tally() -> int:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("SELECT count FROM tally")
        return int(cursor.fetchone()[0])


def all_write() -> list[str]:
    """Let all writers write at once; give what they were refused with."""
    refused: list[str] = []
    ready = threading.Barrier(WRITERS)

    def writer() -> None:
        ready.wait()
        for _ in range(EACH):
            try:
                add_one()
            except OperationalError as error:
                refused.append(str(error))
        connections[ALIAS].close()

    threads = [threading.Thread(target=writer) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def two_at_once(most_seconds: float = 30) -> list[str]:
    """Two writers, of whom neither writes before the other has read or was refused; what they were refused with.

    Many writers left to chance are not enough to show a refusal: on a slow machine they once came one by one.
    """
    refused: list[str] = []
    both = threading.Barrier(2)

    def meet() -> None:
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(timeout=most_seconds)

    def writer() -> None:
        try:
            add_one(between=meet)
        except OperationalError as error:
            refused.append(str(error))
            both.abort()
        connections[ALIAS].close()

    threads = [threading.Thread(target=writer) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def test_many_writers_are_never_told_that_the_database_is_locked(use: Use) -> None:
    use()
    assert all_write() == []
    assert tally() == WRITERS * EACH


def test_with_djangos_own_settings_they_are(use: Use) -> None:
    use(transaction_mode=None, init_command="", timeout=5)
    assert two_at_once() == ["database is locked"]
    assert tally() == 1, "what was not refused was written once"


def test_without_immediate_they_are(use: Use) -> None:
    use(transaction_mode=None)
    assert two_at_once() == ["database is locked"]


def test_without_a_timeout_they_are(use: Use) -> None:
    use(timeout=0)
    assert two_at_once() == ["database is locked"]


def test_with_ours_the_second_of_two_waits(use: Use) -> None:
    use()
    assert two_at_once(most_seconds=0.5) == []
    assert tally() == 2


@pytest.mark.parametrize(
    ("journal", "locked"), [("PRAGMA journal_mode=WAL", False), ("PRAGMA journal_mode=DELETE", True)]
)
def test_only_with_wal_may_somebody_read_on_while_an_act_is_saved(
    use: Use, journal: str, locked: bool
) -> None:
    use(init_command=journal, timeout=0.2)
    with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
        cursor.executemany("INSERT INTO tally VALUES (%s)", [(number,) for number in range(1000)])
    refused: list[str] = []

    def writer() -> None:
        try:
            add_one()
        except OperationalError as error:
            refused.append(str(error))
        connections[ALIAS].close()

    with connections[ALIAS].cursor() as reading:
        reading.execute("SELECT count FROM tally")
        reading.fetchone()  # the rest is still to be read
        thread = threading.Thread(target=writer)
        thread.start()
        thread.join()
    assert refused == (["database is locked"] if locked else [])


def test_both_databases_are_opened_so(use: Use) -> None:
    use()
    with connections[ALIAS].cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert found == ["wal", 2]
    for alias in ("default", databases.VAULTS):
        if connections[alias].vendor == "sqlite":
            options = connections[alias].settings_dict["OPTIONS"]
            assert options == databases.SQLITE_OPTIONS
