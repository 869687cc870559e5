"""After an act: what may be shot now, written down for each scene that the act reaches (DESIGN §8).

Standing is part of what replay must reproduce, so it is computed from the tables and the act alone. The clock
is not asked: ``may_from`` and ``may_until`` are kept, and whoever reads compares them with the time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import attrs
from attrs import frozen

from beforehand.agreement.contracts import told_after
from beforehand.agreement.next_step import next_step, steps_of
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.standing import Standing, has_signed, riders_signed, standing, touched
from beforehand.journal.act import Saved, instant
from beforehand.journal.acts.boundaries import CloseBoundary, EndOpening, LiftFence, MeetGate, OpenBoundary
from beforehand.journal.acts.days import MoveCall, PlaceScene, UnplaceScene
from beforehand.journal.acts.on_paper import FenceOnPaper
from beforehand.journal.acts.people import GrantRole, LowerNotice, RaiseNotice, RevokeRole
from beforehand.journal.acts.plans import PublishPlan, TakeBack
from beforehand.journal.acts.sets import PutOnRoster, TakeOffRoster
from beforehand.store.apply import apply
from beforehand.store.noting import Noting
from beforehand.store.rows import Row, Tables
from beforehand.store.scene_reading import PERFORMING, POWERFUL, read_again, read_scene

OWN_ACTS = (OpenBoundary, CloseBoundary, LiftFence, EndOpening, MeetGate)
"""Acts of a person that reach every scene they are in."""

PAPERWORK = (TakeBack, PutOnRoster, TakeOffRoster, PlaceScene, UnplaceScene)
"""The coordinator's own revision, roster and days: they set the bit as a narrowing does, so that the bit tells
nobody which of the two it was (DESIGN rule 6). A change of day would otherwise tell whoever may move scenes
whether somebody had said *less today* or met a gate for one of the days."""


def reach(saved: Saved, tables: Tables) -> list[str]:
    """Ids of the scenes whose standing the act may change, asked before it is applied."""
    body = saved.body
    if isinstance(body, MoveCall):
        return tables.scenes_on(body.day)
    if isinstance(body, RaiseNotice | LowerNotice):
        return tables.scenes_in(saved.production)
    if isinstance(body, OWN_ACTS):
        return tables.scenes_of(saved.production, saved.author)
    if isinstance(body, FenceOnPaper):
        return tables.scenes_of(saved.production, body.person)
    if isinstance(body, GrantRole):
        return _reach_of_role(saved, tables, body.person, body.role, body.scene)
    if isinstance(body, RevokeRole):
        role = tables.get("role", body.grant)
        return _reach_of_role(saved, tables, role.person, role.word, role.scene) if role else []
    return [saved.scene] if saved.scene else []


def _reach_of_role(saved: Saved, tables: Tables, person: str, role: str, scene: str) -> list[str]:
    """A power held anywhere counts in every scene that the person is in (rule 7)."""
    scenes = tables.scenes_of(saved.production, person) if role in POWERFUL else []
    return sorted({*scenes, *([scene] if scene else [])})


@frozen
class Known:
    """A scene as it stands, judged: what the next act on it is compared with."""

    record: SceneRecord
    standing: Standing


_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)

Knowing = Callable[[str], Known | None]


def read_known(tables: Tables, scene: str) -> Known | None:
    """The scene read anew from the tables, and judged."""
    record = read_scene(tables, scene)
    return Known(record, standing(record)) if record else None


def carry_out(saved: Saved, tables: Tables, known: Knowing | None = None) -> dict[str, Known]:
    """Apply the act and settle what it reaches.

    Args:
        saved: the act.
        tables: where it is applied.
        known: gives a scene as it was before, for whoever has it at hand; read from the tables when None.

    Returns:
        The scenes it reached, as they are now, by id.
    """
    scenes = reach(saved, tables)
    before = {scene: known(scene) if known else read_known(tables, scene) for scene in scenes}
    noting = Noting(tables)
    apply(saved, noting)
    return {scene: now for scene in scenes if (now := _settle(saved, noting, scene, before[scene]))}


def _settle(saved: Saved, tables: Noting, scene: str, before: Known | None) -> Known | None:
    record = read_again(tables, before.record) if before else read_scene(tables, scene)
    if record is None:
        return None
    record = attrs.evolve(record, told=told_after(record, saved.at))
    after = Known(record, standing(record))
    bit = _bit_after(saved, before, after)
    if bit != after.record.with_coordinator:
        record = attrs.evolve(after.record, with_coordinator=bit)
        after = Known(record, standing(record))
    tables.put("standing", _standing_row(saved, after))
    return after


def _bit_after(saved: Saved, before: Known | None, after: Known) -> bool:
    if isinstance(saved.body, PublishPlan):
        return False
    if before is None or after.record.plan is None:
        return False
    if before.record.with_coordinator or isinstance(saved.body, PAPERWORK) or _changes_cast(saved):
        return True
    return touched(before.standing, after.standing, narrowing=type(saved.body).direction == "narrows")


def _changes_cast(saved: Saved) -> bool:
    """Somebody more performs: nobody was asked about being there with them. Taking out is judged by the beats."""
    body = saved.body
    return isinstance(body, GrantRole) and body.role in PERFORMING


def _standing_row(saved: Saved, known: Known) -> Row:
    record, now = known.record, known.standing
    return Row(
        id=record.scene,
        production=saved.production,
        act=record.scene,  # the act's id is sealed, and its time: beside an open bit they would name who narrowed
        at=_NO_TIME,
        scene=record.scene,
        parent=record.day.id if record.day else "",
        data={"settled_by": saved.id, **_sealed(record, now)},
        facts=_facts(record, now),
    )


def _facts(record: SceneRecord, now: Standing) -> dict[str, Any]:
    """The open columns: just what a page of many scenes shows to those with power."""
    return {
        "scene_number": record.number,
        "title": record.title,
        "call": record.day.call if record.day else None,
        "day": record.day.label if record.day else "",
        "place": record.day.place if record.day else "",
        "plan": now.plan or "",
        "version": record.plan.version if record.plan else 0,
        "with_coordinator": now.with_coordinator,
        "on_hold": now.on_hold,
        "may_from": now.may_from,
        "may_until": now.may_until,
        "riders_signed": riders_signed(record),
    }


def _next(record: SceneRecord, now: Standing) -> list[Any]:
    step = next_step(record, now)
    return [step.code, step.what, list(step.by), instant(step.at) if step.at else ""]


def _sealed(record: SceneRecord, now: Standing) -> dict[str, Any]:
    """For the coordinator: who performs, how far it is, what is next and stands against it; riders told."""
    return {
        "performers": [[p.id, p.name] for p in record.performers.values()],
        "told": {rider: instant(at) for rider, at in sorted(record.told.items())},
        "steps": steps_of(record),
        "next": _next(record, now),
        "riders": [sum(has_signed(record, p) for p in record.performers), len(record.performers)],
        "findings": [
            [f.code, f.beat or "", f.person or "", f.missing, list(f.can_mend)] for f in now.findings
        ],
    }
