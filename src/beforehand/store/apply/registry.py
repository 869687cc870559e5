"""Which function applies which kind of act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from beforehand.journal.act import Body, Saved
from beforehand.store.rows import Row, Tables

B = TypeVar("B", bound=Body)
Applier = Callable[[Saved, Any, Tables], None]

APPLIERS: dict[type[Body], Applier] = {}


def applies(
    kind: type[B],
) -> Callable[[Callable[[Saved, B, Tables], None]], Callable[[Saved, B, Tables], None]]:
    """Register the function that applies acts of this kind."""

    def register(function: Callable[[Saved, B, Tables], None]) -> Callable[[Saved, B, Tables], None]:
        APPLIERS[kind] = function
        return function

    return register


def apply(saved: Saved, tables: Tables) -> None:
    """Write what the act says; KeyError if its kind has no applier, which a test rules out."""
    APPLIERS[type(saved.body)](saved, saved.body, tables)


def row(saved: Saved, id: str, **columns: Any) -> Row:  # noqa: A002  the column's own name
    """A row written by this act, in its scene unless another is given."""
    columns.setdefault("scene", saved.scene or "")
    return Row(id=id, production=saved.production, act=saved.id, at=columns.pop("at", saved.at), **columns)


def known(tables: Tables, table: str, id: str) -> Row:  # noqa: A002  the column's own name
    """The row that an act speaks of.

    Raises:
        LookupError: the journal speaks of what it never made; only a tampered journal does.
    """
    found = tables.get(table, id)
    if found is None:
        raise LookupError(f"an act speaks of a {table} that was never recorded: {id}")
    return found
