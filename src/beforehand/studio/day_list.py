"""Shooting days with their scenes, for whoever schedules. Nothing of a scene is opened for it."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from beforehand.store.tables.django_tables import DjangoTables

Told = tuple[str, str, str]
"""A scene as (id, number, title)."""


@frozen
class ListedDay:
    """A day with the scenes that are on it."""

    id: str
    label: str
    call: datetime
    place: str
    scenes: tuple[Told, ...]


@frozen
class DayList:
    """Days in order of call; all scenes; those on no day."""

    days: tuple[ListedDay, ...]
    scenes: tuple[Told, ...]
    unplaced: tuple[Told, ...]


def day_list(production: str) -> DayList:
    """The production's days and scenes. Three queries."""
    tables = DjangoTables()
    days = sorted(tables.of_production(production)["shooting_day"], key=lambda row: (row.at, row.id))
    on = tables.days_of_scenes(production)
    scenes = tuple(
        sorted(
            (
                (scene, facts["scene_number"], facts["title"])
                for scene, facts in tables.open_standings(production)
            ),
            key=_by_number,
        )
    )
    return DayList(
        days=tuple(
            ListedDay(
                id=row.id,
                label=row.data["label"],
                call=row.at,
                place=row.data["place"],
                scenes=tuple(told for told in scenes if on.get(told[0]) == row.id),
            )
            for row in days
        ),
        scenes=scenes,
        unplaced=tuple(told for told in scenes if told[0] not in on),
    )


def _by_number(told: Told) -> tuple[int, str]:
    """88 before 103, and 42A behind 42."""
    return int("".join(c for c in told[1] if c.isdigit()) or 0), told[1]
