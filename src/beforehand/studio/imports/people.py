"""What a row says of people: who is added, and which roles they get in which scenes."""

from __future__ import annotations

from collections.abc import Iterator

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.rows import Row
from beforehand.store.scene_reading import POWERFUL
from beforehand.studio.imports.book import Book, PersonTold
from beforehand.studio.imports.days import Told
from beforehand.studio.imports.known import folded
from beforehand.studio.imports.roles import character_of, performs, role_of
from beforehand.studio.imports.steps import AddPerson, GiveRole
from beforehand.studio.people import ROLE_WORDS


def person_of_row(row: Row, book: Book) -> Iterator[Told]:
    """Add the row's person unless they are here.

    Raises:
        Refusal: ``name_twice``, ``name_missing``.
    """
    if not row.name:
        if row.character and not row.scenes:
            raise Refusal("name_missing", "This row has a part and nobody's name.")
        return
    person, part = book.person(row.name), (role_of(row.role), row.character)
    if person is None:
        book.people[folded(row.name)] = PersonTold(row.name, row.pronouns, [part], row.number)
        yield f"{row.name} is added", AddPerson(folded(row.name), row.name, row.pronouns or "they")
    elif person.row:
        _check_same(row, person, part)
    else:
        person.parts.append(part)


def roles_of_row(row: Row, book: Book) -> Iterator[Told]:
    """Give the row's person their role, and performing roles to whom the row names as cast.

    Raises:
        Refusal: those of :func:`role_of` and :meth:`Book.scene`, ``no_person``.
    """
    if row.name:
        role = role_of(row.role)
        character = character_of(row.role, row.character)
        if performs(role) and not row.scenes and not row.listed:
            yield f"{ROLE_WORDS[role].lower()}, in no scene yet", None
        yield from _given(book, row.name, role, row.scenes, character)
    if row.numbers:
        yield f"the cast’s numbers {', '.join(row.numbers)} are not read", None
    for name in row.cast:
        person = book.person(name)
        if person is None:
            raise Refusal(
                "no_person", f"“{name}” is nobody here. Import the cast list first, or mend the name."
            )
        yield from _given(book, name, "performer", row.scenes, _played(person))


def _played(person: PersonTold) -> str:
    """The part that this list gives them; "" where it gives none, or several."""
    parts = {plays for role, plays in person.parts if performs(role) and plays}
    return parts.pop() if len(parts) == 1 else ""


def _check_same(row: Row, person: PersonTold, part: tuple[str, str]) -> None:
    """A name that comes again is one person's, unless another part or pronoun stands beside it."""
    other_part = any(role == part[0] and plays != part[1] for role, plays in person.parts)
    if other_part or (row.pronouns and person.pronouns and row.pronouns != person.pronouns):
        raise Refusal(
            "name_twice",
            f"Row {person.row} has {person.name} as well, told otherwise. If it is one person, leave one row; "
            "if they are two, tell them apart by name.",
        )
    person.parts.append(part)


def _given(book: Book, name: str, role: str, scenes: tuple[str, ...], character: str) -> Iterator[Told]:
    key, words = folded(name), ROLE_WORDS[role].lower()
    fresh = []
    for number in scenes or (() if performs(role) else ("",)):
        if number:
            book.scene(number)
        if (key, role, number) not in book.given:
            book.given.add((key, role, number))
            fresh.append(number)
            yield "", GiveRole(key, role, number, character)
    if fresh:
        plays = f" ({character})" if character else ""
        where = f" in {', '.join(fresh)}" if fresh[0] else ""
        yield f"{name}: {words}{plays}{where}", None
        yield from _both(book, name)


def _both(book: Book, name: str) -> Iterator[Told]:
    roles = {role for person, role, _ in book.given if person == folded(name)}
    if roles & POWERFUL and any(performs(role) for role in roles):
        yield f"{name} performs and holds power, so is asked last", None
