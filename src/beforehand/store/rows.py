"""The journaled tables, as the rest of the house sees them: rows of one shape behind a small port.

All tables have the same few open columns (ids, order, dates, one plain word) and one sealed value. That is
what lets a scene be read in one query, and lets ``apply`` be written once for a database and for a test.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from attrs import field, frozen

SCENE_TABLES = (
    "scene",
    "placement",
    "intent",
    "request",
    "candidate",
    "offer",
    "order_offer",
    "answer",
    "palette",
    "proposal",
    "plan",
    "plan_beat",
    "rider",
    "clause",
    "signature",
    "granted",
    "hold",
    "rehearsal",
    "roster",
    "take",
)
"""Rows of these belong to one scene."""

PRODUCTION_TABLES = ("production", "person", "role", "shooting_day", "export")
"""Rows of these belong to the production; a role may be narrowed to a scene."""

PERSON_TABLES = ("boundary", "gate")
"""Rows of these belong to one person in the production."""

RIDER_TABLES = ("rider_text",)
"""The words of riders: only the pages and papers of riders read them."""

DRAFT_TABLES = ("draft", "draft_scene", "draft_text", "draft_passage")
"""Drafts of the script: only pages of the script read them, and no other page pays for their size."""

TABLES = (*SCENE_TABLES, *PRODUCTION_TABLES, *PERSON_TABLES, *RIDER_TABLES, *DRAFT_TABLES, "standing")

SEALED_BY_PERSON = frozenset({"answer", "boundary", "gate", "request"})
"""Sealed with the person's own key (DESIGN §8, vaults); all others with the production's."""

PUBLIC_TABLES = (
    "scene",
    "placement",
    "intent",
    "candidate",
    "palette",
    "proposal",
    "plan",
    "plan_beat",
    "hold",
    "roster",
    "take",
)
"""What the pages of those with power are made from; of ``candidate`` only those in a palette or plan."""


@frozen
class Row:
    """One row.

    Attributes:
        id: the row's id.
        production: the production's id.
        act: id of the act that wrote it last.
        at: server time of that act, or for ``shooting_day`` the call.
        scene, person, parent: ids, or "" where the row has none.
        number: an order or a version.
        word: one plain word (a role's name).
        data: the sealed value, plain JSON.
        facts: ``standing`` only: its open columns.
    """

    id: str
    production: str
    act: str
    at: datetime
    scene: str = ""
    person: str = ""
    parent: str = ""
    number: int = 0
    word: str = ""
    data: Mapping[str, Any] = field(factory=dict)
    facts: Mapping[str, Any] = field(factory=dict)


class Tables(Protocol):
    """Where rows rest. One implementation writes a database, one a dictionary in tests."""

    def put(self, table: str, row: Row) -> None:
        """Insert the row, or replace the one of that id."""

    def drop(self, table: str, id: str) -> None:  # noqa: A002  the field's own name
        """Remove the row; the acts that made it stay in the journal."""

    def get(self, table: str, id: str) -> Row | None:  # noqa: A002  as above
        """The row of that id, or None."""

    def of_scene(self, scene: str, tables: Iterable[str] = SCENE_TABLES) -> dict[str, list[Row]]:
        """The scene's rows by table, each list in order of (number, at, id)."""

    def of_production(self, production: str) -> dict[str, list[Row]]:
        """Production, people, days, exports; roles of the whole production and powerful ones of any scene."""

    def of_people(self, production: str, people: Iterable[str]) -> dict[str, list[Row]]:
        """These people's boundaries and met gates."""

    def roles_in(self, scene: str) -> list[Row]:
        """Roles narrowed to this scene."""

    def scenes_of(self, production: str, person: str) -> list[str]:
        """Ids of the scenes in which the person has a role of their own, in order."""

    def scenes_in(self, production: str) -> list[str]:
        """Ids of all scenes of the production, in order."""

    def scenes_on(self, day: str) -> list[str]:
        """Ids of the scenes placed on this day, in order."""


def key(*parts: str) -> str:
    """A row id made of others, UUID-shaped, the same for the same parts."""
    text = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"
