"""No journaled table is written but inside ``record``: whatever the way, and however it is spelled."""

from __future__ import annotations

import ast
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

import beforehand
from beforehand.agreement.refusals import Refusal
from beforehand.store.rows import TABLES
from beforehand.store.tables import guard
from beforehand.store.tables.guard import WATCHED, WrittenOutsideRecordError, writing, written
from beforehand.store.tables.log import Act, Checkpoint, Leaf
from beforehand.store.tables.rows import JOURNALED, Journaled
from beforehand.studio import answers, sealing
from beforehand.studio.verify import verify
from tests.every_act import play
from tests.world import may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

SOURCE = Path(str(beforehand.__file__)).parent

SPELLINGS = (
    """INSERT INTO hold ({columns}) SELECT {columns} FROM hold""",
    """insert into "hold" ({columns}) select {columns} from hold""",
    """INSERT INTO main.hold ({columns}) SELECT {columns} FROM hold""",
    """INSERT INTO "main"."hold" ({columns}) SELECT {columns} FROM hold""",
    """INSERT INTO 'hold' ({columns}) SELECT {columns} FROM hold""",
    """INSERT INTO [hold] ({columns}) SELECT {columns} FROM hold""",
    """INSERT INTO `hold` ({columns}) SELECT {columns} FROM hold""",
    """INSERT INTO"hold"({columns}) SELECT {columns} FROM hold""",
    """INSERT OR REPLACE INTO hold ({columns}) SELECT {columns} FROM hold""",
    """INSERT OR IGNORE INTO hold ({columns}) SELECT {columns} FROM hold""",
    """REPLACE INTO hold ({columns}) SELECT {columns} FROM hold""",
    """-- a note\nINSERT INTO hold ({columns}) SELECT {columns} FROM hold""",
    """/* a note */ INSERT /* another */ INTO -- and one\n hold ({columns}) SELECT {columns} FROM hold""",
    """WITH old AS (SELECT * FROM hold) INSERT INTO hold ({columns}) SELECT {columns} FROM old""",
    """WITH old AS (SELECT id FROM hold) UPDATE hold SET word = 'x' WHERE id IN (SELECT id FROM old)""",
    """WITH old AS (SELECT id FROM hold) DELETE FROM hold WHERE id IN (SELECT id FROM old)""",
    """UPDATE hold SET word = '-- no comment'""",
    """UPDATE "hold" AS h SET word = 'x'""",
    """UPDATE OR REPLACE hold SET word = 'x'""",
    """UPDATE\n\t"HOLD"\nSET word = 'x'""",
    """DELETE FROM hold""",
    """DELETE FROM "hold" WHERE '/*' <> '*/'""",
)
"""Ways in which SQLite lets a table be written; SQLite itself is asked whether each does."""

POSTGRESQL = (
    "UPDATE ONLY hold SET word = 'x'",
    "DELETE FROM ONLY public.hold",
    "TRUNCATE hold",
    "TRUNCATE TABLE ONLY session, hold CASCADE",
    'MERGE INTO "hold" USING person ON true WHEN MATCHED THEN DELETE',
    "COPY hold (id) FROM STDIN",
    "WITH gone AS (DELETE FROM hold RETURNING id) SELECT id FROM gone",
    "UPDATE /* a note /* in a note */ */ hold SET word = 'x'",
    "SELECT 1; DELETE FROM hold",
)

LET_THROUGH = (
    "SELECT * FROM hold",
    'SELECT "hold"."id" FROM "hold" WHERE "hold"."word" = %s FOR UPDATE',
    "INSERT INTO django_session (session_key) SELECT id FROM hold",
    "UPDATE access_account SET person = (SELECT id FROM person)",
    "DELETE FROM access_link WHERE person NOT IN (SELECT id FROM person)",
    "INSERT INTO holdings (id) VALUES (1)",
    "CREATE TABLE hold (id TEXT)",
    "SELECT action FROM actions -- INSERT nothing INTO any table",
)


def columns() -> str:
    return ", ".join(f'"{f.column}"' for f in Journaled._meta.fields)


def tables_written(sql: str) -> set[str]:
    """What SQLite says that a statement writes, asked when it is prepared."""
    lite = sqlite3.connect(":memory:")
    lite.execute(f"CREATE TABLE hold ({columns()})")
    found: set[str] = set()

    def note(action: int, table: str | None, *_: Any) -> int:
        if action in (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE):
            found.add(str(table))
        return sqlite3.SQLITE_OK

    lite.set_authorizer(note)
    lite.execute(f"EXPLAIN {sql}" if sql.startswith(("INSERT", "UPDATE")) else sql)
    lite.close()
    return found


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_a_write_is_refused(spelling: str) -> None:
    sql = spelling.format(columns=columns())
    assert tables_written(sql) == {"hold"}
    with pytest.raises(WrittenOutsideRecordError, match=r"^hold: "), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("sql", POSTGRESQL)
