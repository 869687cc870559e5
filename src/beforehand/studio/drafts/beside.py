"""One scene of a draft beside what it was: in the draft before, else in the record."""

from __future__ import annotations

from attrs import frozen

from beforehand.script.drafts.kept import scene_from
from beforehand.script.drafts.shifted import shift
from beforehand.script.sheet import record_lines
from beforehand.store.draft_reading import texts_of
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.drafts.changes import Became, compared, free_before, passages_of
from beforehand.studio.drafts.lists import DraftTold, Head


@frozen
class Beside:
    """A scene and its pair.

    Attributes:
        head: the scene.
        new: its lines.
        old: the lines of its pair; none where it has none.
        old_name: the draft that those are of, or "".
        fresh: which words of ``new``, counted from 0, the old text lacks.
        gone: which words of ``old`` the new text lacks.
        passages: what became of each.
        free: scenes of the draft before that it could be.
        record: the record's own scene, or None.
        record_text: its lines.
        plan: version of its plan in force, 0 for none.
        untied: scenes of the record that no scene of the draft is.
    """

    head: Head
    new: tuple[str, ...]
    old: tuple[str, ...]
    old_name: str
    fresh: tuple[int, ...]
    gone: tuple[int, ...]
    passages: tuple[Became, ...]
    free: tuple[Head, ...]
    record: Row | None
    record_text: tuple[str, ...]
    plan: int
    untied: tuple[Row, ...]


def beside(production: str, draft: DraftTold, index: int) -> Beside | None:
    """The scene of this index laid beside its pair; None where the draft has none. Some seven queries."""
    told = compared(production, draft)
    pair = next((p for p in told.pairs if p.new is not None and p.new.index == index), None)
    if pair is None or pair.new is None:
        return None
    scenes = {row.id: row for row in DjangoTables().of_all("scene", production)}
    record = scenes.get(pair.new.to)
    record_text = tuple(record.data["lines"]) if record else ()
    new = _lines(draft.id, pair.new)
    old, old_name = record_text, record.data["draft"] if record else ""
    if pair.old is not None and told.before is not None:
        old, old_name = _lines(told.before.id, pair.old), told.before.name
    laid = shift(old, new)
    tied = {head.to for head in draft.heads}
    return Beside(
        pair.new,
        new,
        old,
        old_name,
        laid.fresh_words() if old else (),
        laid.gone_words(),
        tuple(passages_of(pair, told)),
        tuple(free_before(told)),
        record,
        record_text,
        _plan(record),
        tuple(row for row in scenes.values() if row.id not in tied),
    )


def _lines(draft: str, head: Head) -> tuple[str, ...]:
    text = texts_of(draft, head.index, head.index)[head.index]
    return record_lines(scene_from(head.index, head.data, text))


def _plan(record: Row | None) -> int:
    rows = DjangoTables().of_scene(record.id, ("plan",))["plan"] if record else []
    return max((row.number for row in rows), default=0)
