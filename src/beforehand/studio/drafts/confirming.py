"""A person says what a scene of a new draft was before, where the text alone leaves it in doubt."""

from __future__ import annotations

import uuid
from datetime import datetime

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.drafts import AddPassage, ConfirmPair
from beforehand.script.drafts.carrying import BY_HAND, After, confirmed
from beforehand.store.draft_reading import before_of, by_scene, draft_of, passages_of, texts_of, whole_scene
from beforehand.store.rows import Row, key
from beforehand.studio.desk import Desk, Receipt, desk
from beforehand.studio.drafts.marks import known_scene
from beforehand.studio.production import RUNNING

NONE = -1
Mark = tuple[str, str, str, str]


def confirm_pair(
    production: str, author: str, *, draft: str, index: int, old: int, at: datetime | None = None
) -> Receipt:
    """Say that a scene is the one that was ``old`` in the draft before, or with -1 that it is none of them.

    With a pair come over what was decided of its passages, where nothing was decided here yet, and the record's
    own scene. A scene whose pair is sure already has no question.

    Raises:
        Refusal: ``no_such``; ``pair_sure``; ``pair_taken`` when another scene is that one already.
    """
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        head = known_scene(table, draft, index)
        if head.data["match"] == "sure":
            raise Refusal("pair_sure", "What this scene was is known already.")
        if old == NONE:
            return table.record(ConfirmPair(draft, index, NONE, "", ()), author=author)
        before, own = _earlier(table, draft, old), table.tables.under("draft_scene", draft)
        if any(row.data["old"] == old and row.data["match"] == "sure" for row in own):
            raise Refusal("pair_taken", "Another scene of this draft is that one already.")
        to = before.scene if before.scene not in {row.scene for row in own} else ""
        after, there = _carried(before, head)
        marks = tuple(_mark(a, there[a.passage.lines]) for a in after if a.passage.lines in there)
        receipt = table.record(ConfirmPair(draft, index, old, to, marks), author=author)
        for a in after:
            if a.passage.by == BY_HAND and a.passage.lines not in there:
                table.record(_added(draft, index, a), author=author)
        return receipt


def _earlier(table: Desk, draft: str, old: int) -> Row:
    row = draft_of(table.production, draft)
    assert row is not None, "its scene was found"
    found = table.tables.get("draft_scene", key(row.data["before"], str(old)))
    if found is None:
        raise Refusal("no_such", "There is no such thing here.")
    return found


def _carried(before: Row, head: Row) -> tuple[list[After], dict[tuple[int, int], Row]]:
    """What comes over, and by its lines what was found here already and nothing was decided of yet."""
    old = before_of(before, _text(before), by_scene(passages_of(before.parent))[before.number])
    own = by_scene(passages_of(head.parent))[head.number]
    after = confirmed(old, whole_scene(head, _text(head), own))
    return [a for a in after if a.was], {row.data["lines"]: row for row in own if row.data["mark"] == "open"}


def _mark(after: After, row: Row) -> Mark:
    return row.id, after.mark, after.was, after.change


def _added(draft: str, index: int, after: After) -> AddPassage:
    """What somebody added before is added here too, at the lines where its words are."""
    found = after.passage
    categories = tuple(map(str, found.categories))
    return AddPassage(draft, str(uuid.uuid4()), index, *found.lines, found.text, categories, found.who)


def _text(head: Row) -> dict[str, str]:
    return dict(texts_of(head.parent, head.number, head.number)[head.number])
