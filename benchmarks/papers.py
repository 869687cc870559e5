"""A rider's PDF through the real stack: set, sealed and kept when it is asked for first, and as it is kept."""

from __future__ import annotations

import time
from statistics import median
from typing import Any

from beforehand.paper.seal_check import checked
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from benchmarks.big_scene import CLAUSES, BigScene
from benchmarks.table import Measured

LIMIT_MS = 300


def rows(big: BigScene, coordinator: Any) -> list[Measured]:
    """Each performer's rider once, and then once more.

    Args:
        big: the scene of the bench.
        coordinator: a browser of theirs.
    """
    record = read_scene(DjangoTables(), big.scene)
    assert record is not None, "the scene is there"
    addresses = [
        f"/scenes/{big.scene}/paper/rider/{rider.id}/" for of in record.riders.values() for rider in of
    ]
    coordinator.get(f"{addresses[0]}?on=letter")  # the certificate and the fonts are there from now on
    first = [_took(coordinator, url) for url in addresses]
    again = [_took(coordinator, url) for url in addresses]
    assert checked(coordinator.get(addresses[0]).content).whole, "a seal that is not whole was measured"
    figure = f"{median(first):.0f} ms first, {max(first):.0f} at most; {median(again):.0f} kept"
    what = f"sealed rider PDF of {CLAUSES} clauses"
    return [Measured(what, figure, f"< {LIMIT_MS} ms", max(first) < LIMIT_MS)]


def _took(browser: Any, url: str) -> float:
    started = time.perf_counter()
    assert browser.get(url).status_code == 200, f"{url} is there"
    return (time.perf_counter() - started) * 1000
