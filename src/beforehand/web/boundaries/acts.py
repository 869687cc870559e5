"""What is done on the pages of boundaries; each gives the id of the last act it wrote, "" for none."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from beforehand.agreement.boundary_cells import Change
from beforehand.agreement.boundary_choice import closing
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import leaves
from beforehand.studio import boundaries
from beforehand.studio.own_boundaries import own_boundaries
from beforehand.web.viewer import Viewer


def fence_all(viewer: Viewer, region: str, now: datetime) -> str:
    """Close a region for all directions at once; what is fenced already is not fenced again."""
    own = own_boundaries(str(viewer.production), str(viewer.person))
    try:
        inside = leaves(region)
    except KeyError:
        raise Refusal("no_such", "There is no such thing here.") from None
    entries = closing(str(viewer.person), inside, own.people, own.entries) if own else []
    return set_all(viewer, entries, now)


def set_all(viewer: Viewer, entries: Iterable[Mapping[str, Any]], now: datetime) -> str:
    """Record these entries."""
    act = ""
    for entry in entries:
        act = str(uuid.uuid4())
        boundaries.set_boundary(str(viewer.production), str(viewer.person), entry, act=act, at=now)
    return act


def carry_out(viewer: Viewer, change: Change, now: datetime) -> str:
    """Record a change: what is added first, so that nothing is open in between that was closed."""
    act = set_all(viewer, change.add, now)
    for boundary in change.end:
        act = end(viewer, boundary, now)
    return act


def end(viewer: Viewer, boundary: str, now: datetime) -> str:
    """Lift a fence, or end an opening."""
    return boundaries.end_boundary(str(viewer.production), str(viewer.person), boundary=boundary, at=now).act
