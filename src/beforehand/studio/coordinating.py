"""Who coordinates now, since when and after whom: what a performer is told of the one who reads what is private."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from beforehand.store.tables.django_tables import DjangoTables


@frozen
class Coordinating:
    """A coordinator who took over from another.

    Attributes:
        name: theirs, in full.
        since: server time of the hand-over.
        after: who handed over, in full.
    """

    name: str
    since: datetime
    after: str


def taken_over(production: str) -> Coordinating | None:
    """The latest hand-over whose taker still coordinates; None while there was none. One query."""
    wide = DjangoTables().of_production(production)
    names = {r.id: str(r.data["name"]) for r in wide["person"]}
    roles = [r for r in wide["role"] if r.word == "coordinator" and not r.scene and r.data.get("after")]
    latest = max(roles, key=lambda r: r.at, default=None)
    if latest is None:
        return None
    return Coordinating(names[latest.person], latest.at, names[latest.data["after"]])
