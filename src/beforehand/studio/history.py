"""The record of a scene, as far as somebody may see it: one line an act, newest first.

Those with power read the production's vault alone, and of it only kinds that are public; a performer reads
their own vault beside it, and of the other only what was put to them or published. No query counts anything,
and the lines carry no numbers of their own, so nothing tells how many acts were left out (DESIGN rule 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import frozen

from beforehand.journal.act import Saved, read_instant
from beforehand.journal.acts import (
    answers,
    boundaries,
    candidates,
    days,
    drafts,
    grants,
    on_paper,
    people,
    plans,
    requests,
    riders,
    sets,
)
from beforehand.paper.times import moment
from beforehand.store.tables import journal_store
from beforehand.studio.people import Place

PUBLIC: Final = frozenset(
    {
        "write_scene",
        "state_intent",
        "publish_palette",
        "propose_plan",
        "approve_plan",
        "publish_plan",
        "place_scene",
        "unplace_scene",
        "hold",
        "end_hold",
        "put_on_roster",
        "take_off_roster",
        "log_take",
    }
)
"""Kinds that everybody with a role in the scene may see."""

NAMELESS: Final = frozenset({"hold"})
"""Kinds whose author is told to nobody but the coordinator."""


@frozen
class Line:
    """One line of the record.

    Attributes:
        act: the act's id.
        at: server time.
        who: the author's name, or "" where it is not told.
        said: what was done, in words.
        sealed: whether a signed checkpoint covers it.
    """

    act: str
    at: datetime
    who: str
    said: str
    sealed: bool


def scene_history(
    production: str, scene: str, person: str, place: Place, names: Mapping[str, str], sealed_to: int
) -> list[Line]:
    """The lines this person may see, newest first.

    Args:
        production, scene: where.
        person: who reads.
        place: their roles.
        names: full names by id.
        sealed_to: seq of the last act that a checkpoint covers.
    """
    entries = _readable(production, scene, person, place)
    mine = [e for e in entries if _may_see(e.saved, scene, person, place)]
    lines = [_line(e, person, place, names, sealed_to) for e in mine]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _readable(production: str, scene: str, person: str, place: Place) -> Iterator[journal_store.Entry]:
    vaults = None if place.runs else [f"production:{production}"]
    if vaults is not None and place.performs:
        vaults.append(f"person:{production}:{person}")
    return journal_store.entries(production=production, vaults=vaults, scene=scene)


def _may_see(saved: Saved, scene: str, person: str, place: Place) -> bool:
    kind = type(saved.body).kind
    if place.runs or saved.author == person or kind in PUBLIC:
        return True
    return place.holds(scene, "performer", "double") and person in _put_to(saved)


def _put_to(saved: Saved) -> tuple[str, ...]:
    """To whom an act of the coordinator's puts something."""
    body = saved.body
    if isinstance(body, candidates.PutCandidate):
        return body.to
    if isinstance(body, candidates.PutOrder):
        return (body.to,)
    return (body.person,) if isinstance(body, riders.RecordRider | on_paper.AnswerOnPaper) else ()


def _line(
    entry: journal_store.Entry, person: str, place: Place, names: Mapping[str, str], sealed_to: int
) -> Line:
    saved = entry.saved
    kind = type(saved.body).kind
    told = place.runs or saved.author == person or kind not in NAMELESS
    who = names.get(saved.author, "") if told else ""
    return Line(saved.id, saved.at, who, SAID[type(saved.body)](saved.body), entry.seq <= sealed_to)


PAPER: Final = {"decline": "declined.", "talk": "wants to talk first."}


def claimed(at: str) -> str:
    """A time that a paper gives: "22 Nov 2026, 16:20 UTC"."""
    return f"{moment(read_instant(at), ZoneInfo('UTC'))} UTC"


