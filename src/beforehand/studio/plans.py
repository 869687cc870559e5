"""Palette, proposal, approval, publication."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from beforehand.agreement.publishing import available, publishable, still_stands
from beforehand.agreement.record import Proposal, SceneRecord
from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.plans import (
    ApprovePlan,
    ProposePlan,
    PublishPalette,
    PublishPlan,
    Rehearse,
    TakeBack,
)
from beforehand.store.scene_reading import POWERFUL
from beforehand.studio.desk import Desk, Receipt, desk
from beforehand.studio.production import RUNNING

MOST_BEATS = 60


def publish_palette(
    production: str,
    author: str,
    *,
    scene: str,
    candidates: Iterable[str],
    at: datetime | None = None,
) -> Receipt:
    """Publish what is available to the director; ``not_available`` when not all in it agreed."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        record = table.scene(scene)
        chosen = _distinct(candidates)
        if set(chosen) - set(available(record)):
            raise Refusal(
                "not_available",
                "A palette holds only what everybody in it has agreed to, inside their limits.",
            )
        return table.record(PublishPalette(str(uuid.uuid4()), chosen), author=author, scene=scene)


def propose_plan(
    production: str,
    author: str,
    *,
    scene: str,
    candidates: Iterable[str],
    at: datetime | None = None,
) -> str:
    """Somebody with power asks for palette beats in this order; the proposal's id.

    Who performs in the scene has a performer's place there, whatever else they are (``proposer_performs``).
    """
    proposal = str(uuid.uuid4())
    with desk(production, at) as table:
        record = table.scene(scene)
        table.require(author, *POWERFUL, scene=scene)
        chosen = _distinct(candidates)
        if author in record.performers:
            raise Refusal(
                "proposer_performs",
                "You perform in this scene, so somebody else puts its plan in order and approves it.",
            )
        if not chosen:
            raise Refusal("no_beats", "Choose at least one beat.")
        if record.palette is None or set(chosen) - set(record.palette.beats):
            raise Refusal("not_in_palette", "A plan is made of what the palette holds.")
        table.record(ProposePlan(proposal, chosen), author=author, scene=scene)
    return proposal


def approve_plan(
    production: str, author: str, *, scene: str, proposal: str, at: datetime | None = None
) -> Receipt:
    """Approve for production. Who performs in the scene cannot (rule 7, ``approver_performs``)."""
    with desk(production, at) as table:
        record = table.scene(scene)
        table.require(author, *POWERFUL, scene=scene)
        asked = _proposal(record, proposal)
        if author in record.performers:
            raise Refusal(
                "approver_performs", "You perform in this scene, so somebody else approves it for production."
            )
        if asked.approved_by:
            raise Refusal("approved_already", "This is approved already.")
        return table.record(ApprovePlan(proposal), author=author, scene=scene)


def publish_plan(
    production: str,
    author: str,
    *,
    scene: str,
    proposal: str,
    candidates: Iterable[str] | None = None,
    at: datetime | None = None,
) -> str:
    """Publish an approved proposal, or a part of it in the same order, as the next version; the plan's id."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        record = table.scene(scene)
        asked = _proposal(record, proposal)
        chosen = asked.beats if candidates is None else _distinct(candidates)
        return _publish(table, record, author, asked, chosen)


def republish(production: str, author: str, *, scene: str, at: datetime | None = None) -> str:
    """Publish what still stands of the plan in force: the coordinator's one tap (``nothing_stands``)."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        record = table.scene(scene)
        if record.plan is None:
            raise Refusal("no_plan", "There is no plan to publish again.")
        stands = still_stands(record)
        if not stands:
            raise Refusal("nothing_stands", "Nothing of this plan still stands.")
        return _publish(table, record, author, record.proposals[record.plan.proposal], stands)


def take_back(production: str, author: str, *, scene: str, at: datetime | None = None) -> Receipt:
    """The coordinator takes the scene back for a revision: nothing of it may be shot until they publish."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        if table.scene(scene).plan is None:
            raise Refusal("no_plan", "There is no plan in force to take back.")
        return table.record(TakeBack(), author=author, scene=scene)


def rehearse(
    production: str,
    author: str,
    *,
    scene: str,
    candidates: Iterable[str],
    at: datetime | None = None,
) -> Receipt:
    """The coordinator notes that these beats were rehearsed."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        record = table.scene(scene)
        chosen = _distinct(candidates)
        if not chosen or set(chosen) - set(record.candidates):
            raise Refusal("no_such", "There is no such thing here.")
        digests = tuple(record.candidates[c].digest for c in chosen)
        return table.record(Rehearse(digests), author=author, scene=scene)


def _publish(table: Desk, record: SceneRecord, author: str, asked: Proposal, chosen: tuple[str, ...]) -> str:
    against = publishable(record, asked.id, chosen)
    if against:
        raise Refusal(against[0].code, against[0].missing)
    plan = str(uuid.uuid4())
    number = record.plan.version + 1 if record.plan else 1
    table.record(PublishPlan(plan, number, asked.id, chosen), author=author, scene=record.scene)
    return plan


def _proposal(record: SceneRecord, proposal: str) -> Proposal:
    asked = record.proposals.get(proposal)
    if asked is None:
        raise Refusal("no_such", "There is no such thing here.")
    return asked


def _distinct(candidates: Iterable[str]) -> tuple[str, ...]:
    chosen = tuple(candidates)
    if len(set(chosen)) != len(chosen):
        raise Refusal("twice", "A beat stands in a list once; its repeats are its own.")
    if len(chosen) > MOST_BEATS:
        raise Refusal("too_many", f"At most {MOST_BEATS} beats.")
    return chosen
