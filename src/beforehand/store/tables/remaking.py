"""The journaled tables made anew from replayed ones, where a later program makes other rows of the same acts."""

from __future__ import annotations

from typing import Any

from django.db import connection

from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.guard import writing
from beforehand.store.tables.replay import differences
from beforehand.store.tables.rows import JOURNALED, Journaled


def remake(replayed: DjangoTables) -> int:
    """Make every journaled table hold the replayed rows and no others; to be called in a transaction.

    Returns:
        How many rows were not as they are now.
    """
    changed = sum(1 for _ in differences(replayed, DjangoTables()))
    with writing():
        for model in JOURNALED:
            _remake(replayed, model)
    return changed


def _remake(replayed: DjangoTables, model: type[Journaled]) -> None:
    table, columns = model._meta.db_table, [str(f.column) for f in model._meta.concrete_fields]
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    with replayed.connection.cursor() as source, connection.cursor() as target:
        source.execute(f'SELECT {names} FROM "{table}"')  # noqa: S608  names of ours
        target.execute(f'DELETE FROM "{table}"')  # noqa: S608  names of ours
        rows = [tuple(_fitting(f, v) for f, v in _pairs(model, row)) for row in source.fetchall()]
        target.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)  # noqa: S608  names of ours


def _pairs(model: type[Journaled], row: tuple[Any, ...]) -> list[tuple[str, Any]]:
    kinds = [f.get_internal_type() for f in model._meta.concrete_fields]
    return list(zip(kinds, row, strict=True))


def _fitting(kind: str, value: Any) -> Any:
    """SQLite gave 0 and 1 where PostgreSQL takes False and True."""
    return bool(value) if kind == "BooleanField" and value is not None else value
