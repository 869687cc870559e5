"""Standing of a large scene: its record read once, then judged again and again."""

from __future__ import annotations

import time
from statistics import median

import attrs

from beforehand.agreement.standing import standing
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from benchmarks.big_scene import BigScene
from benchmarks.table import Measured

ROUNDS = 200


def rows(big: BigScene) -> list[Measured]:
    """Milliseconds of one standing, of a new record value each time."""
    record = read_scene(DjangoTables(), big.scene)
    assert record is not None, "the scene was just recorded"
    took = []
    for _ in range(ROUNDS):
        fresh = attrs.evolve(record)
        started = time.perf_counter()
        standing(fresh)
        took.append(time.perf_counter() - started)
    each = median(took) * 1000
    return [Measured("standing, 40 beats × 6 performers", f"{each:.2f} ms", "< 2 ms", each < 2)]
