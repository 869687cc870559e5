"""Rows to columns and back: which key seals which row, and what a sealed value is bound to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from beforehand.journal.act import frozen_value, instant, plain, read_instant
from beforehand.journal.sealing import seal, unseal
from beforehand.store.rows import SEALED_BY_PERSON, Row
from beforehand.store.tables.statements import FACTS
from beforehand.store.vaults.keyring import opening_key, vault_id, vault_key

_TIMES = frozenset({"call", "may_from", "may_until"})
_BITS = frozenset({"with_coordinator", "on_hold", "riders_signed"})


def columns_of(table: str, row: Row) -> list[Any]:
    """The row as values in the order of the statements' columns, its data sealed."""
    values = [row.id, row.production, row.scene, row.person, row.parent, row.number, row.word]
    values += [instant(row.at), row.act, _sealed(table, row)]
    if table == "standing":
        values += [_column(name, row.facts[name]) for name in FACTS]
    return values


def row_of(table: str, values: Sequence[Any]) -> Row:
    """The row that these columns hold, opened.

    The same columns give the very same row as long as it is in use: a scene is read again after every act, and
    all but one of its rows are as they were.

    Raises:
        Refusal: ``no_vault_key``, ``not_unsealed`` when the sealed value was changed or moved.
    """
    return _row(table, tuple(values))


@lru_cache(maxsize=32768)
def _row(table: str, values: tuple[Any, ...]) -> Row:
    ident, production, scene, person, parent, number, word, at, act, sealed, *facts = values
    vault = vault_id(*_owner(table, production, person))
    return Row(
        id=ident,
        production=production,
        scene=scene,
        person=person,
        parent=parent,
        number=number,
        word=word,
        at=read_instant(at),
        act=act,
        data=_open(opening_key(vault), bytes(sealed), _place(table, ident, act, vault)),
        facts={name: _fact(name, value) for name, value in zip(FACTS, facts, strict=False)},
    )


def facts_of(values: Sequence[Any]) -> Mapping[str, Any]:
    """The open columns of a *standing*, nothing opened: what pages of those with power are made from."""
    return {name: _fact(name, value) for name, value in zip(FACTS, values, strict=True)}


def forget_opened() -> None:
    """Drop every opened value from memory (a destroyed key, a test's new database)."""
    _row.cache_clear()


def _column(name: str, value: Any) -> Any:
    if name in _TIMES:
        return instant(value) if value else ""
    return value


def _fact(name: str, value: Any) -> Any:
    if name in _TIMES:
        return read_instant(value) if value else None
    return bool(value) if name in _BITS else value


def _owner(table: str, production: str, person: str) -> tuple[str, str, str]:
    """Whose vault the row belongs to: kind, production, owner."""
    return (
        ("person", production, person)
        if table in SEALED_BY_PERSON
        else ("production", production, production)
    )


def _place(table: str, row: str, act: str, vault: str) -> bytes:
    return f"row\n{table}\n{row}\n{act}\n{vault}\n1".encode()


def _sealed(table: str, row: Row) -> bytes:
    owner = _owner(table, row.production, row.person)
    place = _place(table, row.id, row.act, vault_id(*owner))
    return seal(vault_key(*owner), _plainly(row.data), aad=place, name=place)


def _plainly(data: Mapping[str, Any]) -> bytes:
    """Sorted JSON: nobody hashes a row's plaintext, so the slower RFC 8785 is kept for acts."""
    return json.dumps(plain(data), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _open(key: bytes, blob: bytes, place: bytes) -> Mapping[str, Any]:
    """The sealed value, read-only."""
    opened: Mapping[str, Any] = frozen_value(json.loads(unseal(key, blob, aad=place)))
    return opened
