"""A performer's scenes: what is theirs, cut from the record, beside what is public."""

from __future__ import annotations

from beforehand.agreement.names import Name
from beforehand.agreement.own import Own, own
from beforehand.agreement.published import Published
from beforehand.store.published_reading import read_published
from beforehand.store.scene_reading import PERFORMING, read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.store.tables.read_once import ReadOnce
from beforehand.store.tables.read_scenes import ReadScenes


def own_scene(production: str, person: str, scene: str) -> tuple[Own, Published] | None:
    """What is theirs of a scene and what is public of it; None where they do not perform in such a scene."""
    tables = ReadOnce()
    roles = tables.roles_of(person)
    # Asked first: reading the scene would take longer the more was answered in it, and so tell of it.
    if not any((r.production, r.scene) == (production, scene) and r.word in PERFORMING for r in roles):
        return None
    return _cut(tables, person, scene, people_of(production, tables))


def own_scenes(production: str, person: str) -> list[tuple[Own, Published]]:
    """The same for every scene of the production that they perform in. Some six queries, however many those are."""
    scenes = DjangoTables().scenes_of(production, person)
    tables = ReadScenes(production, scenes)
    people = people_of(production, tables)
    found = [_cut(tables, person, scene, people) for scene in scenes]
    return [pair for pair in found if pair is not None]


def people_of(production: str, tables: DjangoTables | None = None) -> dict[str, Name]:
    """Everybody in the production by id, by first name unless two share it."""
    rows = (tables or DjangoTables()).of_production(production)["person"]
    firsts = [str(row.data["name"]).split()[0] for row in rows]
    return {
        row.id: Name(
            first if firsts.count(first) == 1 else row.data["name"], row.data["name"], row.data["pronouns"]
        )
        for first, row in zip(firsts, rows, strict=True)
    }


def _cut(
    tables: DjangoTables, person: str, scene: str, people: dict[str, Name]
) -> tuple[Own, Published] | None:
    record, public = read_scene(tables, scene), read_published(tables, scene)
    if record is None or public is None or person not in record.performers:
        return None
    return own(record, person, people), public
