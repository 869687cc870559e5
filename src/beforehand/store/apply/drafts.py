"""Drafts of the script: what was read, and what people marked in it."""

from __future__ import annotations

from typing import Any

import attrs

from beforehand.journal.act import Saved
from beforehand.journal.acts.drafts import (
    AddPassage,
    AnchorBeats,
    ConfirmPair,
    MarkPassage,
    MarkSceneRead,
    PutDraftAside,
    ReadDraft,
    TieScene,
)
from beforehand.script.drafts.kept import unpack
from beforehand.store.apply.registry import applies, known, row
from beforehand.store.rows import Tables, key


@applies(ReadDraft)
def read_draft(saved: Saved, body: ReadDraft, tables: Tables) -> None:
    """The draft's row; one for each scene, one for its text, one for each passage."""
    packed = unpack(body.packed)
    data = {
        "title": body.title,
        "label": body.label,
        "format": body.format,
        "pages": body.pages,
        "size": body.size,
        "digest": body.digest,
        "aside": False,
        **packed["said"],
    }
    tables.put("draft", row(saved, body.draft, number=body.number, data=data))
    for scene in packed["scenes"]:
        columns = {"parent": body.draft, "number": scene["index"]}
        at = key(body.draft, str(scene["index"]))
        tables.put("draft_scene", row(saved, at, scene=scene["to"], data=scene["head"], **columns))
        tables.put("draft_text", row(saved, at, data=scene["text"], **columns))
        for passage in scene["passages"]:
            tables.put("draft_passage", row(saved, passage["id"], data=passage["data"], **columns))


@applies(PutDraftAside)
def put_draft_aside(saved: Saved, body: PutDraftAside, tables: Tables) -> None:
    """The draft's row, in use or not; all that was marked in it stays."""
    at = known(tables, "draft", body.draft)
    tables.put("draft", attrs.evolve(at, act=saved.id, data={**at.data, "aside": body.aside}))


@applies(MarkPassage)
def mark_passage(saved: Saved, body: MarkPassage, tables: Tables) -> None:
    """The passage's row with its mark."""
    _mark(saved, tables, body.passage, mark=body.mark)


@applies(AddPassage)
def add_passage(saved: Saved, body: AddPassage, tables: Tables) -> None:
    """A passage like those that were found, said to be a person's."""
    data = {
        "categories": list(body.categories),
        "lines": [body.first_line, body.last_line],
        "text": body.text,
        "who": list(body.who),
        "severity": "mid",
        "certainty": 100,
        "why": [],
        "by": "a person",
        "mark": "kept",
        "was": "",
        "change": "added",
    }
    tables.put("draft_passage", row(saved, body.passage, parent=body.draft, number=body.index, data=data))


@applies(MarkSceneRead)
def mark_scene_read(saved: Saved, body: MarkSceneRead, tables: Tables) -> None:
    """The scene's row, read or not."""
    _scene(saved, tables, body.draft, body.index, read=body.read)


@applies(TieScene)
def tie_scene(saved: Saved, body: TieScene, tables: Tables) -> None:
    """The scene's row with the record's own scene."""
    at = known(tables, "draft_scene", key(body.draft, str(body.index)))
    tables.put("draft_scene", attrs.evolve(at, act=saved.id, scene=body.to))


@applies(ConfirmPair)
def confirm_pair(saved: Saved, body: ConfirmPair, tables: Tables) -> None:
    """The scene's row with its pair, and what comes over with it."""
    match = "sure" if body.old >= 0 else "added"
    _scene(saved, tables, body.draft, body.index, match=match, old=body.old, by="a person")
    at = known(tables, "draft_scene", key(body.draft, str(body.index)))
    tables.put("draft_scene", attrs.evolve(at, scene=body.to or at.scene))
    for passage, mark, was, change in body.marks:
        _mark(saved, tables, passage, mark=mark, was=was, change=change)


@applies(AnchorBeats)
def anchor_beats(saved: Saved, body: AnchorBeats, tables: Tables) -> None:
    """The candidates' rows with their lines; nothing else of them is another."""
    for candidate, first, last in body.anchors:
        at = known(tables, "candidate", candidate)
        tables.put("candidate", attrs.evolve(at, act=saved.id, data={**at.data, "lines": [first, last]}))


def _mark(saved: Saved, tables: Tables, passage: str, **said: Any) -> None:
    at = known(tables, "draft_passage", passage)
    tables.put("draft_passage", attrs.evolve(at, act=saved.id, data={**at.data, **said}))


def _scene(saved: Saved, tables: Tables, draft: str, index: int, **said: Any) -> None:
    at = known(tables, "draft_scene", key(draft, str(index)))
    tables.put("draft_scene", attrs.evolve(at, act=saved.id, data={**at.data, **said}))
