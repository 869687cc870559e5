"""A version of the plan beside the one before it, for the coordinator."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from beforehand.studio import answers, plans
from tests.world import World, may_shoot_42

from .browsing import text_of
from .conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def test_what_changed_is_read_beat_by_beat(sign_in: SignIn, follow: Callable[[World], World]) -> None:
    world = follow(may_shoot_42())
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))
    plans.republish(**world.by("ines"))
    ines, scene = sign_in(world, "ines"), f"/scenes/{world.scenes['42']}/"
    assert "Compare with v1" in text_of(ines.get(scene))
    page = ines.get(f"{scene}versions/2/").content.decode()
    rows = [
        re.findall(r'<th scope="row">([^<]*)', row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    ]
    assert [word for row in rows for word in row] == ["As before", "As before", "Left out"]
    assert "Kiss, lips to lips" in page
    for other in ("versions/1/", "versions/3/"):
        assert ines.get(f"{scene}{other}").status_code == 404
    assert sign_in(world, "teodor").get(f"{scene}versions/2/").status_code == 404
