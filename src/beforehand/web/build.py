"""Which build of the pages this is."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOM: Final = Path(__file__).resolve().parent
WRITES_PAGES: Final = (".css", ".html", ".js", ".py", ".svg")


@cache
def build() -> str:
    """Give a digest of everything that decides how a page model is written down.

    The version number alone is not enough: between two releases a template may change, and a browser that
    holds the older page would be told that it is still the same.

    Returns:
        64 hex digits, the same for as long as the process runs.
    """
    digest = hashlib.sha256(version("beforehand").encode())
    for path in sorted(ROOM.rglob("*")):
        if path.suffix in WRITES_PAGES and path.is_file():
            digest.update(f"\n{path.relative_to(ROOM)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
