"""Who will be there: a performer reads the closed set, with reasons, before they answer."""

from __future__ import annotations

import pytest

from beforehand.studio import sets
from tests.web.mine.conftest import PhoneOf
from tests.world import new_world, scene_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def test_a_performer_reads_who_will_be_there_and_why(phone_of: PhoneOf) -> None:
    world = scene_42(new_world())
    phone = phone_of(world, "mara")
    assert "Closed set 2 named" not in phone.text()
    ines = world.by("ines")
    sets.put_on_roster(**ines, name="Oona Kessler", role="costume", reason="Holds the robe.", where="floor")
    ines = world.by("ines")
    entry = sets.put_on_roster(
        **ines, name="Kit Arden", role="focus puller", reason="Pulls focus.", where="monitor"
    )
    said = phone.text()
    assert "Closed set 2 named" in said
    assert "Oona Kessler Holds the robe. costume, on the floor" in said
    assert "Kit Arden Pulls focus. focus puller, at a monitor" in said
    sets.take_off_roster(**world.by("ines"), entry=entry)
    assert "Kit Arden" not in phone.text()