def test_so_is_what_only_postgresql_reads(sql: str) -> None:
    with pytest.raises(WrittenOutsideRecordError, match=r"^hold: "), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("sql", LET_THROUGH)
def test_nothing_else_is(sql: str) -> None:
    assert written(sql) == frozenset()


def values(model: Any, text: str = "x", number: int = 7) -> dict[str, Any]:
    """A value for every column of the model."""
    fill: dict[str, Any] = {"CharField": text, "TextField": text, "BinaryField": b"x", "BooleanField": False}
    return {f.attname: fill.get(f.get_internal_type(), number) for f in model._meta.concrete_fields}


def make(model: Any) -> Any:
    """One row of the model."""
    return model(**values(model))


def _without_key(model: Any) -> dict[str, Any]:
    return {name: value for name, value in values(model, "y").items() if name != model._meta.pk.attname}


BY_ORM: dict[str, Callable[[Any], Any]] = {
    "save": lambda model: make(model).save(),
    "force_insert": lambda model: make(model).save(force_insert=True),
    "bulk_create": lambda model: model._default_manager.bulk_create([make(model)]),
    "bulk_create over": lambda model: model._default_manager.bulk_create(
        [make(model)], ignore_conflicts=True
    ),
    "get_or_create": lambda model: model._default_manager.get_or_create(**values(model, "z", 8)),
    "update": lambda model: model._default_manager.update(**_without_key(model)),
    "delete": lambda model: model._default_manager.all().delete(),
}


@pytest.mark.parametrize("way", BY_ORM)
@pytest.mark.parametrize("model", [*JOURNALED, Act, Leaf, Checkpoint], ids=lambda m: m._meta.db_table)
def test_no_way_of_the_orm_writes_a_watched_table(model: Any, way: str) -> None:
    name = model._meta.db_table
    assert name in WATCHED
    with writing(), transaction.atomic():
        make(model).save()
    kept = list(model._default_manager.values_list())
    with pytest.raises(WrittenOutsideRecordError, match=f"^{name}: "), transaction.atomic():
        BY_ORM[way](model)
    assert list(model._default_manager.values_list()) == kept


def test_nor_does_a_statement_sent_for_many_rows() -> None:
    sql = 'UPDATE "hold" SET word = %s WHERE id = %s'
    with pytest.raises(WrittenOutsideRecordError), connection.cursor() as cursor:
        cursor.executemany(sql, [("x", "1"), ("y", "2")])


def test_every_table_of_the_record_is_watched() -> None:
    ours = {m._meta.db_table for m in JOURNALED} | {m._meta.db_table for m in (Act, Leaf, Checkpoint)}
    assert ours == WATCHED == {*TABLES, "act", "leaf", "checkpoint"}


def test_emptying_the_whole_database_is_refused() -> None:
    with pytest.raises(CommandError) as refused:
        call_command("flush", interactive=False, verbosity=0)
    assert isinstance(refused.value.__cause__, WrittenOutsideRecordError)


def test_the_guard_is_on_again_after_an_act_and_after_a_refused_one() -> None:
    world = may_shoot_42()
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    with pytest.raises(WrittenOutsideRecordError), transaction.atomic():
        Act.objects.all().delete()
    with pytest.raises(Refusal, match="no such thing"):
        answers.withdraw(**world.by("mara"), digest="0" * 64)
    with pytest.raises(WrittenOutsideRecordError), transaction.atomic():
        Act.objects.all().delete()
    assert verify().whole


def test_only_record_replay_and_sealing_open_the_guard() -> None:
    opening = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if any(_names_writing(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert opening == {
        "store/tables/guard.py",
        "studio/desk.py",
        "studio/sealing.py",
        "studio/replaying.py",
        "store/tables/remaking.py",
    }


def _names_writing(node: ast.AST) -> bool:
    """Whether it imports, defines or calls ``writing``."""
    if isinstance(node, ast.ImportFrom):
        return node.module == guard.__name__ and "writing" in {name.name for name in node.names}
    return isinstance(node, ast.FunctionDef) and node.name == "writing"


@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="only SQLite can be asked what a statement writes"
)
def test_of_all_statements_really_sent_the_guard_sees_those_that_write(tmp_path: Path) -> None:
    """SQLite is asked what each statement of the whole story writes; the guard must have seen the same."""
    sent: list[tuple[str, set[str]]] = []
    now: set[str] = set()

    def note(action: int, table: str | None, *_: Any) -> int:
        if action in (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE):
            now.add(str(table))
        return sqlite3.SQLITE_OK

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        now.clear()
        answer = execute(sql, params, many, context)
        sent.append((sql, set(now)))
        return answer

    connection.connection.set_authorizer(note)
    try:
        with connection.execute_wrapper(listen):
            sealing.seal(play(tmp_path).tick())
    finally:
        connection.connection.set_authorizer(None)
    heard = [(sql, tables & WATCHED) for sql, tables in sent if tables & WATCHED]
    assert {table for _, tables in heard for table in tables} == WATCHED
    assert [sql for sql, tables in heard if written(sql) != tables] == []
