"""The papers of a whole production: breakdown, deadlines, the empty boundary form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.views.scenes import by_day
from beforehand.paper.boundary_form import boundary_form_pdf
from beforehand.paper.lists import breakdown_pdf, deadlines_pdf
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.people import POWERFUL_ROLES, Place
from beforehand.studio.printing import Paper, house_of
from beforehand.studio.scene_lists import scenes_for_coordinator, scenes_in_the_open

BREAKDOWN: Final = "breakdown"
DEADLINES: Final = "deadlines"
BOUNDARIES: Final = "boundaries"
LABELS: Final = {
    BREAKDOWN: "Breakdown of the scenes in the record",
    DEADLINES: "The week’s deadlines",
    BOUNDARIES: "Boundary form, empty",
}


def papers_of_production(place: Place) -> Iterator[str]:
    """Which of them are this person's, in order."""
    if place.runs:
        yield BREAKDOWN
    if place.runs or place.powerful:
        yield DEADLINES
    if place.runs or place.performs:
        yield BOUNDARIES


def production_paper(place: Place, production: str, sheet: str, paper: str, now: datetime) -> Paper | None:
    """One of them; None for whoever is not to have it."""
    if sheet not in papers_of_production(place):
        return None
    house = house_of(place, production)
    if sheet == BOUNDARIES:
        return Paper("boundaries", boundary_form_pdf(house, paper))
    if sheet == BREAKDOWN:
        days = by_day(scenes_for_coordinator(production), now)
        scenes = [{**scene, "day": group["day"]} for group in days for scene in group["scenes"]]
        return Paper("breakdown", breakdown_pdf(house, scenes, _texts(production), place.notice_hours, paper))
    days = by_day(scenes_for_coordinator(production) if place.runs else _theirs(place, production), now)
    return Paper("deadlines", deadlines_pdf(house, days, place.notice_hours, now, paper, riders=place.runs))


def _theirs(place: Place, production: str) -> list[Any]:
    return [one for one in scenes_in_the_open(production) if place.holds(one.scene, *POWERFUL_ROLES)]


def _texts(production: str) -> dict[str, Any]:
    return {row.id: row.data for row in DjangoTables().of_all("scene", production)}
