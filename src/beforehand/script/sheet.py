"""A scene as it is read and marked on a page: lines of its own, numbered from its heading, whatever the file.

Files disagree about what a line is: a paragraph (Fountain), a printed line (PDF), three lines of XML (FDX). Here
paragraphs are broken where a page would break them and set apart by one empty line, notes and cut text left out,
so that a passage, a beat's anchor and a person who counts along all mean the same line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Final

from attrs import evolve

from beforehand.script.breakdown.values import Breakdown, Passage, SceneFound
from beforehand.script.layout import INDENT
from beforehand.script.screenplay import Element, Kind, Lines, Scene, plain

WIDTH: Final = {Kind.DIALOGUE: 36, Kind.LYRICS: 36, Kind.PARENTHETICAL: 30}
"""Characters a line in the narrower columns of a page."""
WIDEST: Final = 61
SHOWN: Final = frozenset(
    {
        Kind.HEADING,
        Kind.ACTION,
        Kind.CUE,
        Kind.PARENTHETICAL,
        Kind.DIALOGUE,
        Kind.LYRICS,
        Kind.TRANSITION,
        Kind.CENTERED,
    }
)
_SPEECH: Final = frozenset({Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRICS})


def laid_out(found: Breakdown) -> Breakdown:
    """The same breakdown with every scene on its sheet: lines count from 1 in each scene, those of passages too."""
    return evolve(found, scenes=tuple(map(_laid, found.scenes)))


def record_lines(scene: Scene) -> tuple[str, ...]:
    """The lines of a scene on its sheet as the record keeps them: indented, the heading in capitals."""
    return tuple(
        e.text.upper() if e.kind is Kind.HEADING else f"{' ' * INDENT.get(e.kind, 0)}{e.text}".rstrip()
        for e in scene.elements
    )


def on_sheet(scene: Scene) -> Scene:
    """A scene on its sheet: an element for each line, empty ones between blocks."""
    return _placed(scene, [element for element, _ in _sheet(scene.elements)])


def _laid(found: SceneFound) -> SceneFound:
    lines = list(_sheet(found.scene.elements))
    sources = [source for _, source in lines]
    scene = _placed(found.scene, [element for element, _ in lines])
    return evolve(
        found,
        scene=scene,
        passages=tuple(_moved(p, sources) for p in found.passages),
        talk=tuple(_moved(p, sources) for p in found.talk),
    )


def _placed(scene: Scene, elements: Sequence[Element]) -> Scene:
    return evolve(scene, lines=(1, max(1, len(elements))), elements=tuple(elements))


def _moved(passage: Passage, sources: Sequence[Lines]) -> Passage:
    why = tuple(evolve(reason, lines=_local(reason.lines, sources)) for reason in passage.why)
    return evolve(passage, lines=_local(passage.lines, sources), why=why)


def _local(lines: Lines, sources: Sequence[Lines]) -> Lines:
    """First and last line of the sheet that come from these lines of the file."""
    inside = [n for n, (a, b) in enumerate(sources, 1) if a and a <= lines[1] and b >= lines[0]]
    return (inside[0], inside[-1]) if inside else (1, 1)


def _sheet(elements: Iterable[Element]) -> Iterator[tuple[Element, Lines]]:
    """Each line with the lines of the file that it comes from; (0, 0) for an empty one."""
    count, before = 0, None
    for element in elements:
        if element.kind not in SHOWN or not element.text.strip():
            continue
        if before is not None and not (element.kind in _SPEECH and before in {Kind.CUE, *_SPEECH}):
            count += 1
            yield Element(Kind.BLANK, "", (count, count)), (0, 0)
        for text, source in _broken(element):
            count += 1
            number = element.number if element.kind is Kind.HEADING else None
            yield Element(element.kind, text, (count, count), name=element.name, number=number), source
        before = element.kind


def _broken(element: Element) -> Iterator[tuple[str, Lines]]:
    texts = element.text.split("\n")
    first, last = element.lines
    each = last - first + 1 == len(texts)
    for n, text in enumerate(texts):
        source = (first + n, first + n) if each else element.lines
        said = " ".join(plain(text).split())
        width = WIDTH.get(element.kind, WIDEST)
        for part in [said] if 0 < len(said) <= width else wrap(said, width, break_on_hyphens=False):
            yield part, source
