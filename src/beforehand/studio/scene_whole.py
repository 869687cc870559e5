"""A scene, whole, for the coordinator's own pages: never for anybody else's."""

from __future__ import annotations

from beforehand.agreement.record import SceneRecord
from beforehand.agreement.written import Written
from beforehand.store.coordinator_reading import read_for_coordinator


def scene_whole(production: str, scene: str) -> tuple[SceneRecord, Written] | None:
    """The record and the words of a scene of this production, or None.

    Whoever calls this has made sure that the page is the coordinator's or a deputy's.
    """
    return read_for_coordinator(production, scene)
