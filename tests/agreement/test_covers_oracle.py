"""``covers`` against a naive reading over atoms, on 100,000 random pairs."""

from __future__ import annotations

import os
import random
import sys
from typing import Any

from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.ceilings import Ceiling, covering, covers, crossed, uncovered

from .cast import JONAS, MARA, TEODOR
from .oracle import Oracle

PAIRS = 100_000
PEOPLE = (MARA, JONAS, TEODOR)
LEAVES = ("left_hand", "lips", "waist")
CONTACT = (PEOPLE, LEAVES, PEOPLE, LEAVES, ("skin", "cloth"), ("rest", "hold"), ("surface", "bone"))
EXPOSURE = (PEOPLE, LEAVES, ("bare", "sheer"), ("floor", "picture"))
ASKED, WIDE = (8, 1), (1, 4)


def _box(chance: random.Random, weights: tuple[int, int]) -> Box:
    """A box with one member or all but one or all of them in a dimension, by weight."""
    contact = chance.random() < 0.7
    sets: list[Any] = []
    for members in CONTACT if contact else EXPOSURE:
        most = chance.choices((1, len(members)), weights)[0]
        sets.append(frozenset(chance.sample(members, chance.randint(max(1, most - 1), most))))
    sets += [chance.randint(1, 3) + 2 * (weights is WIDE), chance.randint(1, 3)]
    return Contact(*sets) if contact else Exposure(*sets)


def _ceiling(chance: random.Random) -> Ceiling:
    permits = tuple(_box(chance, WIDE) for _ in range(chance.randint(1, 5)))
    fences = tuple(_box(chance, chance.choice((ASKED, WIDE))) for _ in range(chance.randint(0, 2)))
    return Ceiling(permits, fences)


def test_covers_agrees_with_the_oracle_on_100_000_random_pairs() -> None:
    seed = int(os.environ.get("BEFOREHAND_SEED") or random.SystemRandom().randrange(2**32))
    sys.stdout.write(f"BEFOREHAND_SEED={seed}\n")  # pytest shows it when the test fails
    chance = random.Random(seed)
    pool = [_box(chance, ASKED) for _ in range(2_000)]
    seen = {"covered": 0, "fenced": 0, "lacking": 0}
    for _ in range(PAIRS // 40):
        ceiling = _ceiling(chance)
        oracle = Oracle(ceiling)
        for box in chance.sample(pool, 40):
            permit, fences = oracle.covering(box), oracle.crossed(box)
            assert covering(ceiling, box) == permit, (seed, ceiling, box)
            assert crossed(ceiling, (box,)) == tuple((n, box) for n in fences), (seed, ceiling, box)
            seen["covered" if permit is not None else "fenced" if fences else "lacking"] += 1
    assert min(seen.values()) > PAIRS // 50, seen


def test_the_functions_of_several_boxes_agree_with_those_of_one() -> None:
    chance = random.Random(42)
    outcomes = set()
    for _ in range(2_000):
        ceiling = _ceiling(chance)
        oracle = Oracle(ceiling)
        several = tuple(_box(chance, ASKED) for _ in range(chance.randint(0, 3)))
        alone = [oracle.covering(box) for box in several]
        assert covers(ceiling, several) == (None not in alone)
        lacking = tuple(box for box, permit in zip(several, alone, strict=True) if permit is None)
        assert uncovered(ceiling, several) == lacking
        assert crossed(ceiling, several) == tuple((n, box) for box in several for n in oracle.crossed(box))
        outcomes.add(bool(lacking))
    assert outcomes == {True, False}
