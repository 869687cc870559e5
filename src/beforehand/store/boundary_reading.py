"""A row of a boundary as the value that the rules speak of, and the time that a paper claimed for it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_data import boundary_from
from beforehand.journal.act import plain, read_instant
from beforehand.store.rows import Row
from beforehand.store.same import Same

CLAIMED = "claimed_at"
"""Beside the entry in a row that was made from paper: the time that the paper gives. It decides nothing."""


def read_boundary(row: Row) -> Boundary:
    """The entry; kept as long as its row is in use."""
    return _boundary(row.id, row.person, Same(row.data))


def claimed_time(row: Row) -> datetime | None:
    """The time that the paper gives (UTC); None for what its owner set themselves."""
    return read_instant(row.data[CLAIMED]) if CLAIMED in row.data else None


@lru_cache(maxsize=16384)
def _boundary(entry: str, person: str, data: Same) -> Boundary:
    return boundary_from(entry, person, {k: v for k, v in plain(data.value).items() if k != CLAIMED})
