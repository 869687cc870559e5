"""The harness of ``make fuzz`` on a few hundred files, by a fixed seed."""

from __future__ import annotations

import random

import pytest

from .fuzzing import READERS, broken, try_one


@pytest.mark.parametrize("name", READERS)
def test_broken_scripts_are_read_or_refused(name: str) -> None:
    read, seeds = READERS[name]
    chance = random.Random(14)
    told = {try_one(read, broken(chance, seeds)) for _ in range(150)}
    assert "read" in told
    assert len(told) > 1 or name == "pdf"
