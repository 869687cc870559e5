"""Pages and eighths: as the file says, else as its lines would be printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from beforehand.script.screenplay import Element, Kind, Scene, Screenplay

LINES_A_PAGE = 55
_WIDTH = {Kind.ACTION: 61, Kind.HEADING: 61, Kind.DIALOGUE: 35, Kind.LYRICS: 35, Kind.PARENTHETICAL: 28}
_NOT_PRINTED = frozenset({Kind.NOTE, Kind.BONEYARD, Kind.SECTION, Kind.SYNOPSIS, Kind.FURNITURE, Kind.TITLE})
_ROOM_ABOVE = frozenset({Kind.ACTION, Kind.CUE, Kind.TRANSITION, Kind.CENTERED})


@frozen
class Paging:
    """Where scenes begin and how long they are.

    Attributes:
        pages: how many pages the script has.
        begins: by scene, the page it begins on.
        eighths: by scene, its length in eighths of a page, at least 1.
    """

    pages: int
    begins: tuple[str, ...]
    eighths: tuple[int, ...]


def paging(play: Screenplay) -> Paging:
    """The pages of a screenplay."""
    heights = [sum(map(printed_lines, scene.elements)) for scene in play.scenes]
    opening = sum(map(printed_lines, play.opening))
    begins = list(_begins(play, heights, opening))
    if play.page_starts:
        pages = len(play.page_starts)
    else:
        pages = max(1, -(-(opening + sum(heights)) // LINES_A_PAGE)) if play.lines else 0
    eighths = [_eighths(scene, height) for scene, height in zip(play.scenes, heights, strict=True)]
    return Paging(max(pages, _printed_last(play)), tuple(begins), tuple(eighths))


def page_and_line(play: Screenplay, line: int) -> tuple[int, int]:
    """Page and line of page, both 1-based, of a line in a file that has pages."""
    page = bisect_right(play.page_starts, line)
    return page, line - play.page_starts[page - 1] + 1


def printed_lines(element: Element) -> int:
    """How many lines the element takes on a printed page, the blank line above it included."""
    kind = element.kind
    if kind in _NOT_PRINTED or kind in (Kind.BLANK, Kind.PAGE_BREAK):
        return 0
    above = 2 if kind is Kind.HEADING else 1 if kind in _ROOM_ABOVE else 0
    width = _WIDTH.get(kind, 61)
    return above + _wrapped(element.text, width)


def _wrapped(text: str, width: int) -> int:
    return sum(-(-len(line) // width) or 1 for line in text.split("\n"))


def _begins(play: Screenplay, heights: Sequence[int], opening: int) -> Iterator[str]:
    done = opening
    for scene, height in zip(play.scenes, heights, strict=True):
        if scene.elements[0].page:
            yield scene.elements[0].page
        elif play.page_starts:
            yield str(bisect_right(play.page_starts, scene.lines[0]))
        else:
            yield str(done // LINES_A_PAGE + 1)
        done += height


def _eighths(scene: Scene, height: int) -> int:
    return scene.elements[0].eighths or max(1, round(height * 8 / LINES_A_PAGE))


def _printed_last(play: Screenplay) -> int:
    last = play.scenes[-1].elements[0].page if play.scenes else ""
    return int(last) if last.isdigit() else 0
