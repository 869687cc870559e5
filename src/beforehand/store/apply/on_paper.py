"""Narrowings entered from paper: rows as the performer's own act would have made them, with the claimed time."""

from __future__ import annotations

from beforehand.journal.act import Saved, plain
from beforehand.journal.acts.on_paper import AnswerOnPaper, FenceOnPaper
from beforehand.store.apply.registry import applies, row
from beforehand.store.boundary_reading import CLAIMED
from beforehand.store.rows import Tables


@applies(AnswerOnPaper)
def answer_on_paper(saved: Saved, body: AnswerOnPaper, tables: Tables) -> None:
    """A no or a conversation first."""
    data = {"kind": body.word, "digest": body.digest, "claimed_at": body.claimed_at}
    tables.put("answer", row(saved, saved.id, person=body.person, data=data))


@applies(FenceOnPaper)
def fence_on_paper(saved: Saved, body: FenceOnPaper, tables: Tables) -> None:
    """A fence, which wins over whatever is open; its owner reads what time the paper gave."""
    data = {**plain(body.entry), CLAIMED: body.claimed_at}
    tables.put("boundary", row(saved, body.boundary, scene="", person=body.person, data=data))
