"""All scenes of a production, one query each: opened for the coordinator, unopened for those with power."""

from __future__ import annotations

from beforehand.agreement.next_step import Next
from beforehand.agreement.views.scenes import Listed
from beforehand.journal.act import read_instant
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables


def scenes_for_coordinator(production: str) -> list[Listed]:
    """Every scene with its performers, findings, riders, and what is next."""
    return [_opened(row) for row in DjangoTables().standings(production)]


def scenes_in_the_open(production: str) -> list[Listed]:
    """Every scene with its open columns; nothing is opened for this."""
    return [Listed(scene, facts) for scene, facts in DjangoTables().open_standings(production)]


def scene_named(production: str, scene: str) -> tuple[str, str] | None:
    """Number and title of a scene of this production, or None."""
    row = DjangoTables().get("scene", scene)
    return (row.data["number"], row.data["title"]) if row and row.production == production else None


def _opened(row: Row) -> Listed:
    data = row.data
    signed, of = data["riders"]
    code, what, by, at = data["next"]
    return Listed(
        scene=row.scene,
        facts=row.facts,
        performers=tuple(name for _, name in data["performers"]),
        findings=tuple((code, missing, tuple(mend)) for code, _, _, missing, mend in data["findings"]),
        riders=(signed, of),
        steps=frozenset(data["steps"]),
        next_step=Next(code, what, tuple(by), read_instant(at) if at else None),
    )
