"""Holds, roster, takes."""

from __future__ import annotations

from beforehand.journal.act import Saved
from beforehand.journal.acts.sets import EndHold, Hold, LogTake, PutOnRoster, TakeOffRoster
from beforehand.store.apply.registry import applies, row
from beforehand.store.rows import Tables


@applies(Hold)
def hold(saved: Saved, body: Hold, tables: Tables) -> None:
    """A hold that stands. Who called it is in the journal alone, not in this row."""
    tables.put("hold", row(saved, body.hold))


@applies(EndHold)
def end_hold(saved: Saved, body: EndHold, tables: Tables) -> None:
    """That hold's row goes."""
    tables.drop("hold", body.hold)


@applies(PutOnRoster)
def put_on_roster(saved: Saved, body: PutOnRoster, tables: Tables) -> None:
    """A name on the closed set."""
    data = {"name": body.name, "role": body.role, "reason": body.reason, "where": body.where}
    tables.put("roster", row(saved, body.entry, data=data))


@applies(TakeOffRoster)
def take_off_roster(saved: Saved, body: TakeOffRoster, tables: Tables) -> None:
    """The name's row goes."""
    tables.drop("roster", body.entry)


@applies(LogTake)
def log_take(saved: Saved, body: LogTake, tables: Tables) -> None:
    """One row a take."""
    data = {
        "slate": body.slate,
        "rate": body.rate,
        "frames": [body.first_frame, body.end_frame],
        "shown": body.shown,
        "in_force": body.in_force,
    }
    tables.put("take", row(saved, body.take, number=body.number, data=data))
