"""All scenes of a production, one query each: opened for the coordinator, unopened for those with power."""

from __future__ import annotations

from beforehand.agreement.views.scenes import Listed
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables


def scenes_for_coordinator(production: str) -> list[Listed]:
    """Every scene with its performers, findings and riders."""
    return [_opened(row) for row in DjangoTables().standings(production)]


def scenes_in_the_open(production: str) -> list[Listed]:
    """Every scene with its open columns; nothing is opened for this."""
    return [Listed(scene, facts) for scene, facts in DjangoTables().open_standings(production)]


def _opened(row: Row) -> Listed:
    data = row.data
    signed, of = data["riders"]
    return Listed(
        scene=row.scene,
        facts=row.facts,
        performers=tuple(name for _, name in data["performers"]),
        findings=tuple((code, missing, tuple(mend)) for code, _, _, missing, mend in data["findings"]),
        riders=(signed, of),
    )
