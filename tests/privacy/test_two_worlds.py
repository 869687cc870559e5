"""Rule 6 through the whole stack: worlds that differ only in private acts are the same to those with power.

``BEFOREHAND_WORLDS`` is how many pairs of worlds are compared (300 unless it says otherwise), and
``BEFOREHAND_SEED`` the number that Hypothesis makes them from; without it they are new each time, and a failing
run says the number that brings the same worlds back.
"""

from __future__ import annotations

import os
from math import ceil

import pytest
from django.core import mail
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.privacy.comparison import differences
from tests.privacy.conftest import SEED
from tests.privacy.house import House
from tests.privacy.scripts import WORLDS, Script, scripts

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
PAIRS = int(os.environ.get("BEFOREHAND_WORLDS") or 300)
PAIRS_A_SCRIPT = WORLDS * (WORLDS - 1) // 2
SHARES = 2
"""So that two workers share the work."""


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_rule_6_worlds_that_differ_in_private_acts_are_the_same_to_those_with_power(
    house: House, share: int
) -> None:
    compared = 0

    def compare(script: Script) -> None:
        nonlocal compared
        found = differences(house, script)
        assert not found, "\n".join([f"BEFOREHAND_SEED={SEED} brings these worlds back", *found[:12]])
        assert mail.outbox == []
        compared += script.differing

    wanted, turn = PAIRS / SHARES, share
    while compared < wanted:
        made = settings(
            max_examples=1
            + ceil((wanted - compared) / PAIRS_A_SCRIPT),  # one more: the first is nearly empty
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )
        made(seed(SEED + turn)(given(scripts())(compare)))()
        turn += SHARES
