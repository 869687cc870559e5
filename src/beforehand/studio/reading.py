"""What the ground of all pages reads of the record."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs

from beforehand.store.rows import Row
from beforehand.store.tables import journal_store
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.rows import Production


@attrs.frozen
class Operator:
    """Who answers for this server, as the sign-in page says it.

    Attributes:
        name: who runs it.
        opens: who can open sealed records.
    """

    name: str
    opens: str


def operator() -> Operator | None:
    """Say who runs this server and who can open sealed records; None before the first production."""
    row = _first_production()
    return Operator(name=row.data["operator"], opens=row.data["openers"]) if row else None


def has_production() -> bool:
    """Say whether anything was begun here."""
    return Production.objects.exists()


def name_of(person: UUID) -> str:
    """Give a person's full name, for whoever holds their sign-in link; empty when there is no such person."""
    row = DjangoTables().get("person", str(person))
    return str(row.data["name"]) if row else ""


def title_of(production: UUID) -> str:
    """Give a production's title; empty when there is no such production."""
    row = DjangoTables().get("production", str(production))
    return str(row.data["title"]) if row else ""


def timezone_of(production: UUID) -> ZoneInfo:
    """Give the time zone in which a production's days and calls are meant; UTC when there is no such production.

    A production keeps the one it began with, so it is read once.
    """
    try:
        return _timezone_of(str(production))
    except LookupError:
        return ZoneInfo("UTC")


@lru_cache(maxsize=64)
def _timezone_of(production: str) -> ZoneInfo:
    row = DjangoTables().get("production", production)
    if row is None:
        raise LookupError(production)  # not kept: it may be begun later
    return ZoneInfo(row.data["timezone"])


def last_seq() -> int:
    """Give the number of the last act, 0 when there is none: one cheap query tells that something changed."""
    return journal_store.last()[0]


def _first_production() -> Row | None:
    first = Production.objects.order_by("at", "id").values_list("id", flat=True).first()
    return DjangoTables().get("production", first) if first else None
