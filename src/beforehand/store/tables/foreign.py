"""What lies in the database that no migration of this program made: a trigger, a rule, a column.

Replaying compares rows as they are; a trigger that changes the next one, or a column that keeps what nobody
declared, would not show there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen
from django.db import connection
from django.db.models import Model

from beforehand.store.tables.log import Act, Checkpoint, Leaf
from beforehand.store.tables.rows import JOURNALED

WATCHED: Final[tuple[type[Model], ...]] = (*JOURNALED, Act, Leaf, Checkpoint)

_SQLITE: Final = "SELECT type, name, tbl_name FROM sqlite_master WHERE type IN ('trigger', 'view')"
_POSTGRESQL: Final = """
    SELECT 'trigger', t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)
    UNION ALL SELECT 'rule', rulename, tablename FROM pg_rules WHERE schemaname = ANY (current_schemas(false))
"""


@frozen
class Foreign:
    """Something of another hand.

    Attributes:
        kind: ``trigger``, ``rule``, ``view`` or ``column``.
        name: its name.
        table: the table it acts on or lies in.
    """

    kind: str
    name: str
    table: str


def foreign_things() -> list[Foreign]:
    """All of them, in order of table and name; none in a database as it was made."""
    return sorted([*_machinery(), *_columns()], key=lambda f: (f.table, f.kind, f.name))


def _machinery() -> Iterator[Foreign]:
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL if connection.vendor == "postgresql" else _SQLITE)
        yield from (Foreign(*map(str, row)) for row in cursor.fetchall())


def _columns() -> Iterator[Foreign]:
    with connection.cursor() as cursor:
        for model in WATCHED:
            table = model._meta.db_table
            known = {field.column for field in model._meta.concrete_fields}
            there = connection.introspection.get_table_description(cursor, table)
            yield from (Foreign("column", c.name, table) for c in there if c.name not in known)
