"""Palette, proposals, plans, rehearsals."""

from __future__ import annotations

import attrs

from beforehand.journal.act import Saved
from beforehand.journal.acts.plans import (
    ApprovePlan,
    ProposePlan,
    PublishPalette,
    PublishPlan,
    Rehearse,
    TakeBack,
)
from beforehand.store.apply.registry import applies, known, row
from beforehand.store.rows import Tables, key


@applies(PublishPalette)
def publish_palette(saved: Saved, body: PublishPalette, tables: Tables) -> None:
    """The palette now, one row a scene."""
    data = {"palette": body.palette, "candidates": list(body.candidates)}
    tables.put("palette", row(saved, saved.scene or "", data=data))


@applies(ProposePlan)
def propose_plan(saved: Saved, body: ProposePlan, tables: Tables) -> None:
    """A proposal, not approved."""
    data = {"candidates": list(body.candidates), "approved_by": ""}
    tables.put("proposal", row(saved, body.proposal, person=saved.author, data=data))


@applies(ApprovePlan)
def approve_plan(saved: Saved, body: ApprovePlan, tables: Tables) -> None:
    """The proposal's row, approved; its own time stays that of the proposal."""
    proposal = known(tables, "proposal", body.proposal)
    data = {**proposal.data, "approved_by": saved.author}
    tables.put("proposal", attrs.evolve(proposal, act=saved.id, data=data))


@applies(PublishPlan)
def publish_plan(saved: Saved, body: PublishPlan, tables: Tables) -> None:
    """The plan and its beats; earlier versions stay."""
    tables.put("plan", row(saved, body.plan, parent=body.proposal, number=body.number))
    for place, candidate in enumerate(body.candidates, start=1):
        at = key(body.plan, str(place))
        beat = row(saved, at, parent=body.plan, number=place, data={"candidate": candidate})
        tables.put("plan_beat", beat)


@applies(TakeBack)
def take_back(saved: Saved, body: TakeBack, tables: Tables) -> None:
    """Nothing but the bit, which :mod:`beforehand.store.settle` sets for this kind."""


@applies(Rehearse)
def rehearse(saved: Saved, body: Rehearse, tables: Tables) -> None:
    """One row a rehearsal."""
    tables.put("rehearsal", row(saved, saved.id, data={"digests": list(body.digests)}))
