"""``boundaries/*.toml``: one performer's own limits to a file."""

from __future__ import annotations

from typing import Any

from beforehand.agreement.boundaries import GATES, Boundary
from beforehand.agreement.boundary_data import DIRECTIONS, DISPOSITIONS, boundary_from
from beforehand.studio.folder.fields import Fields
from beforehand.studio.folder.refused import refused, told_at
from beforehand.studio.folder.words import listed, people, regions, touching

_SHARED = ("by", "with", "layers", "verbs", "pressures", "states", "audiences", "seconds", "repeats")
_ENTRY = ("direction", "disposition", "where", "gate", "words", *_SHARED)


def read_boundaries(data: object, where: str, performers: frozenset[str]) -> tuple[Boundary, ...]:
    """The entries of one file; ``performers`` are the keys of all who perform anywhere."""
    fields = Fields(data, where, ("person", "every_entry", "entries"))
    person = fields.text("person")
    if person not in performers:
        raise refused("not_performing", where, f"“{person}” performs in no scene, so has no boundaries here.")
    every = fields.raw("every_entry", {})
    Fields(every, f"{where}, every_entry", _SHARED)
    entries = fields.tables("entries")
    return tuple(
        _boundary(Fields(one, at, _ENTRY, every), f"{person}-{n}", person, performers)
        for n, (at, one) in enumerate(entries, 1)
    )


def _boundary(fields: Fields, name: str, person: str, performers: frozenset[str]) -> Boundary:
    direction = fields.word("direction", DIRECTIONS)
    fence = fields.word("disposition", DISPOSITIONS) == "fence"
    said = {
        "direction": direction,
        "disposition": fields.raw("disposition"),
        "leaves": regions(fields, "where"),
        "seconds": fields.whole("seconds", 1, 3600, 1) if fence else fields.whole("seconds", 1, 3600),
        "repeats": fields.whole("repeats", 1, 99, 1) if fence else fields.whole("repeats", 1, 99),
        "gate": fields.word("gate", ("", *GATES), ""),
        "words": fields.text("words", ""),
    }
    with told_at(fields.where):
        sets = _sets(fields, direction, performers - {person}, performers, fence=fence)
        return boundary_from(name, person, said | sets)


def _sets(
    fields: Fields, direction: str, others: frozenset[str], performers: frozenset[str], *, fence: bool
) -> dict[str, Any]:
    """The sets of its direction; those of the other stay empty. Crew touch, and nobody touches them."""
    empty: dict[str, Any] = dict.fromkeys((*_SHARED[:7], "parts"), ())
    del empty["with"]
    if direction == "shown":
        return empty | {name: listed(fields, name) for name in ("states", "audiences")}
    received = direction == "received"
    return empty | {
        "by": touching(fields, "by", performers, others, fence=fence)
        if received
        else people(fields, "by", performers, others),
        "parts": regions(fields, "with", objects=True),
        **{name: listed(fields, name) for name in ("layers", "verbs", "pressures")},
    }
