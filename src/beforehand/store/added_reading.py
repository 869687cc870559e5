"""What an act adds to a scene that is known already: answers, and offers made or ended by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from beforehand.agreement.record import Candidate, SceneRecord
from beforehand.store.answer_reading import answers_with, ends_offers
from beforehand.store.rows import Row

ADDED: Final = frozenset({"answer", "offer", "order_offer"})
"""Tables whose new rows are added to what is known; the others are read again."""


def read_added(before: SceneRecord, rows: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """The fields of a record that new rows of these tables change.

    Args:
        before: the scene as it was.
        rows: the rows that the act put, by table.
    """
    candidates, open_orders, orders = dict(before.candidates), dict(before.open_orders), dict(before.orders)
    for row in rows.get("offer", ()):
        known = candidates[row.parent]
        candidates[row.parent] = evolve(known, offered={**known.offered, row.person: row.act})
    for row in rows.get("order_offer", ()):
        orders[row.data["digest"]] = tuple(row.data["beats"])
        open_orders[row.person] = open_orders.get(row.person, frozenset()) | {row.data["digest"]}
    for row in filter(ends_offers, rows.get("answer", ())):
        candidates = {name: _without(known, row) for name, known in candidates.items()}
        open_orders = _orders_without(open_orders, row)
    said = answers_with(before.answers, rows.get("answer", ()))
    return {"answers": said, "candidates": candidates, "open_orders": open_orders, "orders": orders}


def _without(known: Candidate, withdrawal: Row) -> Candidate:
    person = withdrawal.person
    if known.digest != withdrawal.data["digest"] or person not in known.offered:
        return known
    return evolve(known, offered={p: act for p, act in known.offered.items() if p != person})


def _orders_without(known: Mapping[str, frozenset[str]], withdrawal: Row) -> dict[str, frozenset[str]]:
    left = dict(known)
    still = left.pop(withdrawal.person, frozenset()) - {withdrawal.data["digest"]}
    return {**left, withdrawal.person: still} if still else left
