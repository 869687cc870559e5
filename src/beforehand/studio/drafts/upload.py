"""A draft of the script is read: its scenes, its passages, and what comes over from the draft before."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.drafts import PutDraftAside, ReadDraft
from beforehand.script.breakdown.reading import break_down
from beforehand.script.breakdown.values import Breakdown
from beforehand.script.drafts.carrying import After, Before, Carried, carry
from beforehand.script.drafts.kept import head_data, pack, passage_data, text_data
from beforehand.script.formats import read_script
from beforehand.script.sheet import laid_out
from beforehand.script.source import MAX_BYTES, UnreadableScript
from beforehand.store.draft_reading import (
    before_of,
    by_scene,
    draft_of,
    drafts_of,
    every_draft_of,
    heads_of,
    passages_of,
    record_before,
    texts_of,
)
from beforehand.store.rows import Row, key
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.desk import Receipt, desk
from beforehand.studio.production import RUNNING
from beforehand.studio.words import LINE, words

MOST_PAGES: Final = 1_000
MOST_WARNINGS: Final = 50
_EVERY: Final = (0, 2**31 - 1)


def read_draft(
    production: str, author: str, *, data: bytes, label: str = "", at: datetime | None = None
) -> str:
    """Read a draft from the bytes of a file; the draft's id.

    The bytes themselves are not kept: the record names them by their digest, and holds every line they gave.

    Args:
        production, author: whose script, and who brings it.
        data: a Fountain, FDX, PDF or text file.
        label: the draft's colour and date when the file does not say, such as "Pink, 17 Nov 2026".
        at: server time, now when None.

    Raises:
        UnreadableScript: those of :func:`beforehand.script.formats.read_script`; nothing is written then.
        Refusal: ``no_scenes``, ``script_too_long``, ``draft_read_already``.
    """
    found = laid_out(_found(data))
    play = found.screenplay
    digest = hashlib.sha256(data).hexdigest()
    draft = str(uuid.uuid4())
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        every, earlier = every_draft_of(production), drafts_of(production)
        if any(row.data["digest"] == digest for row in every):
            raise Refusal("draft_read_already", "This very file was read already.")
        carried = carry(list(_before(production, earlier)), found)
        body = ReadDraft(
            draft,
            every[0].number + 1 if every else 1,
            play.title[:LINE],
            words(label or _label(found), "draft's name", LINE, least=0),
            play.format,
            found.pages,
            len(data),
            digest,
            pack(_packed(draft, found, carried, earlier)),
        )
        table.record(body, author=author)
    return draft


def put_aside(
    production: str, author: str, *, draft: str, aside: bool = True, at: datetime | None = None
) -> Receipt | None:
    """Put a draft aside that is not the script, or take it into use again; None when it is so already.

    What later drafts took over from it stays theirs; from now on the next one stands against another.
    """
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        row = draft_of(production, draft)
        if row is None:
            raise Refusal("no_such", "There is no such thing here.")
        if row.data["aside"] == aside:
            return None
        return table.record(PutDraftAside(draft, aside), author=author)


def _found(data: bytes) -> Breakdown:
    if len(data) > MAX_BYTES:
        raise UnreadableScript("too_large", f"This script is larger than {MAX_BYTES // 1_000_000} MB.")
    play = read_script(data)
    if not play.scenes:
        raise Refusal("no_scenes", "No scene heading was found in this file, so there is no scene to read.")
    found = break_down(play)
    if found.pages > MOST_PAGES:
        raise Refusal(
            "script_too_long", f"This script has {found.pages} pages; {MOST_PAGES} is the most of one draft."
        )
    return found


def _label(found: Breakdown) -> str:
    told = found.screenplay.draft
    return ", ".join(part for part in (told.colour.capitalize(), told.date) if part)[:LINE] if told else ""


def _before(production: str, earlier: Sequence[Row]) -> Iterator[Before]:
    """The scenes of the draft before, and those that stand in the record alone."""
    tied = set()
    if earlier:
        draft = earlier[0].id
        texts, passages = texts_of(draft, *_EVERY), by_scene(passages_of(draft))
        for head in heads_of(draft):
            tied.add(head.scene)
            yield before_of(head, texts[head.number], passages[head.number])
    for row in DjangoTables().of_all("scene", production):
        if row.id not in tied:
            yield record_before(row)


def _packed(
    draft: str, found: Breakdown, carried: Sequence[Carried], earlier: Sequence[Row]
) -> dict[str, Any]:
    play = found.screenplay
    return {
        "said": {
            "lines": play.lines,
            "accounted": play.lines_accounted,
            "warnings": [[c.code, c.sentence] for c in play.warnings[:MOST_WARNINGS]],
            "ages": [list(age) for age in found.ages],
            "before": earlier[0].id if earlier else "",
        },
        "scenes": [_scene(draft, scene) for scene in carried],
    }


def _scene(draft: str, carried: Carried) -> dict[str, Any]:
    found = carried.found
    head = head_data(found) | {
        "match": carried.match,
        "alike": carried.alike,
        "by": carried.by,
        "old": carried.old,
        "same": carried.same,
        "read": carried.read,
        "talk": [[*p.lines, p.text] for p in found.talk],
    }
    return {
        "index": found.scene.index,
        "to": carried.to,
        "head": head,
        "text": text_data(found.scene),
        "passages": [
            _passage(draft, found.scene.index, n, after) for n, after in enumerate(carried.passages, 1)
        ],
    }


def _passage(draft: str, index: int, n: int, after: After) -> dict[str, Any]:
    data = passage_data(after.passage) | {"mark": after.mark, "was": after.was, "change": after.change}
    return {"id": key(draft, str(index), str(n)), "data": data}
