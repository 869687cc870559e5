"""A script of our own making in four kinds of file, for ``benchmarks.script``."""

from __future__ import annotations

import random
from collections.abc import Iterator
from xml.sax.saxutils import escape

from beforehand.script.screenplay import Element, Kind, Screenplay
from tests.script.pdf_writer import Line, pdf

_PLACES = ("BOATHOUSE", "HARBOUR OFFICE", "JETTY", "KITCHEN", "STAIRWELL", "CHANDLER'S SHOP", "FERRY")
_ACTION = (
    "Rain on the tin roof. One lamp. ILSE lowers the needle and waits for the hiss to become a tune.",
    "TOMAS has not come further in than the door. He looks at the floor, then at the window, then at her.",
    "She crosses to him. They stand close, foreheads almost touching. The record runs out and nobody lifts it.",
    "A gull walks along the rail as though it had been asked to inspect it. Behind it the ferry leaves.",
    "He kisses her. She puts her hand on his neck and leaves it there.",
    "The kettle boils over. She takes it off the stove with her sleeve and burns herself, and says nothing.",
    "MARTEN counts the ropes twice. One is missing. He looks out at the water for a long time.",
    "She takes off the wet cardigan and hangs it over the chair. The lamp gutters and comes back.",
)
_SPEECH = (
    "You told me that you could not dance, and I believed you, which was my mistake.",
    "I told you that I don't.",
    "With the tide. It is always with the tide, and the tide is always late when you wait for it.",
    "Four hours, then. Or five. Nobody here has a watch that goes.",
    "No.",
)
_COLUMN = {Kind.HEADING: 15, Kind.ACTION: 15, Kind.CUE: 37, Kind.PARENTHETICAL: 31, Kind.DIALOGUE: 25}
_WIDTH = {Kind.DIALOGUE: 35, Kind.PARENTHETICAL: 28}
_PAGE = 54
_TYPES = {
    Kind.HEADING: "Scene Heading",
    Kind.ACTION: "Action",
    Kind.CUE: "Character",
    Kind.PARENTHETICAL: "Parenthetical",
    Kind.DIALOGUE: "Dialogue",
}


def fountain_of(pages: int, chance: random.Random) -> str:
    """Fountain of some ``pages`` printed pages."""
    parts = ["Title: Low Water"]
    for n in range(1, pages * 5 // 4 + 1):
        parts.append(f"INT. {chance.choice(_PLACES)} - {chance.choice(('DAY', 'NIGHT'))} #{n}#")
        for _ in range(5):
            parts.append(chance.choice(_ACTION))
            parts.append(f"{chance.choice(('ILSE', 'TOMAS', 'MARTEN'))}\n(low)\n{chance.choice(_SPEECH)}")
    return "\n\n".join(parts) + "\n"


def fdx_of(play: Screenplay) -> bytes:
    """The same as Final Draft writes it."""
    body = "\n".join(
        f'    <Paragraph Type="{_TYPES[e.kind]}"{_number(e)}>\n      <Text>{escape(e.text)}</Text>\n    </Paragraph>'
        for e in play.elements
        if e.kind in _TYPES
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n<FinalDraft DocumentType="Script" Version="5">'
    return f"{head}\n  <Content>\n{body}\n  </Content>\n</FinalDraft>\n".encode()


def text_of(play: Screenplay) -> str:
    """The same typed in columns."""
    return "\n".join(" " * column + words for column, words in _typed(play)) + "\n"


def pdf_of(play: Screenplay) -> bytes:
    """The same printed, 54 lines a page, with page numbers."""
    lines = list(_typed(play))
    pages: list[list[Line]] = []
    for first in range(0, len(lines), _PAGE):
        page: list[Line] = [(75, 3, f"{len(pages) + 1}.")]
        page += [(c, 6 + n, w) for n, (c, w) in enumerate(lines[first : first + _PAGE]) if w]
        pages.append(page)
    return pdf(pages, packed=True)


def _typed(play: Screenplay) -> Iterator[tuple[int, str]]:
    for element in play.elements:
        if element.kind not in _COLUMN:
            continue
        if element.kind in (Kind.HEADING, Kind.ACTION, Kind.CUE):
            yield 0, ""
        words = element.text
        if element.kind is Kind.HEADING:
            yield 9, f"{element.number:<6}{words}{' ' * (58 - len(words))}{element.number}"
            continue
        for line in _wrapped(words, _WIDTH.get(element.kind, 58)):
            yield _COLUMN[element.kind], line


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _number(element: Element) -> str:
    return f' Number="{element.number}"' if element.number else ""
