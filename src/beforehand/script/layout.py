"""A scene's text line by line, set out as on a page: for reading beside beats that are tied to its lines."""

from __future__ import annotations

from collections.abc import Iterator

from beforehand.script.screenplay import Element, Kind, Scene, plain

CUE, PARENTHETICAL, DIALOGUE, TRANSITION = 14, 10, 7, 24
"""Blanks before each; narrow, so that a page stands beside a plan or on a phone."""
INDENT = {
    Kind.CUE: CUE,
    Kind.PARENTHETICAL: PARENTHETICAL,
    Kind.DIALOGUE: DIALOGUE,
    Kind.LYRICS: DIALOGUE,
    Kind.TRANSITION: TRANSITION,
    Kind.CENTERED: DIALOGUE,
}
_NOT_SHOWN = frozenset({Kind.BLANK, Kind.NOTE, Kind.BONEYARD, Kind.SECTION, Kind.SYNOPSIS, Kind.PAGE_BREAK})


def page_lines(scene: Scene) -> tuple[str, ...]:
    """One line of text for each source line of the scene, heading first, blank lines at the end left off.

    Line *n* of what comes back is line ``scene.lines[0] + n - 1`` of the file. Notes, cut text, sections and
    synopses are blank here: they are the writer's own and not played.
    """
    lines = [line for element in scene.elements for line in _lines(element)]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _lines(element: Element) -> Iterator[str]:
    if element.kind in _NOT_SHOWN:
        yield from [""] * (element.lines[1] - element.lines[0] + 1)
        return
    indent = " " * INDENT.get(element.kind, 0)
    for line in element.text.split("\n"):
        text = plain(line).rstrip().replace("\t", "    ")
        shown = text.upper() if element.kind is Kind.HEADING else text
        yield f"{indent}{shown}".rstrip()
