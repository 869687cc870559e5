"""A performer's own limits; ``entry`` is as :mod:`beforehand.agreement.boundary_data` makes it."""

from __future__ import annotations

from beforehand.journal.act import Body, Data, act


@act("open_boundary", direction="widens", vault="person")
class OpenBoundary(Body):
    """Open something, or open it under a gate."""

    boundary: str
    entry: Data


@act("close_boundary", direction="narrows", vault="person")
class CloseBoundary(Body):
    """A fence. It wins over whatever is open."""

    boundary: str
    entry: Data


@act("lift_fence", direction="widens", vault="person")
class LiftFence(Body):
    """Take a fence or a gate away. What was open beneath it is open again."""

    boundary: str


@act("end_opening", direction="narrows", vault="person")
class EndOpening(Body):
    """Take an opening away: not said again, which is no."""

    boundary: str


@act("meet_gate", direction="widens", vault="person")
class MeetGate(Body):
    """The owner marks a gate in their own words met, for one digest and one shooting day."""

    boundary: str
    digest: str
    day: str
