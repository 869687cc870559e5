"""The lists that such a production has: a one-line schedule and a cast list, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from attrs import frozen

SCENES, PERFORMERS, DAYS = 60, 40, 12
FIRST: Final = ("Ada", "Bo", "Cleo", "Dara", "Edda", "Finn", "Gro", "Hal", "Ida", "Jon")
LAST: Final = ("Marsh", "Quayle", "Reed", "Strand", "Tern", "Ulfsen", "Vane", "Wick")
PLACES: Final = (
    "BOATHOUSE",
    "PIER",
    "CABIN",
    "HARBOUR OFFICE",
    "NET LOFT",
    "FERRY",
    "BATHHOUSE",
    "LIGHTHOUSE",
)
TIMES: Final = ("NIGHT", "DAY", "DAWN", "DUSK", "MORNING", "EVENING")
CALLS: Final = ("07:30", "08:00", "09:00", "17:00")
STAGES: Final = ("stage 1", "stage 2", "harbour", "the north shore")
PRONOUNS: Final = ("she", "he", "they")
NO_DAY: Final = 4
"""So many scenes are on no day yet."""


@frozen
class Lists:
    """Both files, and who is in them.

    Attributes:
        schedule, cast: CSV, UTF-8.
        names: of the performers.
    """

    schedule: bytes
    cast: bytes
    names: tuple[str, ...]


def made(seed: int, first_day: date) -> Lists:
    """Make the lists.

    Args:
        seed: the same gives the same.
        first_day: the first shooting day; the others follow on working days.
    """
    chance = Random(seed)
    names = tuple(
        f"{FIRST[n % len(FIRST)]} {LAST[n // len(FIRST)]}son {LAST[n % len(LAST)]}" for n in range(PERFORMERS)
    )
    return Lists(_schedule(chance, first_day), _cast(chance, names), names)


def _schedule(chance: Random, first_day: date) -> bytes:
    days = list(_working_days(first_day))
    rows: list[list[object]] = [
        ["The one-line schedule"],
        ["Day", "Date", "Call", "Scene", "Slugline", "Location"],
    ]
    for scene in range(1, SCENES + 1):
        slug = f"{chance.choice(('INT', 'EXT'))}. {chance.choice(PLACES)} - {chance.choice(TIMES)}"
        if scene > SCENES - NO_DAY:
            rows.append(["", "", "", scene, slug, ""])
            continue
        n = (scene - 1) * DAYS // (SCENES - NO_DAY)
        call, stage = CALLS[n % len(CALLS)], STAGES[n % len(STAGES)]
        rows.append([n + 1, days[n].isoformat(), call, scene, slug, stage])
    return _csv(rows)


def _working_days(first: date) -> Iterator[date]:
    day, found = first, 0
    while found < DAYS:
        if day.weekday() < 5:
            yield day
            found += 1
        day += timedelta(days=1)


def _cast(chance: Random, names: Iterable[str]) -> bytes:
    rows: list[list[object]] = [["Name", "Pronouns", "Role", "Character", "Scenes"]]
    for n, name in enumerate(names):
        own = {1 + (n * SCENES // PERFORMERS), *chance.sample(range(1, SCENES + 1), 3)}
        rows.append([name, PRONOUNS[n % 3], "Performer", f"Part {n + 1}", ", ".join(map(str, sorted(own)))])
    return _csv(rows)


def _csv(rows: Iterable[Iterable[object]]) -> bytes:
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows(rows)
    return kept.getvalue().encode()
