"""A scene's rows as the values that the rules speak of (agreement.record)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from attrs import evolve, frozen

from beforehand.agreement.beats import Beat, beat_from
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.record import (
    Candidate,
    Day,
    Hold,
    Palette,
    Person,
    Plan,
    Proposal,
    RosterEntry,
    SceneRecord,
)
from beforehand.journal.act import plain, read_instant
from beforehand.store.added_reading import ADDED, read_added
from beforehand.store.answer_reading import read_answers, still_open
from beforehand.store.boundary_reading import read_boundary
from beforehand.store.notice_reading import read_notice
from beforehand.store.noting import Noting
from beforehand.store.rider_reading import read_riders
from beforehand.store.rows import Row, Tables
from beforehand.store.same import Same

POWERFUL = frozenset({"director", "assistant_director", "producer"})
"""Roles that hold power over performers, wherever in the production they are held (DESIGN §3)."""

PERFORMING = frozenset({"performer", "double"})

Rows = Mapping[str, list[Row]]


def read_scene(tables: Tables, scene: str) -> SceneRecord | None:
    """The scene as it stands, or None where there is none. Five readings, whatever the number of beats."""
    rows = tables.of_scene(scene)
    if not rows["scene"]:
        return None
    wide = tables.of_production(rows["scene"][0].production)
    performers = _performers(scene, wide["person"], [*wide["role"], *tables.roles_in(scene)])
    own = tables.of_people(rows["scene"][0].production, performers)
    parts: dict[str, Any] = {}
    for part in PARTS:
        parts |= part.read(rows)
    return SceneRecord(
        scene=scene,
        performers=performers,
        day=day_of(rows["placement"], wide["shooting_day"]),
        boundaries=_boundaries(own["boundary"]),
        gates_met=frozenset(
            (r.person, r.data["boundary"], r.data["digest"], r.data["day"]) for r in own["gate"]
        ),
        notice=read_notice(wide["production"][0]),
        **_settled(tables, scene),
        **parts,
    )


def read_again(tables: Noting, before: SceneRecord) -> SceneRecord | None:
    """The scene after an act; only the tables that it wrote are read again, answers and offers just added.

    An answer on a large scene writes one row of some thousand. Reading them all again was nearly all of what
    an act cost; ``test_reading_again`` holds that both ways give the same record for every kind of act.
    """
    written = tables.written
    if not written <= _IN_PARTS | {"take", "request", "granted", "standing"} or tables.dropped & ADDED:
        return read_scene(tables, before.scene)
    parts = [part for part in PARTS if (written - ADDED) & frozenset(part.tables)]
    needed = tuple(dict.fromkeys(name for part in parts for name in part.tables))
    rows = tables.of_scene(before.scene, needed) if needed else {}
    fields = read_added(before, tables.put_rows) if written & ADDED else {}
    for part in parts:
        fields |= part.read(rows)
    return evolve(before, **fields)


@frozen
class Part:
    """Some fields of a record, and the tables of the scene that they are made from."""

    tables: tuple[str, ...]
    read: Callable[[Rows], dict[str, Any]]


def _settled(tables: Tables, scene: str) -> dict[str, Any]:
    """What the last act on the scene left in its standing: the one bit, and which riders production has."""
    standing = tables.get("standing", scene)
    if standing is None:
        return {}
    return {"with_coordinator": standing.facts["with_coordinator"], "told": _told(standing)}


def told_in(tables: Tables, scene: str) -> dict[str, datetime]:
    """Which riders of the scene production has, by id, and since when."""
    standing = tables.get("standing", scene)
    return _told(standing) if standing else {}


def _told(standing: Row) -> dict[str, datetime]:
    return {rider: read_instant(at) for rider, at in standing.data["told"].items()}


def _performers(scene: str, people: Iterable[Row], roles: Iterable[Row]) -> dict[str, Person]:
    powerful = {r.person for r in roles if r.word in POWERFUL}
    here = {r.person for r in roles if r.scene == scene and r.word in PERFORMING}
    named = sorted(
        ((r.data["name"], r.id, r.data["pronouns"]) for r in people if r.id in here),
        key=lambda n: surname(n[0]),
    )
    return {
        person: Person(person, name, person in powerful, pronoun=pronoun) for name, person, pronoun in named
    }


def surname(full: str) -> tuple[str, str]:
    """What people are put in order by, wherever they stand side by side (LOOK, parties look alike)."""
    return full.split()[-1], full


def day_of(placement: list[Row], days: list[Row]) -> Day | None:
    """The day that the scene is placed on, or None."""
    on = {r.parent for r in placement}
    return next((Day(d.id, d.data["label"], d.at, d.data["place"]) for d in days if d.id in on), None)


def _candidates(rows: Rows) -> dict[str, Candidate]:
    offered: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for offer in still_open(rows["offer"], rows["answer"]):
        offered[offer.parent][offer.person] = offer.act
    return {r.id: candidate(r, offered[r.id]) for r in rows["candidate"]}


def candidate(row: Row, offered: Mapping[str, str] | None = None) -> Candidate:
    """The candidate of its row; ``offered`` says to whom it is open."""
    first, last = row.data["lines"]
    beat = _beat(row.data["digest"], Same(row.data["beat"]))
    return Candidate(row.id, beat, row.data["digest"], offered or {}, (first, last))


@lru_cache(maxsize=4096)
def _beat(_digest: str, data: Same) -> Beat:
    return beat_from(plain(data.value))


def _open_orders(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for r in rows:
        found[r.person].add(r.data["digest"])
    return {person: frozenset(digests) for person, digests in found.items()}


def _boundaries(rows: Iterable[Row]) -> dict[str, tuple[Boundary, ...]]:
    found: defaultdict[str, list[Boundary]] = defaultdict(list)
    for r in rows:
        found[r.person].append(read_boundary(r))
    return {person: tuple(entries) for person, entries in found.items()}


def _palette(rows: list[Row]) -> Palette | None:
    return next((Palette(r.data["palette"], tuple(r.data["candidates"]), r.at) for r in rows), None)


def _proposal(row: Row) -> Proposal:
    approved = row.data["approved_by"] or None
    return Proposal(row.id, tuple(row.data["candidates"]), row.person, row.at, approved)


def _plan(rows: Rows) -> Plan | None:
    if not rows["plan"]:
        return None
    last = rows["plan"][-1]
    beats = tuple(r.data["candidate"] for r in rows["plan_beat"] if r.parent == last.id)
    return Plan(last.id, last.number, beats, last.parent, last.at)


def _roster_entry(row: Row) -> RosterEntry:
    d = row.data
    return RosterEntry(row.id, d["name"], d["role"], d["reason"], d["where"])


def _written(rows: Rows) -> dict[str, Any]:
    (scene,) = rows["scene"]
    return {"number": scene.data["number"], "title": scene.data["title"]}


def _orders(rows: Rows) -> dict[str, Any]:
    offers = rows["order_offer"]
    return {
        "open_orders": _open_orders(still_open(offers, rows["answer"])),
        "orders": {r.data["digest"]: tuple(r.data["beats"]) for r in offers},
    }


PARTS = (
    Part(("scene",), _written),
    Part(("candidate", "offer", "answer"), lambda rows: {"candidates": _candidates(rows)}),
    Part(("answer",), lambda rows: {"answers": read_answers(rows["answer"])}),
    Part(("order_offer", "answer"), _orders),
    Part(("rehearsal",), lambda rows: {"rehearsed": _rehearsed(rows["rehearsal"])}),
    Part(("rider", "clause", "signature"), lambda rows: {"riders": read_riders(rows)}),
    Part(("palette",), lambda rows: {"palette": _palette(rows["palette"])}),
    Part(("proposal",), lambda rows: {"proposals": {r.id: _proposal(r) for r in rows["proposal"]}}),
    Part(("plan", "plan_beat"), lambda rows: {"plan": _plan(rows)}),
    Part(("intent",), lambda rows: {"intent_at": max((r.at for r in rows["intent"]), default=None)}),
    Part(("hold",), lambda rows: {"holds": tuple(Hold(r.id, r.at) for r in rows["hold"])}),
    Part(("roster",), lambda rows: {"roster": tuple(_roster_entry(r) for r in rows["roster"])}),
)
"""What of a record is made from the scene's own tables. People, days and boundaries come from wider ones."""

_IN_PARTS = frozenset(name for part in PARTS for name in part.tables)


def _rehearsed(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(digest for r in rows for digest in r.data["digests"])
