"""Drafts of the script, read from their tables. Texts are opened scene by scene, where they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from beforehand.script.breakdown.values import Passage, SceneFound
from beforehand.script.drafts.carrying import Before, Marked
from beforehand.script.drafts.kept import found_from, passage_from
from beforehand.script.fountain import read_fountain
from beforehand.script.screenplay import Scene
from beforehand.script.sheet import on_sheet
from beforehand.script.source import UnreadableScript
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables


def every_draft_of(production: str) -> list[Row]:
    """The production's drafts, those put aside too, the newest first."""
    return list(reversed(DjangoTables().of_all("draft", production)))


def drafts_of(production: str) -> list[Row]:
    """The drafts in use, the newest first."""
    return [row for row in every_draft_of(production) if not row.data["aside"]]


def draft_of(production: str, draft: str) -> Row | None:
    """One of them, or None."""
    found = DjangoTables().get("draft", draft)
    return found if found and found.production == production else None


def heads_of(draft: str) -> list[Row]:
    """A draft's scenes without their text, in order."""
    return DjangoTables().under("draft_scene", draft)


def texts_of(draft: str, first: int, last: int) -> dict[int, Mapping[str, str]]:
    """The lines of some scenes of a draft, by index."""
    return {row.number: row.data for row in DjangoTables().under("draft_text", draft, first, last)}


def passages_of(draft: str) -> list[Row]:
    """A draft's passages in order of the script; ``number`` is the scene's index."""
    found = DjangoTables().under("draft_passage", draft)
    return sorted(found, key=lambda row: (row.number, *row.data["lines"], row.id))


def by_scene(passages: Iterable[Row]) -> dict[int, list[Row]]:
    """Passages by their scene's index."""
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in passages:
        found[row.number].append(row)
    return found


def whole_scene(head: Row, text: Mapping[str, str], passages: Sequence[Row] = ()) -> SceneFound:
    """A scene of a draft as it was read."""
    told: tuple[Passage, ...] = tuple(passage_from(row.data) for row in passages)
    return found_from(head.number, head.data, text, told)


def before_of(head: Row, text: Mapping[str, str], passages: Sequence[Row]) -> Before:
    """A scene of a draft with what was marked in it."""
    found = whole_scene(head, text, passages)
    marked = tuple(
        Marked(row.id, passage, row.data["mark"])
        for row, passage in zip(passages, found.passages, strict=True)
    )
    return Before(head.number, found, marked, head.data["read"], head.scene)


def scene_of_record(data: Mapping[str, Any]) -> Scene:
    """A scene of the record as a scene of a script, on its sheet; a text that is none is one of action."""
    try:
        play = read_fountain("\n".join(data["lines"]))
        elements = play.elements
    except UnreadableScript:
        elements = ()
    spoken = tuple(dict.fromkeys(e.name for e in elements if e.name))
    scene = Scene(0, data["number"], data["heading"], "", "", "", (1, 1), elements, spoken, omitted=False)
    return on_sheet(scene)


def record_before(row: Row) -> Before:
    """A scene that stands in the record and in no draft that was read here."""
    scene = scene_of_record(row.data)
    return Before(0, SceneFound(scene, row.data["page"], 1, scene.characters, (), (), ()), to=row.id)
