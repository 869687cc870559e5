"""What a stolen database shows without its keys: the open columns name nobody's no."""

from __future__ import annotations

from typing import Any

import pytest

from beforehand.store.rows import TABLES
from beforehand.store.tables.rows import JOURNALED
from beforehand.studio import answers, boundaries
from tests.world import World, fence_entry, may_shoot_42

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def open_columns() -> dict[str, list[dict[str, Any]]]:
    return {
        model._meta.db_table: [
            {name: value for name, value in row.items() if name != "sealed"}
            for row in model._default_manager.order_by("id").values()
        ]
        for model in JOURNALED
    }


def narrow_by_withdrawal(world: World) -> None:
    answers.withdraw(**world.by("mara"), digest=world.digest("kiss"))


def narrow_by_less_today(world: World) -> None:
    answers.less_today(**world.by("mara"), digest=world.digest("kiss"))


def narrow_by_a_fence(world: World) -> None:
    entry = fence_entry(world["mara"], {"lips"}, frozenset(world.people.values()))
    boundaries.set_boundary(world.production, world["mara"], entry, at=world.tick())


@pytest.mark.parametrize("narrow", [narrow_by_withdrawal, narrow_by_less_today, narrow_by_a_fence])
def test_a_narrowing_marks_no_open_column_but_its_own_row_and_the_bit(narrow: Any) -> None:
    world = may_shoot_42()
    before = open_columns()
    narrow(world)
    after = open_columns()
    assert set(before) == set(TABLES)
    changed = {table for table in after if after[table] != before[table]}
    own = "boundary" if narrow is narrow_by_a_fence else "answer"
    assert changed == {own, "standing"}
    (was,), (now,) = before["standing"], after["standing"]
    assert {name for name in now if now[name] != was[name]} <= {"with_coordinator", "may_from", "may_until"}


def test_a_withdrawal_still_ends_its_own_offers_and_no_others() -> None:
    world = may_shoot_42()
    narrow_by_withdrawal(world)
    candidate = world.record().candidates[world.beats["kiss"]]
    assert world["mara"] not in candidate.offered
    assert world["ines"] not in candidate.offered
    others = set(candidate.offered)
    assert others
    world.put("kiss", "mara")
    assert set(world.record().candidates[world.beats["kiss"]].offered) == {*others, world["mara"]}
