"""Answers: every one is kept, the fold over them is the model's (agreement.answers)."""

from __future__ import annotations

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
    """An agreement ended, and with it the offers of that digest.

    Which offers is said inside the sealed answer. A mark on the offer itself would lie in an open column, and
    a stolen database would tell from it who had said no.
    """
    found = tables.of_scene(saved.scene or "", ("offer", "order_offer")).values()
    ended = sorted(
        offer.act
        for offers in found
        for offer in offers
        if offer.person == saved.author and offer.data["digest"] == body.digest
    )
    data = {"kind": "withdraw", "digest": body.digest, "ends": ended}
    tables.put("answer", row(saved, saved.id, person=saved.author, data=data))


@applies(LessToday)
def less_today(saved: Saved, body: LessToday, tables: Tables) -> None:
    """Not this, on that day."""
    data = {"kind": "less_today", "digest": body.digest, "day": body.day}
    tables.put("answer", row(saved, saved.id, person=saved.author, data=data))
