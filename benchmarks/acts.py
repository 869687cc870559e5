"""Durable acts a second on a large scene, beside a bare one-row commit in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import fmean, median
from typing import Any

from django.db import connection, transaction

from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import answers, candidates, sets
from benchmarks.big_scene import BigScene
from benchmarks.table import Measured

ROUNDS = 40


def rows(big: BigScene) -> list[Measured]:
    """Acts a second over a mixture of the acts of a day, and the ratio to a commit of one row."""
    bare = _bare()
    took = [_time(act) for n in range(ROUNDS) for act in _day(big, n)]
    each = fmean(took)
    figure = f"{1 / each:.0f} acts/s ({each / bare:.1f} × a bare commit of {bare * 1000:.2f} ms)"
    return [Measured("durable acts, 40 beats × 6 performers", figure, "≥ 100 acts/s", 1 / each >= 100)]


def _day(big: BigScene, n: int) -> Iterator[Callable[[], object]]:
    """One round: a conversation, a withdrawal, the beat put again, agreed to again, a name on the closed set."""
    person, digest = big.performers[n % len(big.performers)], big.digests[n % len(big.digests)]
    candidate = big.candidates[n % len(big.candidates)]
    yield lambda: answers.talk(**big.by(person), digest=digest)
    yield lambda: answers.withdraw(**big.by(person), digest=digest)
    ines = big.coordinator
    yield lambda: candidates.put_candidate(**big.by(ines), candidate=candidate, to=[person])
    seen = _shown(big, person, digest)
    yield lambda: answers.agree(**big.by(person), digest=digest, seen=seen)
    grip = {"name": f"Grip {n}", "role": "grip", "reason": "Moves the light.", "where": "floor"}
    yield lambda: sets.put_on_roster(**big.by(ines), **grip)


def _shown(big: BigScene, person: str, digest: str) -> list[str]:
    """The narrowings that the performer's page had shown, read outside the measured time."""
    record = read_scene(DjangoTables(), big.scene)
    assert record is not None, "the scene was recorded"
    return [n.id for n in record.answers[person, digest].narrowings]


def _time(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


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
