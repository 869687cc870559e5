"""SQL that SQLite and PostgreSQL both read. Names are this module's own; every value is a parameter."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from beforehand.store.scene_reading import POWERFUL

COLUMNS: Final = ("id", "production", "scene", "person", "parent", "number", "word", "at", "act", "sealed")
FACTS: Final = (
    "scene_number",
    "title",
    "call",
    "day",
    "place",
    "plan",
    "version",
    "with_coordinator",
    "on_hold",
    "may_from",
    "may_until",
    "riders_signed",
)
"""The open columns that *standing* has besides."""

_POWERFUL = ", ".join(f"'{name}'" for name in sorted(POWERFUL))
WIDE_OR_POWERFUL: Final = f"AND (scene = '' OR word IN ({_POWERFUL}))"


def among(count: int, column: str = "person") -> str:
    """A condition on one of ``count`` people, or scenes."""
    return f"AND {column} IN ({', '.join(['%s'] * count)})"


def _names(table: str) -> tuple[str, ...]:
    return (*COLUMNS, *FACTS) if table == "standing" else COLUMNS


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


@lru_cache(maxsize=64)
def select(table: str, where: str) -> str:
    """All columns of the rows that ``where`` names."""
    return f'SELECT {_quoted(_names(table))} FROM "{table}" WHERE {where}'  # noqa: S608  names of ours


@lru_cache(maxsize=256)
def union(tables: tuple[str, ...], by: str, also: str = "") -> str:
    """One query over tables of one shape, the table's name first."""
    columns = _quoted(COLUMNS)
    parts = [
        f"SELECT '{t}' AS source, {columns} FROM \"{t}\" WHERE {by} = %s {also}"  # noqa: S608  names of ours
        for t in tables
    ]
    return " UNION ALL ".join(parts)


@lru_cache(maxsize=64)
def upsert(table: str) -> str:
    """Insert a row, or replace the one of that id."""
    names = _names(table)
    marks = ", ".join(["%s"] * len(names))
    news = ", ".join(f'"{c}" = excluded."{c}"' for c in names[1:])
    into = f'INSERT INTO "{table}" ({_quoted(names)}) VALUES ({marks})'  # noqa: S608  names of ours
    return f"{into} ON CONFLICT (id) DO UPDATE SET {news}"
