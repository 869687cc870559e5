"""Which view of a scene somebody has who holds power, or costume, in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.published import Published, directed_by_performers
from beforehand.agreement.views.power import (
    assistant_view,
    costume_view,
    director_view,
    performing_director_view,
    producer_view,
)

VIEWS: Final[Mapping[str, Callable[[Published, str, datetime], dict[str, Any]]]] = {
    "director": director_view,
    "producer": producer_view,
    "assistant_director": assistant_view,
    "costume": costume_view,
    "performing_director": performing_director_view,
}
"""Who holds several of these roles sees the first."""


def view_of(held: Iterable[str], told: Published, person: str) -> str | None:
    """The key of the person's view; None without one.

    Who performs in the scene has the performer's place there, whatever else they are; a director keeps their own
    story intent. Where all who direct it perform, a producer or assistant director stands in for them (rule 7).

    Args:
        held: the roles that they hold for this scene.
        told: what is public of it.
        person: their id.
    """
    roles = set(held)
    if person in {performer for performer, _ in told.performers}:
        return "performing_director" if "director" in roles else None
    if directed_by_performers(told) and {"producer", "assistant_director"} & roles:
        return "director"
    return next((key for key in VIEWS if key in roles), None)
