"""Which databases there are, and which tables live where.

SQLite runs with ``journal_mode=WAL`` (readers and the writer do not wait for each other),
``synchronous=FULL`` (an acknowledged act survives a power cut), ``BEGIN IMMEDIATE`` (a transaction that
will write asks for the lock at its start; asking halfway is answered "database is locked" at once,
whatever the timeout) and a busy timeout.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from beforehand.agreement.refusals import Refusal

BUSY_SECONDS: Final = 20
VAULTS: Final = "vaults"

SQLITE_OPTIONS: Final[dict[str, Any]] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": BUSY_SECONDS,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}


def sqlite(path: Path) -> dict[str, Any]:
    """Describe a SQLite file to Django.

    Args:
        path: the database file.

    Returns:
        A value of ``DATABASES``. Tests get a file beside it, not memory: what they prove about locking has to
        hold for files.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": dict(SQLITE_OPTIONS),
        "TEST": {"NAME": str(path.with_name("test-" + path.name))},
    }


def from_url(url: str) -> dict[str, Any]:
    """Describe the database of a ``DATABASE_URL`` to Django.

    Args:
        url: ``postgres://user:password@host:port/name?sslmode=require`` (``postgresql://`` as well; percent
            encoding in user and password; a host given as ``?host=/run/postgresql`` is a socket folder).

    Returns:
        A value of ``DATABASES`` with psycopg 3 as the driver.

    Raises:
        Refusal: ``database_url`` when it is no such URL; the sentence repeats no part of it, since it holds a
            password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _not_understood() from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name or "/" in name:
        raise _not_understood()
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }


def _not_understood() -> Refusal:
    return Refusal(
        "database_url",
        "DATABASE_URL is not understood: give postgres://user:password@host:port/name, or leave it out "
        "for SQLite.",
    )


class VaultsApart:
    """Routes the vaults' table to its own database and everything else away from it."""

    def db_for_read(self, model: Any, **_hints: Any) -> str | None:
        """Name the database to read a model from."""
        return VAULTS if model._meta.app_label == VAULTS else None

    def db_for_write(self, model: Any, **_hints: Any) -> str | None:
        """Name the database to write a model to."""
        return self.db_for_read(model)

    def allow_relation(self, left: Any, right: Any, **_hints: Any) -> bool | None:
        """Allow relations within one database only."""
        left_apart: bool = left._meta.app_label == VAULTS
        right_apart: bool = right._meta.app_label == VAULTS
        return left_apart == right_apart

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool | None:
        """Make the vaults' table in the vaults' database, and no other table there."""
        return (app_label == VAULTS) == (db == VAULTS)
