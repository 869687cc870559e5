"""A scene's rows of riders and clauses as the values that the rules speak of (agreement.riders)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from beforehand.agreement.boxes import Box
from beforehand.agreement.boxes_data import box_from
from beforehand.agreement.riders import Clause, Rider
from beforehand.journal.act import plain, read_instant
from beforehand.store.rows import Row
from beforehand.store.same import Same


def read_riders(rows: Mapping[str, list[Row]]) -> dict[str, tuple[Rider, ...]]:
    """Each person's riders, in order of number, from the rows of ``rider``, ``clause`` and ``signature``."""
    clauses: defaultdict[str, list[Clause]] = defaultdict(list)
    for r in rows["clause"]:
        box = _box(r.id, Same(r.data["box"]))
        clauses[r.parent].append(
            Clause(r.id, r.number, r.data["kind"], box, r.data["text"], r.data["struck"])
        )
    signed = {r.parent: r.at for r in rows["signature"]}
    found: defaultdict[str, list[Rider]] = defaultdict(list)
    for r in rows["rider"]:
        found[r.person].append(
            Rider(
                id=r.id,
                person=r.person,
                number=r.number,
                source=r.data["source"],
                source_digest=r.data["source_digest"],
                doubling=r.data["doubling"],
                named_doubles=frozenset(r.data["named_doubles"]),
                notice_hours=r.data["notice_hours"],
                clauses=tuple(clauses[r.id]),
                digest=r.data["digest"],
                delivered_at=read_instant(r.data["delivered_at"]) if r.data["delivered_at"] else None,
                signed_at=signed.get(r.id),
            )
        )
    return {person: tuple(riders) for person, riders in found.items()}


@lru_cache(maxsize=4096)
def _box(_clause: str, data: Same) -> Box:
    return box_from(plain(data.value))
