"""What every paper is handed out as, and what it says of its production."""

from __future__ import annotations

from uuid import UUID

from attrs import frozen

from beforehand.paper.sections import House
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import reading
from beforehand.studio.people import Place


@frozen
class Paper:
    """A PDF to be handed out.

    Attributes:
        name: what the file is called, without its ending.
        pdf: its bytes.
    """

    name: str
    pdf: bytes


def house_of(place: Place, production: str) -> House:
    """What the production is called, its clock, and when it began."""
    began = DjangoTables().of_production(production)["production"][0].at
    return House(place.production, reading.timezone_of(UUID(production)), began)
