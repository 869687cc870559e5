"""From elements to scenes: the step that all readers share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from beforehand.script.headings import looks_like_a_shout, read_heading
from beforehand.script.screenplay import Caution, Element, Kind, Note, Scene, Screenplay

_WORDS = frozenset({Kind.ACTION, Kind.DIALOGUE, Kind.CENTERED, Kind.LYRICS})


def assemble(
    form: str,
    lines: int,
    elements: Sequence[Element],
    title_page: tuple[tuple[str, str], ...] = (),
    notes: tuple[Note, ...] = (),
    cautions: Sequence[Caution] = (),
) -> Screenplay:
    """A screenplay of ``elements``, which stand in order and hold each of the file's ``lines`` once."""
    scenes = scenes_of(elements)
    found = sorted([*cautions, *_about_scenes(elements, scenes)], key=lambda c: c.lines)
    return Screenplay(form, lines, title_page, tuple(elements), scenes, notes, tuple(found))


def scenes_of(elements: Sequence[Element]) -> tuple[Scene, ...]:
    """The scenes, each from its heading to the line before the next, the last one to the end of the file."""
    starts = [i for i, element in enumerate(elements) if element.kind is Kind.HEADING]
    bounds = pairwise([*starts, len(elements)])
    return tuple(_scene(index, elements[first:end]) for index, (first, end) in enumerate(bounds, 1))


def _scene(index: int, elements: Sequence[Element]) -> Scene:
    first = elements[0]
    heading = read_heading(first.text)
    return Scene(
        index,
        first.number,
        heading.text,
        heading.int_ext,
        heading.place,
        heading.time,
        (first.lines[0], elements[-1].lines[1]),
        tuple(elements),
        tuple(dict.fromkeys(e.name for e in elements if e.kind is Kind.CUE)),
        heading.omitted,
    )


def _about_scenes(elements: Sequence[Element], scenes: Sequence[Scene]) -> list[Caution]:
    cautions = [
        _shout(e) for e in elements if e.forced and e.kind is Kind.HEADING and looks_like_a_shout(e.text)
    ]
    seen: dict[str, int] = {}
    for scene in scenes:
        if scene.number is None:
            continue
        if scene.number in seen:
            cautions.append(_twice(scene, seen[scene.number]))
        seen.setdefault(scene.number, scene.lines[0])
    if not scenes and any(e.kind in _WORDS for e in elements):
        sentence = "No scene heading was found, so the whole text belongs to no scene."
        cautions.append(Caution("no_scenes", sentence, (1, elements[-1].lines[1])))
    return cautions


def _shout(element: Element) -> Caution:
    line = element.lines[0]
    sentence = f"Line {line}: “{element.text[:60]}” is a heading by its dot, but reads like words."
    return Caution("heading_like_a_shout", sentence, element.lines)


def _twice(scene: Scene, first: int) -> Caution:
    line = scene.lines[0]
    sentence = f"Line {line}: scene number {scene.number} is used already on line {first}."
    return Caution("scene_number_twice", sentence, (line, line))
