"""A performer's entries of an earlier production, read for them alone and for nobody else."""

from __future__ import annotations

from beforehand.agreement.boundaries import Boundary
from beforehand.store.boundary_reading import read_boundary
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.entry import Earlier


def earlier_boundaries(earlier: Earlier) -> tuple[Boundary, ...]:
    """All that stands there; ``earlier`` is of :func:`beforehand.studio.entry.copying_from`. Nothing is recorded."""
    rows = DjangoTables().of_people(earlier.production, [earlier.person])["boundary"]
    return tuple(read_boundary(row) for row in rows)
