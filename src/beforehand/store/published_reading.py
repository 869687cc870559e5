"""The public part of a scene, read from public tables alone (DESIGN rule 6).

No query here names a table of answers, boundaries, gates, offers, riders, clauses or signatures; a test
watches the database driver to see that it stays so.
"""

from __future__ import annotations

from collections.abc import Mapping

from beforehand.agreement.facts import facts, layer
from beforehand.agreement.names import Name
from beforehand.agreement.published import PublicBeat, PublicPlan, PublicProposal, Published
from beforehand.agreement.record import Candidate
from beforehand.store.rows import PUBLIC_TABLES, Row, Tables
from beforehand.store.scene_reading import PERFORMING, Rows, candidate, day_of, surname

RUNNING = frozenset({"coordinator", "deputy"})


def read_published(tables: Tables, scene: str) -> Published | None:
    """What is public of a scene, or None where there is none. Four readings."""
    rows = tables.of_scene(scene, PUBLIC_TABLES)
    standing = tables.get("standing", scene)
    if not rows["scene"] or standing is None:
        return None
    (written,) = rows["scene"]
    wide = tables.of_production(written.production)
    narrowed = tables.roles_in(scene)
    here = {r.person for r in narrowed if r.word in PERFORMING}
    names = {r.id: _name(r) for r in wide["person"]}
    beats = {r.id: public_beat(candidate(r), names) for r in rows["candidate"] if r.id in _told(rows)}
    palette = rows["palette"][0] if rows["palette"] else None
    intent = rows["intent"][0] if rows["intent"] else None
    return Published(
        scene=scene,
        number=written.data["number"],
        title=written.data["title"],
        heading=written.data["heading"],
        page=written.data["page"],
        draft=written.data["draft"],
        lines=tuple(written.data["lines"]),
        performers=tuple(sorted(((p, names[p].full) for p in here), key=lambda p: surname(p[1]))),
        directors=tuple(sorted({r.person for r in (*wide["role"], *narrowed) if _directs(r, scene)})),
        coordinator=_coordinator(wide["role"], names),
        day=day_of(rows["placement"], wide["shooting_day"]),
        intent=intent.data["text"] if intent else "",
        intent_at=intent.at if intent else None,
        palette=tuple(beats[c] for c in palette.data["candidates"]) if palette else (),
        palette_at=palette.at if palette else None,
        proposal=_proposal(rows["proposal"], names),
        plan=_plan(rows, beats),
        roster=tuple(_named(r) for r in rows["roster"]),
        hold_since=min((r.at for r in rows["hold"]), default=None),
        with_coordinator=standing.facts["with_coordinator"],
        may_from=standing.facts["may_from"],
        may_until=standing.facts["may_until"],
        riders_signed=standing.facts["riders_signed"],
    )


def _named(entry: Row) -> tuple[str, str, str, str]:
    said = entry.data
    return said["name"], said["role"], said["where"], said["reason"]


def _told(rows: Rows) -> frozenset[str]:
    """Ids of the candidates that were ever told to those with power."""
    listed = [c for table in ("palette", "proposal") for r in rows[table] for c in r.data["candidates"]]
    return frozenset([*listed, *(r.data["candidate"] for r in rows["plan_beat"])])


def _name(row: Row) -> Name:
    full = row.data["name"]
    return Name(full.split()[0], full, row.data["pronouns"])


def public_beat(told: Candidate, names: Mapping[str, Name]) -> PublicBeat:
    """A candidate as the palette and the plan show it."""
    beat = told.beat
    people = sorted(beat.people, key=lambda p: surname(names[p].full))
    worn = dict(beat.dress)
    return PublicBeat(
        id=told.id,
        text=beat.text,
        facts=tuple(facts(beat, {p: names[p] for p in people})),
        seconds=beat.seconds,
        layer=layer(beat),
        lines=told.lines,
        dress=tuple((names[p].short, worn[p]) for p in people if p in worn),
        barriers=beat.barriers,
        placeholder=beat.placeholder,
        people=beat.people,
    )


def _directs(role: Row, scene: str) -> bool:
    return role.word == "director" and role.scene in ("", scene)


def _coordinator(roles: list[Row], names: Mapping[str, Name]) -> str:
    running = sorted((r for r in roles if r.word in RUNNING), key=lambda r: (r.word, r.at, r.id))
    return names[running[0].person].full if running else ""


def _proposal(rows: list[Row], names: Mapping[str, Name]) -> PublicProposal | None:
    if not rows:
        return None
    last = rows[-1]
    approver = last.data["approved_by"]
    return PublicProposal(
        id=last.id,
        beats=tuple(last.data["candidates"]),
        by=names[last.person].full,
        at=last.at,
        approved_by=names[approver].full if approver else "",
    )


def _plan(rows: Rows, beats: Mapping[str, PublicBeat]) -> PublicPlan | None:
    if not rows["plan"]:
        return None
    last = rows["plan"][-1]
    chosen = [r.data["candidate"] for r in rows["plan_beat"] if r.parent == last.id]
    return PublicPlan(last.id, last.number, last.at, tuple(beats[c] for c in chosen))
