"""What the pages of the script show, read as values: drafts, scenes, passages, texts of a stretch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from beforehand.store.draft_reading import (
    by_scene,
    draft_of,
    drafts_of,
    every_draft_of,
    heads_of,
    passages_of,
    texts_of,
)
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables

EIGHTHS_A_STRETCH: Final = 8 * 8
"""Some eight pages are read on one page of ours: a whole script on one would be slow on each mark."""


@frozen
class Told:
    """A passage as it was found or added, and what was decided.

    Attributes:
        id: its id.
        index: its scene's.
        data: as kept (``script.drafts.kept.passage_data``), with ``mark``, ``was`` and ``change``.
    """

    id: str
    index: int
    data: Mapping[str, Any]


@frozen
class Head:
    """A scene of a draft.

    Attributes:
        index: its place in the draft.
        to: the record's scene, or "".
        data: as kept (``script.drafts.kept.head_data``), with its pair and whether it was read.
        passages: in order.
    """

    index: int
    to: str
    data: Mapping[str, Any]
    passages: tuple[Told, ...]


@frozen
class DraftTold:
    """A draft.

    Attributes:
        id: its id.
        number: its place among the production's drafts, from 1.
        at: when it was read.
        data: title, label, pages, digest and the like.
        heads: its scenes, in order; empty where only the draft itself was asked for.
    """

    id: str
    number: int
    at: datetime
    data: Mapping[str, Any]
    heads: tuple[Head, ...] = ()

    @property
    def name(self) -> str:
        """Its colour and date, else its number."""
        return self.data["label"] or f"Draft {self.number}"


def all_drafts(production: str) -> list[DraftTold]:
    """The drafts of a production, those put aside too, the newest first. One query."""
    return [DraftTold(row.id, row.number, row.at, row.data) for row in every_draft_of(production)]


def newest_draft(production: str) -> DraftTold | None:
    """The newest draft in use with its scenes and passages; None where there is none. Four queries."""
    drafts = drafts_of(production)
    return whole_draft(production, drafts[0].id) if drafts else None


def whole_draft(production: str, draft: str) -> DraftTold | None:
    """A draft with its scenes and passages, without texts; None where there is none. Three queries."""
    row = draft_of(production, draft)
    if row is None:
        return None
    heads = heads_of(draft)
    passages = by_scene(passages_of(draft))
    return DraftTold(row.id, row.number, row.at, row.data, tuple(_head(h, passages[h.number]) for h in heads))


def has_scene(production: str, scene: str) -> bool:
    """Whether the record has this scene in this production."""
    row = DjangoTables().get("scene", scene)
    return row is not None and row.production == production


def stretches(heads: Sequence[Head]) -> list[tuple[Head, ...]]:
    """The scenes in runs of some eight pages; a scene is never cut."""
    return list(_runs(heads))


def stretch_of(runs: Sequence[Sequence[Head]], index: int) -> int:
    """Which run, counted from 1, holds the scene of this index; 0 when none does."""
    return next((n for n, run in enumerate(runs, 1) if any(h.index == index for h in run)), 0)


def texts_in(draft: str, heads: Sequence[Head]) -> dict[int, Mapping[str, str]]:
    """The lines of a run of scenes, by index. One query."""
    return texts_of(draft, heads[0].index, heads[-1].index) if heads else {}


def _runs(heads: Sequence[Head]) -> Iterator[tuple[Head, ...]]:
    run: list[Head] = []
    for head in heads:
        run.append(head)
        if sum(h.data["eighths"] for h in run) >= EIGHTHS_A_STRETCH:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _head(row: Row, passages: Sequence[Row]) -> Head:
    told = tuple(Told(p.id, p.number, p.data) for p in passages)
    return Head(row.number, row.scene, row.data, told)
