"""How many boundaries one person may have: openings are counted, a fence is never one too many."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.studio import boundaries
from tests.world import fence_entry, may_shoot_42, open_entry

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def test_a_fence_is_taken_where_an_opening_is_one_too_many() -> None:
    world = may_shoot_42()
    have = len(world.record().boundaries[world["mara"]])
    opening = open_entry(world["mara"], "given", frozenset({world["jonas"]}))
    fence = fence_entry(world["mara"], {"throat"}, frozenset({world["jonas"]}))
    with patch.object(boundaries, "MOST", have):
        with pytest.raises(Refusal) as refusal:
            boundaries.set_boundary(world.production, world["mara"], opening, at=world.tick())
        assert refusal.value.code == "too_many"
        boundaries.set_boundary(world.production, world["mara"], fence, at=world.tick())
    assert len(world.record().boundaries[world["mara"]]) == have + 1
