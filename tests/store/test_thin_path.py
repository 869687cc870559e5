"""The main job in one breath: may shoot, a withdrawal, with the coordinator, republished, may shoot."""

from __future__ import annotations

import pytest

from beforehand.agreement.standing import standing, verdict
from beforehand.studio import answers, plans
from beforehand.studio.verify import Report, verify
from tests.world import CALL, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def test_a_withdrawal_goes_to_the_coordinator_and_the_rest_may_be_shot_again() -> None:
    world = may_shoot_42()
    now = standing(world.record())
    assert now.findings == ()
    assert verdict(now, CALL) == "may shoot"
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    record = world.record()
    assert record.with_coordinator
    assert [f.missing for f in standing(record).findings] == ["Mara ended the agreement."]
    plans.republish(**world.by("ines"))
    assert verdict(standing(world.record()), CALL) == "may shoot"
    assert verify().faults == ()


def test_before_any_act_all_is_as_recorded() -> None:
    assert verify() == Report(acts=0, faults=(), leaves=0, checkpoint="", unsealed=0)
