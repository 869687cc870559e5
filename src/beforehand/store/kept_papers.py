"""Sealed papers that were handed out: kept, so that the same paper asked for again is the same bytes.

They lie in the data folder under ``papers/``, each sealed with the key of its production: whoever takes the folder
without the keys has names that say nothing and bytes that do not open, and a production whose key is destroyed has
no papers. The record does not need them: what they print, it holds.
"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from beforehand.journal.sealing import NotUnsealed, seal, unseal
from beforehand.store.vaults.keyring import vault_key


def paper_name(production: str, said: bytes) -> str:
    """What a paper that says this is kept under: 64 hex digits that tell nobody what it says."""
    return hmac.digest(_key(production), b"paper\0" + said, "sha256").hex()


def kept(production: str, name: str) -> bytes | None:
    """The paper of that name, or None; one that does not open any more counts as not kept."""
    try:
        return unseal(_key(production), _path(name).read_bytes(), aad=_place(name))
    except (FileNotFoundError, NotUnsealed):
        return None


def keep(production: str, name: str, pdf: bytes) -> None:
    """Keep a paper, durably."""
    path = _path(name)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    part = path.with_name(f"{name}.{secrets.token_hex(8)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(seal(_key(production), pdf, aad=_place(name), name=_place(name)))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _path(name: str) -> Path:
    folder: Path = settings.FOLDER.path
    return folder / "papers" / f"{name}.sealed"


def _key(production: str) -> bytes:
    return vault_key("production", production, production)


def _place(name: str) -> bytes:
    return f"paper\n{name}\n1".encode()
