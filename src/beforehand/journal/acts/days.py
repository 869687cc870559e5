"""Shooting days and calls. ``call`` is RFC 3339 with an offset."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("set_day", direction="neutral")
class SetDay(Body):
    """A shooting day; no scene is on it yet."""

    day: str
    label: str
    call: str
    place: str


@act("move_call", direction="widens")
class MoveCall(Body):
    """The call moves: notice may now reach, so it is widening (DESIGN rule 2)."""

    day: str
    call: str


@act("place_scene", direction="widens")
class PlaceScene(Body):
    """The envelope's scene is put on a day."""

    day: str


@act("unplace_scene", direction="narrows")
class UnplaceScene(Body):
    """The envelope's scene is taken off its day."""
