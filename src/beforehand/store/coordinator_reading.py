"""A scene for its coordinator: the record that the rules ask, and the words that are written down beside it."""

from __future__ import annotations

from collections import defaultdict

from beforehand.agreement.record import SceneRecord
from beforehand.agreement.written import Version, Written
from beforehand.store.rows import Row
from beforehand.store.scene_reading import PERFORMING, Rows, read_scene
from beforehand.store.tables.read_once import ReadOnce


def read_for_coordinator(production: str, scene: str) -> tuple[SceneRecord, Written] | None:
    """A scene of this production, or None. Five queries, whatever the number of beats."""
    tables = ReadOnce()
    rows = tables.of_scene(scene)
    if not rows["scene"] or rows["scene"][0].production != production:
        return None
    record = read_scene(tables, scene)
    if record is None:
        return None
    roles = tables.of_scene(scene, ("role",))["role"]
    return record, _written(rows, tables.of_production(production), roles)


def _written(rows: Rows, wide: Rows, roles: list[Row]) -> Written:
    (text,) = rows["scene"]
    intent = rows["intent"][0] if rows["intent"] else None
    return Written(
        heading=text.data["heading"],
        page=text.data["page"],
        draft=text.data["draft"],
        lines=tuple(text.data["lines"]),
        intent=intent.data["text"] if intent else "",
        intent_by=intent.person if intent else "",
        intent_at=intent.at if intent else None,
        versions=_versions(rows),
        names={r.id: r.data["name"] for r in wide["person"]},
        characters={r.person: r.data["character"] for r in roles if r.word in PERFORMING},
        doubles=frozenset(r.person for r in roles if r.word == "double"),
        pack=wide["production"][0].data["pack"],
        asked=sum(not r.data["how"] for r in rows["request"]),
    )


def _versions(rows: Rows) -> tuple[Version, ...]:
    beats: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows["plan_beat"]:
        beats[row.parent].append(row.data["candidate"])
    plans = sorted(rows["plan"], key=lambda row: row.number, reverse=True)
    return tuple(Version(plan.number, plan.at, tuple(beats[plan.id])) for plan in plans)
