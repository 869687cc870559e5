"""The set on the day: holds, the roster, takes."""

from __future__ import annotations

import re
import uuid
from datetime import datetime

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.sets import EndHold, Hold, LogTake, PutOnRoster, TakeOffRoster
from beforehand.studio.desk import Receipt, desk
from beforehand.studio.production import RUNNING
from beforehand.studio.words import LINE, NAME, words

WHERE = ("floor", "monitor", "remote")
_RATE = re.compile(r"[1-9]\d{0,6}/[1-9]\d{0,6}\Z")


def hold(production: str, author: str, *, scene: str, act: str = "", at: datetime | None = None) -> Receipt:
    """Stop the set now: whoever has any role in the scene may. No reason is asked for. The hold's id is the act's."""
    ident = act or str(uuid.uuid4())
    with desk(production, at) as table:
        table.scene(scene)
        if not table.roles(author, scene):
            raise Refusal("no_such", "There is no such thing here.")
        return table.record(Hold(ident), author=author, scene=scene, act=ident)


def end_hold(production: str, author: str, *, scene: str, hold: str, at: datetime | None = None) -> Receipt:
    """The coordinator or a deputy ends one hold."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        if hold not in {h.id for h in table.scene(scene).holds}:
            raise Refusal("no_such", "There is no such thing here.")
        return table.record(EndHold(hold), author=author, scene=scene)


def put_on_roster(
    production: str,
    author: str,
    *,
    scene: str,
    name: str,
    role: str,
    reason: str,
    where: str,
    at: datetime | None = None,
) -> str:
    """Name somebody on the closed set, with the reason why they are needed; the entry's id."""
    if where not in WHERE:
        raise Refusal("where", "On the floor, at a monitor, or remote.")
    entry = str(uuid.uuid4())
    body = PutOnRoster(
        entry, words(name, "name", NAME), words(role, "role", NAME), words(reason, "reason", LINE), where
    )
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        table.scene(scene)
        table.record(body, author=author, scene=scene)
    return entry


def take_off_roster(
    production: str, author: str, *, scene: str, entry: str, at: datetime | None = None
) -> Receipt:
    """Take a name off the closed set."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        if entry not in {e.id for e in table.scene(scene).roster}:
            raise Refusal("no_such", "There is no such thing here.")
        return table.record(TakeOffRoster(entry), author=author, scene=scene)


def log_take(
    production: str,
    author: str,
    *,
    scene: str,
    slate: str,
    number: int,
    rate: str,
    frames: tuple[int, int],
    shown: str,
    at: datetime | None = None,
) -> str:
    """Note a take with its frames (half-open) and the plan that the device showed; the take's id."""
    first, end = frames
    if not _RATE.match(rate) or not 0 <= first < end:
        raise Refusal("frames", "Frames are whole numbers, first before end, at a rate such as 24000/1001.")
    take = str(uuid.uuid4())
    with desk(production, at) as table:
        table.require(author, *RUNNING, "script_supervisor")
        record = table.scene(scene)
        in_force = record.plan.id if record.plan else ""
        body = LogTake(take, words(slate, "slate", 32), number, rate, first, end, shown, in_force)
        table.record(body, author=author, scene=scene)
    return take
