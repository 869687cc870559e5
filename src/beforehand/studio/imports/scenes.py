"""What a row says of scenes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.rows import Row
from beforehand.studio.imports.book import Book
from beforehand.studio.imports.days import Told
from beforehand.studio.imports.known import folded
from beforehand.studio.imports.steps import WriteScene


def scenes_of_row(row: Row, book: Book) -> Iterator[Told]:
    """Write the row's scenes that are not here yet. A row about somebody writes none.

    Raises:
        Refusal: ``scene_number_missing``, ``scene_twice``, and those of :meth:`Book.scene`.
    """
    if row.name:
        return
    if not row.scenes and (row.title or row.heading):
        raise Refusal("scene_number_missing", "This row has a scene without its number.")
    for number in row.scenes:
        if number in book.titles:
            _check_same(row, number, book)
            continue
        title = row.title or _from_heading(row.heading) or f"Scene {number}"
        book.titles[number] = (title, row.number)
        yield f"scene {number} is written, {title}", WriteScene(number, title, row.heading, row.page)


def _check_same(row: Row, number: str, book: Book) -> None:
    title, told_in = book.titles[number]
    book.scene(number)
    if told_in and row.title and folded(row.title) != folded(title):
        raise Refusal("scene_twice", f"Row {told_in} has scene {number} as well, under another title.")


def _from_heading(heading: str) -> str:
    """``INT. BOATHOUSE - NIGHT`` as a title: ``Boathouse, night``."""
    bare = re.sub(r"^(INT|EXT|I/E|INT\./EXT|INT/EXT)[. ]+", "", heading, flags=re.IGNORECASE)
    words = re.sub(r"\s+[-–—]\s+", ", ", bare).strip(" .").lower()
    return words[:1].upper() + words[1:]
