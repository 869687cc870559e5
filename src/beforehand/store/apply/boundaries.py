"""Boundaries as they stand now; what was lifted or ended is in the journal."""

from __future__ import annotations

from beforehand.journal.act import Saved, plain
from beforehand.journal.acts.boundaries import CloseBoundary, EndOpening, LiftFence, MeetGate, OpenBoundary
from beforehand.store.apply.registry import applies, row
from beforehand.store.rows import Tables


@applies(OpenBoundary)
def open_boundary(saved: Saved, body: OpenBoundary, tables: Tables) -> None:
    """An opening or a gate."""
    tables.put("boundary", row(saved, body.boundary, scene="", person=saved.author, data=plain(body.entry)))


@applies(CloseBoundary)
def close_boundary(saved: Saved, body: CloseBoundary, tables: Tables) -> None:
    """A fence."""
    tables.put("boundary", row(saved, body.boundary, scene="", person=saved.author, data=plain(body.entry)))


@applies(LiftFence)
def lift_fence(saved: Saved, body: LiftFence, tables: Tables) -> None:
    """The fence's row goes."""
    tables.drop("boundary", body.boundary)


@applies(EndOpening)
def end_opening(saved: Saved, body: EndOpening, tables: Tables) -> None:
    """The opening's row goes."""
    tables.drop("boundary", body.boundary)


@applies(MeetGate)
def meet_gate(saved: Saved, body: MeetGate, tables: Tables) -> None:
    """A gate met for one digest and one day."""
    data = {"boundary": body.boundary, "digest": body.digest, "day": body.day}
    tables.put("gate", row(saved, saved.id, scene="", person=saved.author, data=data))
