"""One byte string for one meaning: canonical JSON and its SHA-256.

For values made of texts, whole numbers, booleans, lists and records with ASCII names this is the form of
RFC 8785. Texts are brought to NFC first, so that two ways of typing the same letters are the same words.
"""

from __future__ import annotations

import json
import unicodedata
from hashlib import sha256
from typing import Any


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {key: _composed(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_composed(entry) for entry in value]
    if type(value) in (int, bool):
        return value
    raise TypeError(f"{type(value).__name__} has no canonical form here")


def canonical(value: Any) -> bytes:
    """The canonical UTF-8 bytes of texts, whole numbers, booleans, lists and records; else TypeError."""
    return json.dumps(_composed(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest_of(value: Any) -> str:
    """SHA-256 of the canonical bytes, lowercase hex."""
    return sha256(canonical(value)).hexdigest()
