"""Palette, proposal, plan."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("publish_palette", direction="neutral")
class PublishPalette(Body):
    """All that is available to the director, as candidates' ids in the order to be shown."""

    palette: str
    candidates: tuple[str, ...]


@act("propose_plan", direction="neutral")
class ProposePlan(Body):
    """Palette beats in order, as somebody with power asks for them."""

    proposal: str
    candidates: tuple[str, ...]


@act("approve_plan", direction="neutral")
class ApprovePlan(Body):
    """Approval for production, by one who does not perform in the scene."""

    proposal: str


@act("publish_plan", direction="widens")
class PublishPlan(Body):
    """The coordinator publishes version ``number``; this alone clears *with the coordinator*."""

    plan: str
    number: int
    proposal: str
    candidates: tuple[str, ...]


@act("take_back", direction="narrows")
class TakeBack(Body):
    """The coordinator takes the scene back for a revision of their own: *with the coordinator* is set."""


@act("rehearse", direction="widens")
class Rehearse(Body):
    """A rehearsal of these digests was held, noted by the coordinator."""

    digests: tuple[str, ...]
