"""Nothing but ``record`` writes a journaled table: the database driver itself is watched.

A write from anywhere else would be a change that no act stands behind; replay would find it, but later. So
every statement that would write one of those tables outside :func:`writing` is refused before it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from beforehand.store.rows import TABLES

_writing: ContextVar[bool] = ContextVar("writing", default=False)
WATCHED = frozenset(TABLES) | {"act", "leaf", "checkpoint"}

_NAME: Final = r"""(?:"[^"]+"|'[^']+'|`[^`]+`|\[[^\]]+\]|\w+)"""
_WRITES: Final = re.compile(
    rf"""\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|MERGE\s+INTO
    |TRUNCATE(?:\s+TABLE)?|COPY)(?:\s+ONLY\b)?\s*
    ((?:{_NAME}\s*\.\s*)?{_NAME}(?:\s*,\s*(?:ONLY\s+)?(?:{_NAME}\s*\.\s*)?{_NAME})*)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD: Final = re.compile(r"\w+")
_COMMENT: Final = re.compile(r"--[^\n]*|/\*(?:(?!/\*|\*/).)*\*/", re.DOTALL)


class WrittenOutsideRecordError(RuntimeError):
    """A bug: some code tried to write a journaled table without an act."""


@contextmanager
def writing() -> Iterator[None]:
    """Within this block journaled tables may be written; only ``studio`` opens it."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


@lru_cache(maxsize=4096)
def written(sql: str) -> frozenset[str]:
    """The watched tables that a statement writes.

    Looked for anywhere in it, so behind ``WITH``, in a second statement, even in a string: a statement that only
    talks of a write is refused too, which is heard at once, while one let through would not be. It is looked
    for with comments and without, as what looks like a comment may be a string.
    """
    found = {name for text in (sql, _uncommented(sql)) for name in _targets(text)}
    return frozenset(found & WATCHED)


def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Django's execute wrapper: let the statement through, or raise :class:`WrittenOutsideRecordError`."""
    if not _writing.get():
        tables = written(str(sql))
        if tables:
            raise WrittenOutsideRecordError(f"{', '.join(sorted(tables))}: written by record alone")
    return execute(sql, params, many, context)


def install() -> None:
    """Watch every connection from its first statement on."""
    connection_created.connect(_watch_connection, dispatch_uid="beforehand.guard")


def _targets(sql: str) -> Iterator[str]:
    for target in _WRITES.finditer(sql):
        yield from (word.lower() for word in _WORD.findall(target.group(1)))


def _uncommented(sql: str) -> str:
    """The statement without its comments; PostgreSQL's may lie in each other, so from the inside out."""
    less, count = _COMMENT.subn(" ", sql)
    return _uncommented(less) if count else less


def _watch_connection(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)
