"""A screenplay as every reader gives it: elements in the order of the page, each with its source lines.

Fountain, FDX, PDF and plain text all end in the same :class:`Screenplay`, so that what reads it (breakdown,
matching of drafts, the page) need not know where it came from. Lines are 1-based and closed, in the file as
it lies on disk; every line of the file is in exactly one element, blank lines and cut lines included.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen


class Kind(StrEnum):
    """What an element of the page is."""

    TITLE = "title"
    HEADING = "heading"
    ACTION = "action"
    CUE = "cue"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRICS = "lyrics"
    TRANSITION = "transition"
    CENTERED = "centered"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    BONEYARD = "boneyard"
    PAGE_BREAK = "page_break"
    FURNITURE = "furniture"
    """What only the page or the file format carries: page numbers, running heads, (MORE), XML around the words."""
    BLANK = "blank"


Lines = tuple[int, int]
"""First and last line, 1-based, closed."""


@frozen
class Element:
    """One element of the page.

    Attributes:
        kind: what it is.
        text: its words, one line of text for each source line (blank lines: ""), without the marks of the
            file format; emphasis is kept raw, and so are whole lines of notes and boneyard.
        lines: where it stands in the file.
        name: of a cue, the character without extension; of a title line, its key.
        extension: of a cue, what stands in brackets after the name ("V.O.").
        number: of a heading, the scene number as printed, or None.
        depth: of a section, 1 for the outermost.
        dual: of a cue, ``left`` or ``right`` when two speak at once, else "".
        forced: the writer marked the kind by hand.
        revised: some of its words carry the mark of a revision.
        page: of a heading, the page it is printed on as the file says, else "".
        eighths: of a heading, the scene's length in eighths of a page as the file says, else 0.
    """

    kind: Kind
    text: str
    lines: Lines
    name: str = ""
    extension: str = ""
    number: str | None = None
    depth: int = 0
    dual: str = ""
    forced: bool = False
    revised: bool = False
    page: str = ""
    eighths: int = 0


@frozen
class Scene:
    """From one heading to the line before the next.

    Attributes:
        index: 1 for the first scene of the file.
        number: as printed ("42A"), or None.
        heading: the whole heading, without number and emphasis.
        int_ext: ``INT``, ``EXT``, ``INT/EXT``, ``EST`` or "".
        place: the heading's place, "" when it has none.
        time: the heading's time of day as written, "" when it has none.
        lines: from the heading to the line before the next heading.
        elements: the heading and all that follows it in the scene.
        characters: those who speak, by cue, in order of their first.
        omitted: the heading says the scene was taken out and its number kept.
    """

    index: int
    number: str | None
    heading: str
    int_ext: str
    place: str
    time: str
    lines: Lines
    elements: tuple[Element, ...]
    characters: tuple[str, ...]
    omitted: bool


@frozen
class Caution:
    """Something a person should look at; nothing was left out because of it.

    Attributes:
        code: a stable snake_case word.
        sentence: one plain sentence.
        lines: where.
    """

    code: str
    sentence: str
    lines: Lines


@frozen
class Note:
    """A writer's note, wherever it stood, also in the middle of a line."""

    text: str
    lines: Lines


@frozen
class Draft:
    """Which revision of a script this is; "" for what is not printed."""

    colour: str
    date: str


@frozen
class Screenplay:
    """A whole script.

    Attributes:
        format: ``fountain``, ``fdx``, ``pdf`` or ``text``.
        lines: lines in the file.
        title_page: keys and values in order; a value may have several lines.
        elements: all of the page, in order, without gap or overlap.
        scenes: in order.
        notes: writers' notes, those within lines included.
        warnings: what a person should look at.
        draft: the revision that the script says it is, or None.
        page_starts: the first line of each page, when the file has pages of its own; else empty.
    """

    format: str
    lines: int
    title_page: tuple[tuple[str, str], ...]
    elements: tuple[Element, ...]
    scenes: tuple[Scene, ...]
    notes: tuple[Note, ...] = ()
    warnings: tuple[Caution, ...] = ()
    draft: Draft | None = None
    page_starts: tuple[int, ...] = ()

    @property
    def lines_accounted(self) -> int:
        """Lines that stand in some element, counted from the elements themselves; a shared line counts once."""
        counted = last_counted = 0
        for first, last in (e.lines for e in self.elements):
            counted += max(0, last - max(first, last_counted + 1) + 1)
            last_counted = max(last_counted, last)
        return counted

    @property
    def title(self) -> str:
        """The title on one line, emphasis taken off, or ""."""
        values = [value for key, value in self.title_page if key.lower() == "title"]
        return " ".join(plain(" ".join(values)).split())

    @property
    def opening(self) -> tuple[Element, ...]:
        """What stands before the first heading, the title page left out; it belongs to no scene."""
        end = self.scenes[0].lines[0] if self.scenes else self.lines + 1
        return tuple(e for e in self.elements if e.kind is not Kind.TITLE and e.lines[0] < end)

    def scene_numbered(self, number: str) -> Scene | None:
        """The first scene that prints ``number``, or None."""
        return next((scene for scene in self.scenes if scene.number == number), None)

    def source_lines(self, first: int, last: int) -> Iterator[Element]:
        """The elements that touch the lines ``first`` to ``last`` (closed)."""
        return (e for e in self.elements if e.lines[0] <= last and e.lines[1] >= first)


def plain(text: str) -> str:
    """``text`` without the marks of emphasis; a star or underscore behind a backslash stays."""
    kept = text.replace("\\*", "\0").replace("\\_", "\1")
    return kept.replace("*", "").replace("_", "").replace("\0", "*").replace("\1", "_")
