"""What a person decides of passages, what they add, and which scenes they have read."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.drafts import AddPassage, MarkPassage, MarkSceneRead
from beforehand.script.breakdown.values import Category
from beforehand.script.drafts.carrying import DISMISSED, KEPT, OPEN
from beforehand.store.draft_reading import texts_of
from beforehand.store.rows import Row, key
from beforehand.studio.desk import Desk, Receipt, desk
from beforehand.studio.production import RUNNING

MARKS: Final = (OPEN, KEPT, DISMISSED)
MOST_WHO: Final = 20


def mark_passage(
    production: str, author: str, *, passage: str, mark: str, at: datetime | None = None
) -> Receipt | None:
    """Keep a passage, dismiss it, or leave it open again; None when it is marked so already."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        row = known_row(table, "draft_passage", passage)
        if mark not in MARKS:
            raise Refusal("no_such", "There is no such thing here.")
        if row.data["mark"] == mark:
            return None
        return table.record(MarkPassage(passage, mark), author=author)


def add_passage(
    production: str,
    author: str,
    *,
    draft: str,
    index: int,
    lines: tuple[int, int],
    categories: Iterable[str],
    who: Iterable[str] = (),
    at: datetime | None = None,
) -> str:
    """Add a passage that nobody flagged; its id. It is kept from the start.

    Args:
        production, author: as everywhere.
        draft, index: which scene of which draft.
        lines: first and last line on the scene's sheet, 1-based closed.
        categories: why it must be asked about, at least one.
        who: characters of the scene.
        at: server time, now when None.

    Raises:
        Refusal: ``lines`` when they lie outside the scene or hold no words; ``no_category``; ``who``.
    """
    passage = str(uuid.uuid4())
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        head = known_scene(table, draft, index)
        told = texts_of(draft, index, index)[index]["text"].split("\n")
        first, last = lines
        if not 1 <= first <= last <= len(told) or not any(told[first - 1 : last]):
            raise Refusal("lines", f"These are no lines of the scene; it has {len(told)}.")
        kinds = tuple(str(c) for c in Category if c in set(categories))
        if not kinds:
            raise Refusal("no_category", "Say what the passage is: choose at least one.")
        there = [*head.data["characters"], *head.data["silent"]]
        people = tuple(dict.fromkeys(who))
        if len(people) > MOST_WHO or set(people) - set(there):
            raise Refusal("who", "Somebody who was chosen is not in this scene.")
        text = "\n".join(told[first - 1 : last])
        table.record(AddPassage(draft, passage, index, first, last, text, kinds, people), author=author)
    return passage


def mark_scene_read(
    production: str, author: str, *, draft: str, index: int, read: bool = True, at: datetime | None = None
) -> Receipt | None:
    """Say that a scene was read, whatever was flagged in it, or is to be read again; None when it is so already."""
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        if known_scene(table, draft, index).data["read"] == read:
            return None
        return table.record(MarkSceneRead(draft, index, read), author=author)


def known_scene(table: Desk, draft: str, index: int) -> Row:
    """The head of a scene of a draft of this production.

    Raises:
        Refusal: ``no_such``.
    """
    return known_row(table, "draft_scene", key(draft, str(index)))


def known_row(table: Desk, name: str, ident: str) -> Row:
    """A row of this production.

    Raises:
        Refusal: ``no_such``.
    """
    row = table.tables.get(name, ident)
    if row is None or row.production != table.production:
        raise Refusal("no_such", "There is no such thing here.")
    return row
