"""The excerpt's picture: the clip's strip above, the footage's strips below, and ribbons between what is the same.

Word, then shape, then colour: every piece is named; what is not from the footage has a dashed edge; footage that
the clip does not show is hatched; a ribbon that goes back is striped. In grey nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from attrs import frozen

WIDE = 1340.0
STRIP = 68.0
CLIP_TOP = 24.0
RAW_TOP = 274.0
HIGH = 384.0
SPACE = 16.0
COLOURS = ("#1F57C3", "#3F86AE", "#7C8A93", "#16426B", "#86AFC4", "#55606B")
"""They name files, not states, so none is a colour of a state."""


@frozen
class Part:
    """A piece of the clip.

    Attributes:
        label: in the ribbon or the strip.
        kind: ``match``, ``freeze``, ``dissolve``, ``same_scene_other_take`` or ``insert``.
        first, last: clip frames, half-open.
        raw: which strip, or None.
        low, high: raw frames, half-open.
        back: whether it goes back behind the piece before it.
        stills: pictures as data addresses, shown side by side; none without.
        raw_stills: the same for the footage.
    """

    label: str
    kind: str
    first: int
    last: int
    raw: int | None = None
    low: int = 0
    high: int = 0
    back: bool = False
    stills: tuple[str, ...] = ()
    raw_stills: tuple[str, ...] = ()


@frozen
class Strip:
    """A strip: its name, how many frames it has and how long that is in words."""

    name: str
    frames: int
    length: str


@frozen
class Left:
    """A stretch of footage that a cut leaves out: which strip, its frames and words."""

    raw: int
    low: int
    high: int
    words: str


def excerpt_picture(clip: Strip, raws: Sequence[Strip], parts: Sequence[Part], left: Sequence[Left]) -> str:
    """Draw it: one ``<svg>`` that scales with its page, whose accessible name says what it holds."""
    places = _places(raws)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE:g} {HIGH:g}" role="img" font-size="12.5" '
        f'aria-label="{escape(_name(clip, raws, parts))}">',
        _patterns(len(raws)),
        f'<text x="0" y="14"><tspan font-weight="600">{escape(clip.name)}</tspan> {escape(clip.length)}</text>',
        f'<text x="{WIDE:g}" y="14" text-anchor="end" class="soft">Clip and footage are drawn at '
        f"different scales</text>",
    ]
    for number, (low, scale) in enumerate(places):
        out.append(_raw_strip(raws[number], low, scale))
    scale = WIDE / max(clip.frames, 1)
    for part in parts:
        out += _ribbon(part, scale, places)
    for part in parts:
        out += _raw_piece(part, places)
    out += [_left(gap, places) for gap in left]
    for part in parts:
        out += _clip_piece(part, scale)
    for part in parts:
        out += _label(part, scale)
    return "".join([*out, "</svg>"])


def colour(raw: int) -> str:
    """The colour of a strip; from the seventh on they come again, and the names tell them apart."""
    return COLOURS[raw % len(COLOURS)]


def _name(clip: Strip, raws: Sequence[Strip], parts: Sequence[Part]) -> str:
    return (
        f"{clip.name} in {len(parts)} pieces above, {len(raws)} files of footage below; the table says "
        f"the same in words."
    )


def _places(raws: Sequence[Strip]) -> list[tuple[float, float]]:
    """Left edge and pixels per frame of each strip; all strips have one scale, but none is too narrow to see."""
    room = WIDE - SPACE * (len(raws) - 1)
    least = min(60.0, room / max(len(raws), 1))
    total = sum(raw.frames for raw in raws) or 1
    widths = [max(raw.frames / total * room, least) for raw in raws]
    shrink = room / sum(widths) if widths else 1
    places, at = [], 0.0
    for raw, width in zip(raws, widths, strict=True):
        places.append((at, width * shrink / max(raw.frames, 1)))
        at += width * shrink + SPACE
    return places


def _patterns(count: int) -> str:
    hatch = (
        '<pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="9" height="9" fill="#E3E8EA"/><path d="M0 0V9" stroke="#B4BEC3" stroke-width="2.4"/></pattern>'
    )
    stripes = "".join(
        f'<pattern id="back{n}" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
        f'<rect width="9" height="9" fill="{colour(n)}" fill-opacity=".16"/>'
        f'<path d="M0 0V9" stroke="{colour(n)}" stroke-width="4" stroke-opacity=".6"/></pattern>'
        for n in range(count)
    )
    return f"<defs>{hatch}{stripes}</defs>"


def _raw_strip(raw: Strip, low: float, scale: float) -> str:
    width = raw.frames * scale
    return (
        f'<rect x="{low:.1f}" y="{RAW_TOP:g}" width="{width:.1f}" height="{STRIP:g}" fill="url(#hatch)" rx="3"/>'
        f'<svg x="{low:.1f}" y="{RAW_TOP + STRIP:g}" width="{width:.1f}" height="24" overflow="hidden">'
        f'<text y="18"><tspan font-weight="600">{escape(raw.name)}</tspan> <tspan '
        f'class="soft">{escape(raw.length)}</tspan></text></svg>'
    )


def _ribbon(part: Part, scale: float, places: list[tuple[float, float]]) -> Iterator[str]:
    if part.raw is None or part.kind not in ("match", "freeze"):
        return
    low, raw_scale = places[part.raw]
    a, b = part.first * scale, part.last * scale
    c, d = low + part.low * raw_scale, low + max(part.high * raw_scale, part.low * raw_scale + 1.5)
    top, bottom = CLIP_TOP + STRIP, RAW_TOP
    bend = (bottom - top) * 0.55
    shade = colour(part.raw)
    fill = f'fill="url(#back{part.raw})"' if part.back else f'fill="{shade}" fill-opacity=".25"'
    yield (
        f'<path d="M{a:.1f} {top:g}C{a:.1f} {top + bend:.1f} {c:.1f} {bottom - bend:.1f} {c:.1f} {bottom:g}'
        f'H{d:.1f}C{d:.1f} {bottom - bend:.1f} {b:.1f} {top + bend:.1f} {b:.1f} {top:g}Z" {fill} '
        f'stroke="{shade}" stroke-width="1.3"/>'
    )


def _raw_piece(part: Part, places: list[tuple[float, float]]) -> Iterator[str]:
    if part.raw is None or part.kind not in ("match", "freeze"):
        return
    low, scale = places[part.raw]
    x, width = low + part.low * scale, max((part.high - part.low) * scale, 1.5)
    yield _box(x, RAW_TOP, width, part.raw_stills, colour(part.raw))


def _clip_piece(part: Part, scale: float) -> Iterator[str]:
    x, width = part.first * scale, (part.last - part.first) * scale
    if part.raw is not None and part.kind in ("match", "freeze"):
        yield _box(x + 0.8, CLIP_TOP, max(width - 1.6, 1), part.stills, colour(part.raw))
        if part.kind == "freeze" and width > 14:  # two bars: the picture stands
            middle = x + width / 2
            yield (
                f'<path d="M{middle - 3:.1f} {CLIP_TOP + 6:g}v12M{middle + 3:.1f} {CLIP_TOP + 6:g}v12" '
                'stroke="#fff" stroke-width="6"/>'
                f'<path d="M{middle - 3:.1f} {CLIP_TOP + 7:g}v10M{middle + 3:.1f} {CLIP_TOP + 7:g}v10" '
                'stroke="#16222C" stroke-width="2.4"/>'
            )
        return
    dash = "2 4" if part.kind == "same_scene_other_take" else "6 4"
    yield (
        f'<rect x="{x + 1.5:.1f}" y="{CLIP_TOP + 1:g}" width="{max(width - 3, 1):.1f}" '
        f'height="{STRIP - 2:g}" fill="#fff" '
        f'stroke="#16222C" stroke-width="1.8" stroke-dasharray="{dash}" rx="2"/>'
    )
    if part.kind == "dissolve":
        yield (
            f'<path d="M{x:.1f} {CLIP_TOP + STRIP:g}L{x + width:.1f} {CLIP_TOP:g}" stroke="#16222C" '
            f'stroke-width="1.4"/>'
        )
    elif width > 34:
        middle, high = x + width / 2, CLIP_TOP + STRIP / 2
        yield (
            f'<path d="M{middle - 13:.1f} {high - 7:g}h26M{middle - 9:.1f} {high:g}h18M{middle - 6:.1f} '
            f'{high + 7:g}h12" '
            'stroke="#475660" stroke-width="1.8"/>'
        )


def _box(x: float, top: float, width: float, stills: tuple[str, ...], shade: str) -> str:
    """A framed box with as many stills as fit, or its colour alone."""
    made = [
        f'<svg x="{x:.1f}" y="{top:g}" width="{width:.1f}" height="{STRIP:g}" overflow="hidden">'
        f'<rect width="100%" height="100%" fill="{shade}" fill-opacity=".45"/>'
    ]
    step = STRIP * 16 / 9
    for n in range(min(int(width // step) + 1, 12) if stills else 0):
        still = stills[min(n * len(stills) // max(int(width // step) + 1, 1), len(stills) - 1)]
        made.append(
            f'<image href="{still}" x="{n * step:.1f}" y="0" width="{step - 1:.1f}" height="{STRIP:g}" '
            'preserveAspectRatio="xMidYMid slice"/>'
        )
    made.append("</svg>")
    made.append(
        f'<rect x="{x:.1f}" y="{top:g}" width="{width:.1f}" height="{STRIP:g}" fill="none" stroke="{shade}" '
        'stroke-width="2" rx="2"/>'
    )
    return "".join(made)


def _label(part: Part, scale: float) -> Iterator[str]:
    x, width = part.first * scale, (part.last - part.first) * scale
    size = 7.0 * len(part.label) + 16
    if part.kind in ("match", "freeze") and part.raw is not None:
        if size > max(width + 12, 40) and width < 24:
            return
        text = part.label if size <= width + 12 else part.label.split(" · ")[0]
        size = 7.0 * len(text) + 16
        left = min(max(x + width / 2 - size / 2, 0), WIDE - size)
        yield (
            f'<rect x="{left:.1f}" y="{CLIP_TOP + STRIP + 12:g}" width="{size:.1f}" height="20" rx="3" fill="#fff" '
            f'stroke="{colour(part.raw)}"/>'
            f'<text x="{left + size / 2:.1f}" y="{CLIP_TOP + STRIP + 26:g}" text-anchor="middle" '
            f'font-weight="500">{escape(text)}</text>'
        )
        return
    words = part.label.split(" ")
    if max(len(word) for word in words) * 7.4 > width:  # it would run into its neighbour; the table has it
        return
    for n, word in enumerate(words[:5]):
        yield f'<text x="{x + 2:.1f}" y="{CLIP_TOP + STRIP + 17 + 15 * n:g}" font-weight="600">{escape(word)}</text>'


def _left(gap: Left, places: list[tuple[float, float]]) -> str:
    low, scale = places[gap.raw]
    x, width = low + gap.low * scale, (gap.high - gap.low) * scale
    size = 6.6 * len(gap.words) + 14
    if size > width:
        return ""
    return (
        f'<rect x="{x + width / 2 - size / 2:.1f}" y="{RAW_TOP + 24:g}" width="{size:.1f}" height="20" '
        f'rx="3" fill="#fff" '
        f'stroke="#7C8A93"/><text x="{x + width / 2:.1f}" y="{RAW_TOP + 38:g}" '
        f'text-anchor="middle">{escape(gap.words)}</text>'
    )