SAID: Final[Mapping[type, Callable[[Any], str]]] = {
    people.StartProduction: lambda b: f"Began the production {b.title}.",
    people.AddPerson: lambda b: f"Added {b.name}.",
    people.GrantRole: lambda b: f"Gave the role {b.role.replace('_', ' ')}.",
    people.RevokeRole: lambda _: "Ended a role.",
    people.HandOver: lambda _: "Handed the production over to another coordinator.",
    people.RaiseNotice: lambda b: f"Raised the production’s notice to {b.hours} hours.",
    people.LowerNotice: lambda b: f"Lowered the production’s notice to {b.hours} hours.",
    people.SetKeeping: lambda b: f"Set how long the record is kept: {b.months} months after wrap.",
    people.WriteExport: lambda b: f"Handed an export to {b.to}.",
    candidates.WriteScene: lambda b: f"Wrote the scene, {b.draft or 'no draft named'}.",
    candidates.StateIntent: lambda _: "Said what the story needs.",
    candidates.WriteCandidate: lambda b: f"Wrote a candidate: {b.beat['text']}",
    candidates.PutCandidate: lambda _: "Put a candidate to performers.",
    candidates.PutOrder: lambda _: "Put an order of beats to a performer.",
    on_paper.AnswerOnPaper: lambda b: (
        f"Entered from paper: {PAPER[b.word]} The paper says {claimed(b.claimed_at)}."
    ),
    on_paper.FenceOnPaper: lambda b: f"Entered a fence from paper. The paper says {claimed(b.claimed_at)}.",
    answers.Agree: lambda _: "Agreed.",
    answers.Talk: lambda _: "Wants to talk first.",
    answers.Decline: lambda _: "Declined.",
    answers.Withdraw: lambda _: "Ended an agreement.",
    answers.LessToday: lambda _: "Less today.",
    boundaries.OpenBoundary: lambda _: "Opened a boundary.",
    boundaries.CloseBoundary: lambda _: "Set a fence.",
    boundaries.LiftFence: lambda _: "Lifted a fence.",
    boundaries.EndOpening: lambda _: "Ended an opening.",
    boundaries.MeetGate: lambda _: "Marked a gate met for one beat on one day.",
    plans.PublishPalette: lambda _: "Published the palette.",
    plans.ProposePlan: lambda _: "Asked for an order of beats.",
    plans.ApprovePlan: lambda _: "Approved an order for production.",
    plans.PublishPlan: lambda b: f"Published plan v{b.number}.",
    plans.TakeBack: lambda _: "Took the scene back for a revision.",
    plans.Rehearse: lambda _: "Noted a rehearsal.",
    riders.RecordRider: lambda b: f"Recorded rider {b.number}.",
    riders.DeliverRider: lambda _: "Delivered a rider.",
    riders.OpenRider: lambda _: "Opened a rider.",
    riders.TalkOverRider: lambda _: "Wants to talk a rider over.",
    riders.SignRider: lambda _: "Signed a rider.",
    riders.TakeBackSignature: lambda _: "Took a signature back.",
    riders.CountersignRider: lambda _: "Signed a rider for production.",
    riders.StrikeClause: lambda _: "Struck a clause.",
    grants.GrantRider: lambda b: "Showed a rider to a representative" + (", to sign it." if b.signs else "."),
    grants.EndGrant: lambda _: "Ended what a representative sees.",
    requests.MakeRequest: lambda _: "Asked for something else.",
    requests.CloseRequest: lambda _: "Closed a request.",
    days.SetDay: lambda b: f"Set {b.label}.",
    days.MoveCall: lambda _: "Moved a call.",
    days.PlaceScene: lambda _: "Put the scene on a day.",
    days.UnplaceScene: lambda _: "Took the scene off its day.",
    drafts.ReadDraft: lambda b: f"Read a draft of the script, {b.label or 'not named'}.",
    drafts.PutDraftAside: lambda b: "Put a draft aside." if b.aside else "Took a draft into use again.",
    drafts.MarkPassage: lambda b: f"Marked a passage of the script: {b.mark}.",
    drafts.AddPassage: lambda _: "Added a passage of the script.",
    drafts.MarkSceneRead: lambda b: (
        "Read a scene of the script." if b.read else "A scene is to be read again."
    ),
    drafts.TieScene: lambda _: "Said which scene of the script this is.",
    drafts.ConfirmPair: lambda _: "Said what a scene was in the draft before.",
    drafts.AnchorBeats: lambda _: "Tied beats to other lines of the script.",
    sets.Hold: lambda _: "Hold: the set was stopped.",
    sets.EndHold: lambda _: "The hold was ended.",
    sets.PutOnRoster: lambda b: f"Named {b.name} on the closed set.",
    sets.TakeOffRoster: lambda _: "Took a name off the closed set.",
    sets.LogTake: lambda b: f"Noted take {b.number} of slate {b.slate}.",
}
"""Words for every kind; a test holds that none is missing."""
