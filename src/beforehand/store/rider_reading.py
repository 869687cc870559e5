"""A scene's rows of riders and clauses as the values that the rules speak of (agreement.riders)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from beforehand.agreement.boxes import Box
from beforehand.agreement.boxes_data import box_from
from beforehand.agreement.riders import Clause, Rider, Signature
from beforehand.journal.act import plain, read_instant
from beforehand.store.rows import Row
from beforehand.store.same import Same


def read_riders(rows: Mapping[str, list[Row]]) -> dict[str, tuple[Rider, ...]]:
    """Each person's riders, in order of number, from the rows of ``rider``, ``clause`` and ``signature``."""
    clauses: defaultdict[str, list[Clause]] = defaultdict(list)
    for r in rows["clause"]:
        box = _box(r.id, Same(r.data["box"]))
        struck_at = _instant(r.data["struck_at"])
        clauses[r.parent].append(
            Clause(r.id, r.number, r.data["kind"], box, r.data["text"], r.data["struck"], struck_at)
        )
    signatures = _signatures(rows["signature"])
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
                delivered_at=_instant(r.data["delivered_at"]),
                signed_at=min((s.at for s in signatures[r.id] if s.part != "producer"), default=None),
                alteration=r.data["alteration"],
                present=r.data["present"],
                opened_at=_instant(r.data["opened_at"]),
                talk_at=_instant(r.data["talk_at"]),
                signatures=tuple(signatures[r.id]),
                once_signed=r.data["once_signed"],
                texts=tuple((tag, digest) for tag, digest in r.data["texts"]),
                governs=r.data["governs"],
            )
        )
    return {person: tuple(riders) for person, riders in found.items()}


def _signatures(rows: Iterable[Row]) -> defaultdict[str, list[Signature]]:
    """By rider, in order of time."""
    found: defaultdict[str, list[Signature]] = defaultdict(list)
    for r in sorted(rows, key=lambda row: (row.at, row.id)):
        found[r.parent].append(Signature(r.person, r.word, r.at, r.data["language"], r.id))
    return found


def _instant(said: str) -> datetime | None:
    return read_instant(said) if said else None


@lru_cache(maxsize=4096)
def _box(_clause: str, data: Same) -> Box:
    return box_from(plain(data.value))
