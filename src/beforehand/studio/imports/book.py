"""What there will be once the rows so far were taken: the production and what the list adds to it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import define, field

from beforehand.agreement.refusals import Refusal
from beforehand.studio.imports.known import Known, folded


@define
class DayTold:
    """A day as it will stand.

    Attributes:
        label: its label.
        call: aware; None while no row has said it.
        place: where.
        row: the row that said so; 0 for a day that is here.
    """

    label: str
    call: datetime
    place: str = ""
    row: int = 0


@define
class PersonTold:
    """Somebody as they will stand.

    Attributes:
        name: in full.
        pronouns: as told, or "".
        parts: (role, character) as the list has told them.
        row: the row that named them first; 0 for somebody who is here.
    """

    name: str
    pronouns: str = ""
    parts: list[tuple[str, str]] = field(factory=list)
    row: int = 0


@define
class Book:
    """Everything by the words of the list.

    Attributes:
        known: the production as it is.
        people: by folded name.
        titles: (title, row) by scene number.
        days: by folded label.
        placed: (folded label of the day, row) by scene number.
        given: (person, role, scene number) that are held, or will be.
    """

    known: Known
    people: dict[str, PersonTold] = field(factory=dict)
    titles: dict[str, tuple[str, int]] = field(factory=dict)
    days: dict[str, DayTold] = field(factory=dict)
    placed: dict[str, tuple[str, int]] = field(factory=dict)
    given: set[tuple[str, str, str]] = field(factory=set)

    @classmethod
    def of(cls, known: Known) -> Book:
        """As the production is."""
        book = cls(known)
        by_id = {day.id: folded(day.label) for day in known.days}
        for day in known.days:
            book.days[folded(day.label)] = DayTold(day.label, day.call, day.place)
        for number, found in known.scenes.items():
            book.titles[number] = (found[0][1], 0)
            if found[0][0] in known.placed:
                book.placed[number] = (by_id[known.placed[found[0][0]]], 0)
        book._people()
        return book

    def _people(self) -> None:
        numbers = {ident: number for number, found in self.known.scenes.items() for ident, _ in found}
        names = {ident: name for name, found in self.known.people.items() for ident in found}
        self.given = {
            (names[person], role, numbers.get(scene, "")) for person, role, scene in self.known.held
        }
        self.people = {name: PersonTold(name) for name in self.known.people}

    def scene(self, number: str) -> str:
        """The scene's title.

        Raises:
            Refusal: ``no_scene``, ``scenes_of_one_number``.
        """
        if len(self.known.scenes.get(number, ())) > 1:
            raise Refusal(
                "scenes_of_one_number", f"Two scenes here have the number {number}; give one another."
            )
        if number not in self.titles:
            raise Refusal(
                "no_scene", f"There is no scene {number} here. Import the schedule first, or mend the number."
            )
        return self.titles[number][0]

    def person(self, name: str) -> PersonTold | None:
        """Who has this name, or None.

        Raises:
            Refusal: ``name_twice``.
        """
        if len(self.known.people.get(folded(name), ())) > 1:
            raise Refusal(
                "name_twice", f"Two people here are called {name}. Give the role on the page People."
            )
        return self.people.get(folded(name))

    def day_on(self, on: str, zone: ZoneInfo) -> DayTold | None:
        """The one day with a call on this date of the production's clock."""
        found = [day for day in self.days.values() if day.call.astimezone(zone).date().isoformat() == on]
        return found[0] if len(found) == 1 else None
