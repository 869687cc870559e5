"""A performer's own boundaries, and the people a boundary can be about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from attrs import frozen

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.names import Name
from beforehand.store.boundary_reading import claimed_time, read_boundary
from beforehand.store.rows import Row
from beforehand.store.scene_reading import PERFORMING
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.own_scenes import people_of


@frozen
class OwnBoundaries:
    """What a performer's page of boundaries is made from.

    Attributes:
        entries: their own, unlifted.
        people: everybody in the production, by id.
        fellows: ids of those who perform in a scene with them.
        coordinator: what the coordinator is called, who alone sees this too.
        from_paper: by id, entries that were entered from paper: when they were, and the time that the paper gives.
    """

    entries: tuple[Boundary, ...]
    people: Mapping[str, Name]
    fellows: frozenset[str]
    coordinator: str
    from_paper: Mapping[str, tuple[datetime, datetime]]


def own_boundaries(production: str, person: str) -> OwnBoundaries | None:
    """The person's own boundaries; None where they perform in no scene of this production."""
    tables = DjangoTables()
    roles = [r for scene in tables.scenes_of(production, person) for r in tables.roles_in(scene)]
    performing = [r for r in roles if r.word in PERFORMING]
    here = {r.scene for r in performing if r.person == person}
    if not here:
        return None
    rows = tables.of_people(production, [person])["boundary"]
    people = people_of(production)
    return OwnBoundaries(
        entries=tuple(read_boundary(r) for r in rows),
        people=people,
        fellows=frozenset(r.person for r in performing if r.scene in here) - {person},
        coordinator=_coordinator(tables.of_production(production)["role"], people),
        from_paper={r.id: (r.at, claimed) for r in rows if (claimed := claimed_time(r))},
    )


def _coordinator(roles: list[Row], people: Mapping[str, Name]) -> str:
    found = (r.person for r in roles if r.word == "coordinator" and not r.scene)
    return next((people[who].short for who in found if who in people), "the coordinator")
