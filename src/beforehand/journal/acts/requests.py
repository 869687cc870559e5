"""Somebody asks for what is not in the plan: a matter of theirs and the coordinator's alone (DESIGN §3, request)."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("make_request", direction="neutral", vault="person")
class MakeRequest(Body):
    """What somebody in the scene asks for, in their own words; lines of the scene's text, or 0 and 0 for nowhere."""

    request: str
    text: str
    first_line: int
    last_line: int


@act("close_request", direction="neutral", vault="person")
class CloseRequest(Body):
    """The coordinator has dealt with it (``candidate`` or ``aside``), or its author took it back (``taken back``)."""

    request: str
    how: str
