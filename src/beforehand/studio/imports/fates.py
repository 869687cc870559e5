"""The fate of every row, told before anything is written: what it brings, what is here already, what is wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import attrs
from attrs import define, field, frozen

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.rows import Row
from beforehand.studio.imports.book import Book
from beforehand.studio.imports.days import Told, day_of_row, place_of_row
from beforehand.studio.imports.known import Known
from beforehand.studio.imports.people import person_of_row, roles_of_row
from beforehand.studio.imports.scenes import scenes_of_row
from beforehand.studio.imports.steps import Step

PASSES: Final[tuple[Callable[[Row, Book], Iterator[Told]], ...]] = (
    scenes_of_row,
    day_of_row,
    person_of_row,
    place_of_row,
    roles_of_row,
)
"""Over all rows one after the other: a row may name a scene or a person that a later row brings."""


@frozen
class Fate:
    """What becomes of one row.

    Attributes:
        row: its number in the file.
        said: the row as it stands there.
        state: ``new`` (something is written), ``known`` (all of it is here), ``empty`` (it names no person, scene
            or day) or ``wrong``.
        words: the fate, or the sentence that says what is wrong.
        code: of that sentence, else "".
    """

    row: int
    said: str
    state: str
    words: str
    code: str = ""


@frozen
class Fates:
    """All rows and what will be done.

    Attributes:
        rows: each with its fate, in order.
        steps: in the order in which they can be done; empty while a row is wrong.
    """

    rows: tuple[Fate, ...]
    steps: tuple[Step, ...]

    @property
    def wrong(self) -> bool:
        """Whether any row is; then nothing is taken."""
        return any(fate.state == "wrong" for fate in self.rows)

    @property
    def digest(self) -> str:
        """SHA-256 of what is told and what will be done: what somebody confirmed is what they read."""
        said = [attrs.astuple(fate) for fate in self.rows], [repr(step) for step in self.steps]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@define
class _Becoming:
    """A row on its way to its fate."""

    row: Row
    words: list[str] = field(factory=list)
    steps: list[Step] = field(factory=list)
    wrong: tuple[str, str] | None = None

    def taken(self, tell: Callable[[Row, Book], Iterator[Told]], book: Book) -> None:
        """One pass over the row; what is wrong with it is wrong for good."""
        if self.wrong:
            return
        try:
            for words, step in () if self.row.aside else tell(self.row, book):
                self.words += [words] if words else []
                self.steps += [step] if step else []
        except Refusal as refusal:
            self.wrong = (refusal.code, refusal.sentence)

    def fate(self) -> Fate:
        """How it came out."""
        if self.wrong:
            code, sentence = self.wrong
            left = self.row.crew and code == "role"
            return Fate(
                self.row.number, self.row.said, "empty" if left else "wrong", sentence, "" if left else code
            )
        if self.row.aside:
            return Fate(self.row.number, self.row.said, "empty", self.row.aside)
        if not _says_something(self.row):
            return Fate(self.row.number, self.row.said, "empty", "No person, scene or day is in it.")
        words = "; ".join(self.words)
        if not self.steps:
            return Fate(self.row.number, self.row.said, "known", _sentence(words or "nothing of it is new"))
        return Fate(self.row.number, self.row.said, "new", _sentence(words))


def fates_of(rows: Iterable[Row], known: Known) -> Fates:
    """Tell what becomes of every row, and what will be done. Nothing is written."""
    book = Book.of(known)
    becoming = [_Becoming(row, wrong=row.wrong) for row in rows]
    steps: list[Step] = []
    for tell in PASSES:
        for each in becoming:
            before = len(each.steps)
            each.taken(tell, book)
            steps += each.steps[before:]
    fates = tuple(each.fate() for each in becoming)
    return Fates(fates, () if any(fate.state == "wrong" for fate in fates) else tuple(steps))


def _says_something(row: Row) -> bool:
    return bool(row.name or row.scenes or row.on or row.call)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
