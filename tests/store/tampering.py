"""Hands that have the database and not the program: they write past ``record``."""

from __future__ import annotations

from typing import Any

from django.db import connection

from beforehand.store.tables.guard import writing
from beforehand.store.tables.log import Act
from beforehand.studio.verify import verify
from tests.every_act import Played


def tamper(sql: str, *params: Any) -> None:
    """Send a statement that the guard would refuse."""
    with writing(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def flipped(blob: bytes | memoryview) -> bytes:
    """The same bytes but for one bit."""
    return bytes(blob)[:-1] + bytes([bytes(blob)[-1] ^ 1])


def act_of(played: Played, kind: str, number: int = 0) -> str:
    """The id of the first act of a kind, or of a later one."""
    return [act.id for act in played.acts if type(act.body).kind == kind][number]


def row_of(act: str) -> Act:
    """The act's row."""
    return Act.objects.get(act_id=act)


def turn_round(one: str, other: str) -> None:
    """Give each of two acts the other's place in the order."""
    first, second = row_of(one).seq, row_of(other).seq
    for old, new in ((first, -1), (second, first), (-1, second)):
        tamper("UPDATE act SET seq = %s WHERE seq = %s", new, old)


def faults() -> tuple[str, ...]:
    """What verification finds."""
    return verify().faults
