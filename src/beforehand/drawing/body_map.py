"""The body map: where each place stands, front or back, the whole figure or one part of it large.

A state is a pattern first and a colour second: plain, slanted lines, upright lines, dots, level lines. In black
alone nothing is lost, so the same drawing goes on paper.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from html import escape

from attrs import frozen

from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.drawing.body_outlines import outlines
from beforehand.drawing.body_shapes import CROPS, FIGURE, TOUCHED, Shape, label_of, shapes

STATES = ("open", "gate", "fence", "unsaid", "mixed")


@frozen
class Link:
    """Where a place or a part leads, and its name in words: region, side and state."""

    url: str
    name: str


@frozen
class Ink:
    """The colours of one medium; anything that an SVG attribute takes.

    Attributes:
        line: of outlines.
        text: of the short names in a part that is drawn large.
        ground: what lies under the figure; seams are of it.
        fills: of each state, under its lines.
        lines: of each state, the lines or dots themselves; "" for none.
        chosen: of the frame round what is chosen.
    """

    line: str
    text: str
    ground: str
    fills: Mapping[str, str]
    lines: Mapping[str, str]
    chosen: str


SCREEN = Ink(
    line="var(--ink-2)",
    text="var(--ink)",
    ground="var(--paper)",
    fills={
        "open": "var(--agree-tint)",
        "gate": "var(--talk-tint)",
        "fence": "var(--shut-tint)",
        "unsaid": "var(--paper)",
        "mixed": "var(--paper)",
    },
    lines={
        "open": "",
        "gate": "var(--talk)",
        "fence": "var(--shut)",
        "unsaid": "var(--edge)",
        "mixed": "var(--ink-3)",
    },
    chosen="var(--focus)",
)
PAPER = Ink(
    line="#000",
    text="#000",
    ground="#fff",
    fills=dict.fromkeys(STATES, "#fff"),
    lines={"open": "", **dict.fromkeys(("gate", "fence", "unsaid", "mixed"), "#000")},
    chosen="#000",
)
"""Black alone."""

_LINES = {
    "gate": (7, 'patternTransform="rotate(45)"', '<path d="M0 0V7" stroke="{c}" stroke-width="1.5"/>'),
    "fence": (5, "", '<path d="M2.5 0V5" stroke="{c}" stroke-width="1.2"/>'),
    "unsaid": (6, "", '<circle cx="3" cy="3" r=".9" fill="{c}"/>'),
    "mixed": (5, "", '<path d="M0 2.5H5" stroke="{c}" stroke-width="1.2"/>'),
}
"""Of each state the size of its tile, how the tile is turned, and what is in it, for a figure at a unit a pixel."""


def body_map(
    face: str,
    states: Mapping[str, str],
    *,
    part: str = "",
    links: Mapping[str, Link] | None = None,
    chosen: Collection[str] = (),
    ink: Ink = SCREEN,
    name: str = "",
) -> str:
    """Draw one face of the figure.

    Args:
        face: ``front`` or ``back``.
        states: leaf to one of :data:`STATES`; a leaf that is left out is ``unsaid``, which is no.
        part: key of a group to draw large; "" for the whole figure.
        links: leaf (when a part is large) or group (on the whole figure) to where it leads; none without.
        chosen: leaves that are framed.
        ink: the medium's colours.
        name: the drawing's accessible name.

    Returns:
        One ``<svg>``, which scales with its frame. Ids in it begin with ``face``, so front and back may stand on
        one page.

    Raises:
        KeyError: no such group; ValueError: a state that is none.
    """
    if unknown := set(states.values()) - set(STATES):
        raise ValueError(f"no state of a boundary: {sorted(unknown)}")
    view = CROPS[part] if part else FIGURE
    shown = shapes(face)
    scale = drawn_scale(view)
    body = _large if part else _figure
    role = "group" if links else "img"
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="body-map" viewBox="{" ".join(map(str, view))}" '
            f'role="{role}" aria-label="{escape(name)}" stroke-width="{1.2 / scale:.2f}">',  # of every outline
            *_definitions(face, ink, scale),
            *body(face, shown, states, part, links or {}, ink),
            *_frames(face, [s for s in _of_part(shown, part) if s.leaf in chosen], ink, scale),
            *(_labels(_of_part(shown, part), ink, scale) if part else _touches(links or {})),
            "</svg>",
        ]
    )


def drawn_scale(view: tuple[float, float, float, float]) -> float:
    """Pixels of a unit on a phone of 375 px, where the style sheet lets a drawing be 341 by 420 px at most."""
    return min(341 / view[2], 420 / view[3])


def _of_part(shown: list[Shape], part: str) -> list[Shape]:
    return [shape for shape in shown if not part or VOCABULARY.leaves[shape.leaf].group == part]


def _definitions(face: str, ink: Ink, scale: float) -> Iterator[str]:
    """Patterns and outlines. Lines are as far apart in a part that is drawn large as on the whole figure."""
    yield "<defs>"
    for state, (size, turned, inside) in _LINES.items():
        side = round(size * 1.05 / scale, 2)
        yield (
            f'<pattern id="{face}-{state}" width="{side:g}" height="{side:g}" viewBox="0 0 {size} {size}" '
            f'patternUnits="userSpaceOnUse" {turned}><rect width="{size}" height="{size}" '
            f'fill="{ink.fills[state]}"/>{inside.format(c=ink.lines[state])}</pattern>'
        )
    for piece, path in outlines().items():
        yield f'<clipPath id="{face}-{piece}"><path d="{path}"/></clipPath>'
    yield "</defs>"


def _figure(
    face: str, shown: list[Shape], states: Mapping[str, str], _: str, __: Mapping[str, Link], ink: Ink
) -> Iterator[str]:
    """The whole figure: places without seams, rows of the vocabulary with a fine one."""
    for piece, path in outlines().items():
        here = [shape for shape in shown if shape.piece == piece]
        yield f'<g clip-path="url(#{face}-{piece})">'
        for row in dict.fromkeys(VOCABULARY.leaves[shape.leaf].row for shape in here):
            inside = [shape for shape in here if VOCABULARY.leaves[shape.leaf].row == row]
            around = " ".join(shape.path for shape in inside)
            yield f'<path d="{around}" fill="none" stroke="{ink.ground}" stroke-width="3.2"/>'
            yield from (_place(face, shape, states, ink) for shape in inside)
        yield "</g>"
        yield _outline(path, ink)


def _place(face: str, shape: Shape, states: Mapping[str, str], ink: Ink) -> str:
    fill = _fill(face, states.get(shape.leaf, "unsaid"), ink)
    return (
        f'<path data-leaf="{shape.leaf}" d="{shape.path}" fill="{fill}" stroke="{fill}" stroke-width=".5"/>'
    )


def _large(
    face: str, shown: list[Shape], states: Mapping[str, str], part: str, links: Mapping[str, Link], ink: Ink
) -> Iterator[str]:
    """One part large: its own places with a seam round each; of the rest of the figure the outline alone."""
    own = _of_part(shown, part)
    lines = outlines()
    for piece, path in lines.items():
        if piece not in {shape.piece for shape in own}:
            yield _outline(path, ink, faint=True)
    for piece in dict.fromkeys(shape.piece for shape in own):
        yield _outline(lines[piece], ink, faint=True)
        for shape in own:
            if shape.piece == piece:
                yield _linked(face, shape, states, links, ink)
        mine = " ".join(shape.path for shape in own if shape.piece == piece)
        yield f'<clipPath id="{face}-{part}-{piece}"><path d="{mine}"/></clipPath>'
        yield f'<g clip-path="url(#{face}-{part}-{piece})">{_outline(lines[piece], ink)}</g>'


def _linked(face: str, shape: Shape, states: Mapping[str, str], links: Mapping[str, Link], ink: Ink) -> str:
    fill = _fill(face, states.get(shape.leaf, "unsaid"), ink)
    drawn = (
        f'<path data-leaf="{shape.leaf}" d="{shape.path}" clip-path="url(#{face}-{shape.piece})" fill="{fill}" '
        f'stroke="{ink.line}" stroke-opacity=".4"/>'
    )
    link = links.get(shape.leaf)
    if link is None:
        return drawn
    touched = f'<path class="touched" d="{shape.path}" fill="#000" fill-opacity="0"/>'
    return f'<a href="{escape(link.url)}" aria-label="{escape(link.name)}">{touched}{drawn}</a>'


def _frames(face: str, chosen: list[Shape], ink: Ink, scale: float) -> Iterator[str]:
    """Round each chosen place, along its own edges and along the outline; half of each line is cut off outside."""
    lines = outlines()
    line = f'fill="none" stroke="{ink.chosen}" stroke-width="{6 / scale:.2f}"'
    for shape in chosen:
        cell, cut = f"{face}-chosen-{shape.leaf}", f'clip-path="url(#{face}-{shape.piece})"'
        yield (
            f'<g class="chosen" pointer-events="none"><clipPath id="{cell}"><path d="{shape.path}"/></clipPath>'
            f'<path d="{shape.path}" {cut} {line}/>'
            f'<g clip-path="url(#{cell})"><path d="{lines[shape.piece]}" {cut} {line}/></g></g>'
        )


def _labels(shown: list[Shape], ink: Ink, scale: float) -> Iterator[str]:
    """Short names where they have room, 12.5 px on a phone; the full ones are those of the links."""
    yield (
        f'<g font-size="{12.5 / scale:.2f}" text-anchor="middle" dominant-baseline="middle" fill="{ink.text}" '
        f'stroke="{ink.ground}" stroke-width="{4 / scale:.2f}" stroke-linejoin="round" paint-order="stroke" '
        'pointer-events="none" aria-hidden="true">'
    )
    for label in (label_of(shape) for shape in shown):
        if label:
            x, y, words = label
            yield f'<text x="{x:g}" y="{y:g}">{words}</text>'
    yield "</g>"


def _touches(links: Mapping[str, Link]) -> Iterator[str]:
    for part, boxes in TOUCHED.items():
        if part in links:
            rects = "".join(
                f'<rect class="touched" x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="8" fill="#000" '
                'fill-opacity="0"/>'
                for x, y, w, h in boxes
            )
            yield f'<a href="{escape(links[part].url)}" aria-label="{escape(links[part].name)}">{rects}</a>'


def _outline(path: str, ink: Ink, *, faint: bool = False) -> str:
    shade = ' stroke-opacity=".3"' if faint else ""
    return f'<path d="{path}" fill="none" stroke="{ink.line}"{shade} pointer-events="none"/>'


def _fill(face: str, state: str, ink: Ink) -> str:
    return f"url(#{face}-{state})" if ink.lines[state] else ink.fills[state]
