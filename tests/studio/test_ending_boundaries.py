"""Which way it goes when a boundary is taken away depends on what it was."""

from __future__ import annotations

from typing import Any

import pytest

from beforehand.store.tables import journal_store
from beforehand.studio import boundaries
from tests.world import World, fence_entry, may_shoot_42, open_entry

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def gate(world: World) -> dict[str, Any]:
    entry = open_entry(world["mara"], "received", frozenset({world["jonas"]}), "gate")
    return entry | {"gate": "own_words", "words": "After we have rehearsed it"}


def opening(world: World) -> dict[str, Any]:
    return open_entry(world["mara"], "received", frozenset({world["jonas"]}))


def fence(world: World) -> dict[str, Any]:
    return fence_entry(world["mara"], {"throat"}, frozenset({world["jonas"]}))


@pytest.mark.parametrize(
    ("written", "ended"),
    [
        (gate, ("lift_fence", "widens")),
        (fence, ("lift_fence", "widens")),
        (opening, ("end_opening", "narrows")),
    ],
)
def test_a_gate_or_a_fence_taken_away_widens_an_opening_narrows(written: Any, ended: tuple[str, str]) -> None:
    """A gate that is not met denies what another opening permits, so ending it is no narrowing."""
    world = may_shoot_42()
    made = boundaries.set_boundary(world.production, world["mara"], written(world), at=world.tick())
    done = boundaries.end_boundary(world.production, world["mara"], boundary=made, at=world.tick())
    (saved,) = [e.saved for e in journal_store.entries(production=world.production) if e.saved.id == done.act]
    assert (type(saved.body).kind, type(saved.body).direction) == ended
