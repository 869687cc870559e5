"""Scenes, intent, candidates and what was put to whom."""

from __future__ import annotations

from beforehand.journal.act import Saved, plain
from beforehand.journal.acts.candidates import PutCandidate, PutOrder, StateIntent, WriteCandidate, WriteScene
from beforehand.store.apply.registry import applies, known, row
from beforehand.store.rows import Tables, key


@applies(WriteScene)
def write_scene(saved: Saved, body: WriteScene, tables: Tables) -> None:
    """The scene's row, replaced by a later draft."""
    data = {
        "number": body.number,
        "title": body.title,
        "heading": body.heading,
        "page": body.page,
        "draft": body.draft,
        "lines": list(body.lines),
    }
    tables.put("scene", row(saved, saved.scene or "", data=data))


@applies(StateIntent)
def state_intent(saved: Saved, body: StateIntent, tables: Tables) -> None:
    """The intent now; earlier words are in the journal."""
    tables.put("intent", row(saved, saved.scene or "", person=saved.author, data={"text": body.text}))


@applies(WriteCandidate)
def write_candidate(saved: Saved, body: WriteCandidate, tables: Tables) -> None:
    """One row a candidate; a changed beat is a new candidate, never this one rewritten."""
    data = {"beat": plain(body.beat), "digest": body.digest, "lines": [body.first_line, body.last_line]}
    tables.put("candidate", row(saved, body.candidate, data=data))


@applies(PutCandidate)
def put_candidate(saved: Saved, body: PutCandidate, tables: Tables) -> None:
    """One row for each performer; an offer made again opens the same row again."""
    digest = known(tables, "candidate", body.candidate).data["digest"]
    for person in body.to:
        at = key(body.candidate, person)
        offer = row(saved, at, person=person, parent=body.candidate, data={"digest": digest})
        tables.put("offer", offer)


@applies(PutOrder)
def put_order(saved: Saved, body: PutOrder, tables: Tables) -> None:
    """One row for the performer and this order."""
    data = {"digest": body.digest, "beats": list(body.beats)}
    at = key(body.digest, body.to)
    tables.put("order_offer", row(saved, at, person=body.to, parent=body.proposal, data=data))
