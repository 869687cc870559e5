"""A scene as it is public to those with power, for whoever asks by id."""

from __future__ import annotations

from beforehand.agreement.published import Published
from beforehand.store.published_reading import read_published
from beforehand.store.tables.django_tables import DjangoTables


def published(production: str, scene: str) -> Published | None:
    """What is public of a scene of this production, or None."""
    tables = DjangoTables()
    row = tables.get("scene", scene)
    if row is None or row.production != production:
        return None
    return read_published(tables, scene)
