"""Durable acts a second on a large scene, beside a bare one-row commit in the same run."""

from __future__ import annotations

import time
from statistics import median
from typing import Any

from django.db import connection, transaction

from beforehand.studio import answers
from benchmarks.big_scene import BigScene
from benchmarks.table import Measured

ROUNDS = 60


def rows(big: BigScene) -> list[Measured]:
    """Acts a second, and the ratio to a commit of one row."""
    bare = _bare()
    took = []
    for n in range(ROUNDS):
        person, digest = big.performers[n % len(big.performers)], big.digests[n % len(big.digests)]
        started = time.perf_counter()
        answers.talk(**big.by(person), digest=digest)
        took.append(time.perf_counter() - started)
    each = median(took)
    figure = f"{1 / each:.0f} acts/s ({each / bare:.1f} × a bare commit of {bare * 1000:.2f} ms)"
    return [Measured("durable acts, 40 beats × 6 performers", figure, "≥ 100 acts/s", 1 / each >= 100)]


def _bare() -> float:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_row (n integer)")
        took = [_one(cursor, n) for n in range(ROUNDS)]
        cursor.execute("DROP TABLE bench_row")
    return median(took)


def _one(cursor: Any, n: int) -> float:
    started = time.perf_counter()
    with transaction.atomic():
        cursor.execute("INSERT INTO bench_row VALUES (%s)", [n])
    return time.perf_counter() - started
