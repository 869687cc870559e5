"""The calls that are somebody's: of all days for the crew, of their own scenes' days for who performs."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.people import place_of


@frozen
class Call:
    """A call.

    Attributes:
        day: the shooting day's id.
        at: aware, UTC.
    """

    day: str
    at: datetime


def calls_of(production: str, person: str) -> list[Call]:
    """Their calls in order. Whoever has no role has none.

    Who holds a role in the whole production has every day; others the days that their scenes are on.
    """
    place = place_of(production, person)
    if place is None:
        return []
    tables = DjangoTables()
    days = tables.of_production(production)["shooting_day"]
    if not place.wide:
        on, scenes = tables.days_of_scenes(production), {scene for scene, _ in place.in_scenes}
        own = {day for scene, day in on.items() if scene in scenes}
        days = [day for day in days if day.id in own]
    return sorted((Call(day.id, day.at) for day in days), key=lambda call: (call.at, call.day))
