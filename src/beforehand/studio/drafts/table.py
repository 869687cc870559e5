"""The breakdown as a table: one row a passage, with what the record knows of its scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from attrs import frozen

from beforehand.script.breakdown.values import Category, Severity
from beforehand.script.drafts.carrying import DISMISSED, KEPT, OPEN
from beforehand.script.drafts.kept import passage_from
from beforehand.script.report.table import COLUMNS as TOLD
from beforehand.script.report.table import passage_cells
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.drafts.lists import DraftTold, Head, Told
from beforehand.studio.people import Place, names_in

COLUMNS: Final = (*TOLD, "decided")
"""The columns of the trade, what the rules say, and what a person decided."""


@frozen
class Filter:
    """Which rows are wanted; "" for all of a kind.

    Attributes:
        category: one of :class:`Category`.
        severity: one of :class:`Severity`.
        mark: ``open``, ``kept`` or ``dismissed``.
    """

    category: str = ""
    severity: str = ""
    mark: str = ""

    def takes(self, told: Told) -> bool:
        """Whether a passage is wanted."""
        data = told.data
        return (
            (not self.category or self.category in data["categories"])
            and self.severity in ("", data["severity"])
            and self.mark in ("", data["mark"])
        )


VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "mark": (OPEN, KEPT, DISMISSED),
    "category": tuple(map(str, Category)),
    "severity": tuple(map(str, Severity)),
}
"""What a filter may say, by its fields."""


def filter_from(words: str) -> Filter | None:
    """The filter that an address names, such as ``kept-high``; None where a word is none of ours or said twice."""
    chosen: dict[str, str] = {}
    for word in words.split("-") if words else ():
        name = next((name for name, values in VALUES.items() if word in values), "")
        if not name or name in chosen:
            return None
        chosen[name] = word
    return Filter(**chosen)


def rows_of(
    production: str, place: Place, told: DraftTold, wanted: Filter
) -> Iterator[tuple[Head, Told, dict[str, str]]]:
    """Each wanted passage with its scene and its cells by column. Three queries."""
    known = _Known(production, place)
    for head in told.heads:
        for passage in head.passages:
            if wanted.takes(passage):
                yield head, passage, _cells(head, passage, known)


class _Known:
    """What the record knows: who plays whom, riders, deadlines."""

    def __init__(self, production: str, place: Place) -> None:
        tables = DjangoTables()
        self.names = names_in(production)
        self.roles = [r for r in tables.roles_in_production(production) if r.word == "performer"]
        self.standing = {row.scene: row for row in tables.standings(production)}
        self.notice = timedelta(hours=place.notice_hours)

    def performers(self, scene: str, who: tuple[str, ...]) -> str:
        named = {name.casefold() for name in who}
        playing = (r for r in self.roles if r.scene == scene and r.data["character"].casefold() in named)
        return ", ".join(sorted(self.names[r.person] for r in playing))

    def of_scene(self, scene: str) -> dict[str, str]:
        row = self.standing.get(scene)
        return _standing(row, self.notice) if row else {}


def _standing(row: Row, notice: timedelta) -> dict[str, str]:
    signed, performers = row.data["riders"]
    call = row.facts["call"]
    deadline = f"{call - notice:%Y-%m-%d %H:%M} UTC" if call else ""
    return {"rider status": f"{signed} of {performers} signed", "notice deadline": deadline}


def _cells(head: Head, passage: Told, known: _Known) -> dict[str, str]:
    found = passage_from(passage.data)
    cells = {
        "scene": head.data["number"] or f"({head.index})",
        "page": str(head.data["page"]),
        "day/night": head.data["time"],
        **passage_cells(found),
        "decided": passage.data["mark"],
    }
    if head.to:
        cells |= {"performers": known.performers(head.to, found.who), **known.of_scene(head.to)}
    return cells
