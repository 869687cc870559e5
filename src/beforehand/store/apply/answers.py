"""Answers: every one is kept, the fold over them is the model's (agreement.answers)."""

from __future__ import annotations

import attrs

from beforehand.journal.act import Saved
from beforehand.journal.acts.answers import Agree, Decline, LessToday, Talk, Withdraw
from beforehand.store.apply.registry import applies, row
from beforehand.store.rows import Tables


@applies(Agree)
def agree(saved: Saved, body: Agree, tables: Tables) -> None:
    """An agreement, with the narrowings it saw."""
    data = {"kind": "agree", "digest": body.digest, "seen": list(saved.seen)}
    tables.put("answer", row(saved, saved.id, person=saved.author, data=data))


@applies(Talk)
def talk(saved: Saved, body: Talk, tables: Tables) -> None:
    """A conversation first."""
    data = {"kind": "talk", "digest": body.digest}
    tables.put("answer", row(saved, saved.id, person=saved.author, data=data))


@applies(Decline)
def decline(saved: Saved, body: Decline, tables: Tables) -> None:
    """A no."""
    data = {"kind": "decline", "digest": body.digest}
    tables.put("answer", row(saved, saved.id, person=saved.author, data=data))


@applies(Withdraw)
def withdraw(saved: Saved, body: Withdraw, tables: Tables) -> None:
    """An agreement ended, and the offer with it."""
    data = {"kind": "withdraw", "digest": body.digest}
    tables.put("answer", row(saved, saved.id, person=saved.author, data=data))
    for table, offers in tables.of_scene(saved.scene or "", ("offer", "order_offer")).items():
        for offer in offers:
            if offer.person == saved.author and offer.data["digest"] == body.digest:
                tables.put(table, attrs.evolve(offer, number=0, act=saved.id, at=saved.at))


@applies(LessToday)
def less_today(saved: Saved, body: LessToday, tables: Tables) -> None:
    """Not this, on that day."""
    data = {"kind": "less_today", "digest": body.digest, "day": body.day}
    tables.put("answer", row(saved, saved.id, person=saved.author, data=data))
