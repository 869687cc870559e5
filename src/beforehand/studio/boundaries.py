"""A performer's own limits. Only the performer writes them; no reason is asked for."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_data import boundary_data, boundary_from
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import EVERY_CREW
from beforehand.journal.acts.boundaries import CloseBoundary, EndOpening, LiftFence, MeetGate, OpenBoundary
from beforehand.studio.desk import Desk, Receipt, desk

MOST = 400


def set_boundary(
    production: str, author: str, entry: Mapping[str, Any], *, act: str = "", at: datetime | None = None
) -> str:
    """Open, gate or fence (by the entry's ``disposition``); the boundary's id, which is the act's.

    Raises:
        Refusal: ``not_performing`` when the author performs nowhere; ``stranger`` when ``by`` names
            nobody of this production; ``too_many``; and those of :func:`boundary_from`.
    """
    boundary = boundary_from(act or str(uuid.uuid4()), author, entry)
    kind = CloseBoundary if boundary.disposition == "fence" else OpenBoundary
    body = kind(boundary.id, boundary_data(boundary))
    with desk(production, at) as table:
        if not table.again(act, body, author=author):
            _check(table, author, boundary)
            table.record(body, author=author, act=boundary.id)
    return boundary.id


def end_boundary(
    production: str, author: str, *, boundary: str, act: str = "", at: datetime | None = None
) -> Receipt:
    """Take a boundary away: lifting a fence or a gate widens, ending an opening narrows.

    A gate that is not met denies what another opening permits, so taking it away can only be a widening.
    """
    with desk(production, at) as table:
        earlier = table.again(act, LiftFence(boundary), EndOpening(boundary), author=author)
        if earlier:
            return earlier
        kind = EndOpening if _own(table, author, boundary)["disposition"] == "open" else LiftFence
        return table.record(kind(boundary), author=author, act=act)


def meet_gate(
    production: str,
    author: str,
    *,
    boundary: str,
    scene: str,
    digest: str,
    at: datetime | None = None,
) -> Receipt:
    """The owner marks a gate in their own words met for one digest on the scene's day."""
    with desk(production, at) as table:
        if _own(table, author, boundary)["gate"] != "own_words":
            raise Refusal("gate_is_read", "This gate is read from the plan; it needs no mark.")
        record = table.scene(scene)
        if author not in record.performers or digest not in {c.digest for c in record.candidates.values()}:
            raise Refusal("no_such", "There is no such thing here.")
        if record.day is None:
            raise Refusal("no_day", "The scene is on no day yet; a gate is met for one day.")
        return table.record(MeetGate(boundary, digest, record.day.id), author=author, scene=scene)


def _own(table: Desk, author: str, boundary: str) -> Mapping[str, Any]:
    row = table.tables.get("boundary", boundary)
    if row is None or row.person != author or row.production != table.production:
        raise Refusal("no_such", "There is no such thing here.")
    return row.data


def _check(table: Desk, author: str, boundary: Boundary) -> None:
    wide = table.tables.of_production(table.production)
    if not table.tables.scenes_of(table.production, author):
        raise Refusal("not_performing", "Boundaries are a performer's. You perform in no scene yet.")
    if boundary.by - EVERY_CREW - {r.id for r in wide["person"]}:
        raise Refusal("stranger", "Somebody listed here is not in this production.")
    # A fence is never one too many: nobody's no is refused for its number.
    own = table.tables.of_people(table.production, [author])["boundary"]
    if boundary.disposition != "fence" and len(own) >= MOST:
        raise Refusal("too_many", f"There are {MOST} boundaries already. End some that say the same.")
