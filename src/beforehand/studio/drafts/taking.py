"""A scene of the record takes over the text of a draft; its beats go to where their lines went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.drafts import AnchorBeats
from beforehand.script.drafts.shifted import same_words, shift
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import plans, scenes
from beforehand.studio.desk import desk
from beforehand.studio.drafts.marks import known_scene
from beforehand.studio.drafts.ties import NUMBER, draft_name, told_lines
from beforehand.studio.production import RUNNING
from beforehand.studio.words import LINE

_TABLES: Final = ("scene", "candidate", "plan")
Anchor = tuple[str, int, int]


def take_over(production: str, author: str, *, draft: str, index: int, at: datetime | None = None) -> str:
    """Write the draft's text into the record's scene; the scene's id.

    Beats keep their words' lines, wherever those stand now. A plan in force whose text changed is taken back: it
    is with the coordinator until they publish again, whatever the change was.

    Raises:
        Refusal: ``no_such``; ``not_tied`` when the record has no scene for it.
    """
    with transaction.atomic():
        with desk(production, at) as table:
            table.require(author, *RUNNING)
            head = known_scene(table, draft, index)
            if not head.scene:
                raise Refusal("not_tied", "The record has no scene for this one yet.")
        rows = DjangoTables().of_scene(head.scene, _TABLES)
        (old,) = rows["scene"]
        new = told_lines(head)
        _write(production, author, head, old, new, at)
        anchors = tuple(_anchors(rows["candidate"], old.data["lines"], new))
        if anchors:
            with desk(production, at) as table:
                table.record(AnchorBeats(anchors), author=author, scene=head.scene)
        standing = DjangoTables().get("standing", head.scene)
        away = standing is not None and standing.facts["with_coordinator"]
        if rows["plan"] and not away and not same_words(old.data["lines"], new):
            plans.take_back(production, author, scene=head.scene, at=at)
    return head.scene


def _write(
    production: str, author: str, head: Row, old: Row, new: Sequence[str], at: datetime | None
) -> None:
    scenes.write_scene(
        production,
        author,
        number=(head.data["number"] or old.data["number"])[:NUMBER],
        title=old.data["title"],
        heading=head.data["heading"][:LINE],
        page=str(head.data["page"])[:NUMBER],
        draft=draft_name(production, head.parent),
        lines=new,
        scene=head.scene,
        at=at,
    )


def _anchors(candidates: Sequence[Row], old: Sequence[str], new: Sequence[str]) -> Iterator[Anchor]:
    moved = shift(tuple(old), tuple(new))
    for row in candidates:
        first, last = row.data["lines"]
        now = moved.of((first, last)).lines if first else (0, 0)
        if now != (first, last):
            yield row.id, *now
