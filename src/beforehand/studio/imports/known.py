"""What a production has already, by the words that lists use for it: names, scene numbers, days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import frozen

from beforehand.store.tables.django_tables import DjangoTables


@frozen
class KnownDay:
    """A shooting day that is set.

    Attributes:
        id: its id.
        label: as the call sheet has it.
        call: aware, UTC.
        place: where, or "".
    """

    id: str
    label: str
    call: datetime
    place: str


@frozen
class Known:
    """What is here.

    Attributes:
        zone: the production's clock.
        people: ids by folded name; more than one where people share a name.
        scenes: (id, title) by number in capitals; more than one where scenes share a number.
        days: in order of call.
        placed: day's id by scene's id.
        held: (person's id, role, scene's id or "").
    """

    zone: ZoneInfo
    people: Mapping[str, list[str]]
    scenes: Mapping[str, list[tuple[str, str]]]
    days: tuple[KnownDay, ...]
    placed: Mapping[str, str]
    held: frozenset[tuple[str, str, str]]


def folded(name: str) -> str:
    """A name as it is compared: whatever its case and its blanks."""
    return " ".join(name.split()).casefold()


def known_of(production: str) -> Known:
    """All of it. Four queries."""
    tables = DjangoTables()
    wide = tables.of_production(production)
    people, numbers = defaultdict(list), defaultdict(list)
    for row in wide["person"]:
        people[folded(row.data["name"])].append(row.id)
    for scene, facts in tables.open_standings(production):
        numbers[facts["scene_number"].upper()].append((scene, facts["title"]))
    days = sorted(wide["shooting_day"], key=lambda row: (row.at, row.id))
    return Known(
        zone=ZoneInfo(wide["production"][0].data["timezone"]),
        people=dict(people),
        scenes=dict(numbers),
        days=tuple(KnownDay(row.id, row.data["label"], row.at, row.data["place"]) for row in days),
        placed=tables.days_of_scenes(production),
        held=frozenset((r.person, r.word, r.scene) for r in tables.roles_in_production(production)),
    )
