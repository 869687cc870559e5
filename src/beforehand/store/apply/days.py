"""Shooting days, calls, and which scene is on which day."""

from __future__ import annotations

import attrs

from beforehand.journal.act import Saved, read_instant
from beforehand.journal.acts.days import MoveCall, PlaceScene, SetDay, UnplaceScene
from beforehand.store.apply.registry import applies, known, row
from beforehand.store.rows import Tables


@applies(SetDay)
def set_day(saved: Saved, body: SetDay, tables: Tables) -> None:
    """The day; its ``at`` is the call."""
    data = {"label": body.label, "place": body.place}
    tables.put("shooting_day", row(saved, body.day, scene="", at=read_instant(body.call), data=data))


@applies(MoveCall)
def move_call(saved: Saved, body: MoveCall, tables: Tables) -> None:
    """The same day at another call."""
    day = known(tables, "shooting_day", body.day)
    tables.put("shooting_day", attrs.evolve(day, act=saved.id, at=read_instant(body.call)))


@applies(PlaceScene)
def place_scene(saved: Saved, body: PlaceScene, tables: Tables) -> None:
    """A scene is on one day at a time."""
    tables.put("placement", row(saved, saved.scene or "", parent=body.day))


@applies(UnplaceScene)
def unplace_scene(saved: Saved, body: UnplaceScene, tables: Tables) -> None:
    """Off its day."""
    tables.drop("placement", saved.scene or "")
