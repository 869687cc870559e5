"""An empty database to replay the journal into, and what differs afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from attrs import frozen
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper

from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.rows import JOURNALED, Journaled

_SETTINGS: Mapping[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ":memory:",
    "ATOMIC_REQUESTS": False,
    "AUTOCOMMIT": True,
    "CONN_HEALTH_CHECKS": False,
    "CONN_MAX_AGE": 0,
    "OPTIONS": {},
    "TIME_ZONE": None,
    "TEST": {},
}


@frozen
class Difference:
    """A row that is not as the journal makes it.

    Attributes:
        table: the table's name.
        row: the row's id.
        kind: ``missing`` (the journal makes it, the database lacks it), ``extra`` or ``changed``.
        columns: for ``changed``, which ones.
    """

    table: str
    row: str
    kind: str
    columns: tuple[str, ...] = ()


@contextmanager
def empty_database() -> Iterator[DjangoTables]:
    """The journaled tables, empty, in memory; gone afterwards."""
    connection = DatabaseWrapper(dict(_SETTINGS), alias="replay")
    try:
        with connection.schema_editor(atomic=False) as editor:
            for model in JOURNALED:
                editor.create_model(model)
        yield DjangoTables(connection)
    finally:
        connection.close()


def differences(replayed: DjangoTables, recorded: DjangoTables, production: str = "") -> Iterator[Difference]:
    """Every row that differs, table by table: all columns are compared, sealed ones byte for byte."""
    for model in JOURNALED:
        wanted = _all(replayed.connection, model, production)
        found = _all(recorded.connection, model, production)
        names = tuple(str(f.column) for f in model._meta.concrete_fields)
        for row in sorted(wanted.keys() | found.keys()):
            yield from _difference(model._meta.db_table, names, row, wanted.get(row), found.get(row))


def _difference(
    table: str,
    names: tuple[str, ...],
    row: str,
    wanted: tuple[Any, ...] | None,
    found: tuple[Any, ...] | None,
) -> Iterator[Difference]:
    if wanted is None:
        yield Difference(table, row, "extra")
    elif found is None:
        yield Difference(table, row, "missing")
    elif wanted != found:
        changed = (n for n, a, b in zip(names, wanted, found, strict=True) if a != b)
        yield Difference(table, row, "changed", tuple(changed))


def _all(
    connection: BaseDatabaseWrapper, model: type[Journaled], production: str
) -> dict[str, tuple[Any, ...]]:
    columns = ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields)
    where = "WHERE production = %s" if production else ""
    with connection.cursor() as cursor:
        sql = f'SELECT {columns} FROM "{model._meta.db_table}" {where}'  # noqa: S608  names of ours
        cursor.execute(sql, [production] if production else [])
        return {row[0]: tuple(_plain(value) for value in row) for row in cursor.fetchall()}


def _plain(value: Any) -> Any:
    """SQLite answers 0 and 1 where PostgreSQL answers False and True, and memory views for bytes."""
    if isinstance(value, memoryview):
        return bytes(value)
    return int(value) if isinstance(value, bool) else value
