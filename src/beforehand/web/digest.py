"""The digest of a page model: what a page says, without how it is written down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Set
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any
from uuid import UUID

import attrs

from beforehand.web.build import build


def page_digest(name: str, model: Mapping[str, Any]) -> str:
    """Give the SHA-256 of a page's name, its model and the build of this application.

    The build is in it because a new one may write the same model down differently, and a browser that asks
    "still the same?" must then be told no.

    Args:
        name: the page's name.
        model: what the page shows: mappings, sequences, sets, attrs values, times, ids, words, numbers. A
            model holds instants, never "in three hours": a digest that moves by itself tells nothing.

    Returns:
        64 hex digits; equal for equal models, whatever the order of keys and of sets.

    Raises:
        TypeError: the model holds something that has no plain form.
    """
    said = json.dumps(
        [name, build(), plain(model)], sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(said.encode()).hexdigest()


def plain(value: Any) -> Any:
    """Write a value as JSON's own kinds, the same for equal values."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str):  # a str of another class, such as Django's safe strings
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID | Fraction):
        return str(value)
    return _plain_many(value)


def _plain_many(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {_plain_key(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, Set):
        return sorted((plain(inner) for inner in value), key=json.dumps)
    if attrs.has(type(value)):
        return {field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    raise TypeError(f"a page model cannot hold {type(value).__name__}")


def _plain_key(key: Any) -> str:
    written = plain(key)
    return written if isinstance(written, str) else json.dumps(written)
