"""Rows as text that a person can read and a diff can show: JSON, short values on one line, ids short."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.journal.act import Saved, instant, plain
from beforehand.store.rows import Row
from tests.every_act import Played

WIDE = 110
_LEAVES = sorted(VOCABULARY.leaves)
_ID = re.compile(r"00000000-0000-4000-8000-0*(\d+)")


def rows_as_text(played: Played) -> str:
    """All acts, one a line, and all rows, table by table."""
    names = {row.id: row.data["name"] for row in played.rows["person"].values()}
    told = {
        "acts": [_act(saved) for saved in played.acts],
        "tables": {name: [_row(r) for r in _ordered(rows.values())] for name, rows in played.rows.items()},
    }
    return _written(_shorter(told, names), "") + "\n"


def _act(saved: Saved) -> list[str]:
    return [instant(saved.at)[:16], saved.id, type(saved.body).kind, saved.author, saved.scene or ""]


def _ordered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda r: (r.scene, r.number, r.at, r.id))


def _row(row: Row) -> dict[str, Any]:
    """The columns that say something; the production is the same everywhere."""
    values = attrs.asdict(row, recurse=False)
    values["at"] = instant(row.at)
    values["facts"] = {k: instant(v) if hasattr(v, "tzinfo") else v for k, v in row.facts.items()}
    values["data"] = plain(row.data)
    return {k: v for k, v in values.items() if k != "production" and v not in ("", {})}


def _shorter(value: Any, names: Mapping[str, str]) -> Any:
    """People by name, counted ids as ``#27``, the whole body in three words."""
    if value == _LEAVES:
        return f"all {len(_LEAVES)} leaves"
    if isinstance(value, Mapping):
        return {k: _shorter(v, names) for k, v in value.items()}
    if isinstance(value, list):
        return [_shorter(v, names) for v in value]
    return _ID.sub(r"#\1", names.get(value, value)) if isinstance(value, str) else value


def _written(value: Any, indent: str) -> str:
    """JSON in which whatever fits stands on one line."""
    inline = json.dumps(value, ensure_ascii=False)
    if len(indent + inline) < WIDE or not value or not isinstance(value, dict | list):
        return inline
    deeper = indent + " "
    if isinstance(value, dict):
        parts = [f"{json.dumps(k)}: {_written(v, deeper)}" for k, v in value.items()]
        return "{\n" + ",\n".join(deeper + part for part in parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + _written(v, deeper) for v in value) + f"\n{indent}]"
