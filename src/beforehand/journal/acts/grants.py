"""What a performer lets a representative see, and sign, of their own riders."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("grant_rider", direction="neutral")
class GrantRider(Body):
    """The performer shows a representative one rider, or with ``rider`` empty all of theirs in the scene.

    With ``signs`` the representative may sign what they are shown; a signature of theirs then counts as one of
    the performer's side.
    """

    grant: str
    to: str
    rider: str
    signs: bool


@act("end_grant", direction="neutral")
class EndGrant(Body):
    """The performer ends it. What the representative signed before stays signed."""

    grant: str
