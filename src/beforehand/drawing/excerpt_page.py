"""The report on an excerpt: one page that needs no network, for a screen and for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from importlib import resources

from attrs import frozen

from beforehand.drawing.ribbons import Left, Part, Strip, colour, excerpt_picture
from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Dissolve, Freeze, Match, Piece
from beforehand.footage.rates import spoken, timecode
from beforehand.footage.rows import Row, rows
from beforehand.footage.sentence import name, sentence

WORDS = {"same_scene_other_take": "Same scene", "dissolve": "Dissolve", "insert": "Not from the footage"}
STYLE = resources.files("beforehand.drawing").joinpath("excerpt_page.css").read_text("utf-8")


@frozen
class Pair:
    """Pictures of one piece as data addresses: the clip's frame, the raw frame framed alike, their difference."""

    clip_frame: int
    raw_frame: int
    clip: str
    raw: str
    difference: str


@frozen
class Stills:
    """Pictures for a report, by piece number: what stands in the strips, and the pairs."""

    strips: Mapping[int, tuple[str, ...]]
    raw_strips: Mapping[int, tuple[str, ...]]
    pairs: Mapping[int, Pair]


HEADS = ("In the clip", "Source", "In the footage", "Length", "Match")
POLICY = "default-src 'none';img-src data:;style-src 'unsafe-inline'"
NO_STILLS = Stills({}, {}, {})


def report(found: Excerpt, stills: Stills = NO_STILLS) -> str:
    """Write the page.

    Args:
        found: what was found.
        stills: pictures; without them the page holds none.
    """
    clip = found.clip
    return "".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f"<title>Excerpt check: {escape(name(clip.path))}</title><style>{STYLE}</style></head><body>",
            f"<header><h1>Excerpt check<span>{escape(clip.path)}, held against {len(found.raws)} "
            f"{'file' if len(found.raws) == 1 else 'files'}</span></h1>",
            f'<p class="sentence">{escape(sentence(found))}</p></header>',
            f'<div class="band"><main><div class="scroll" tabindex="0" role="region" '
            f'aria-label="The clip over the footage"><div class="wide">{_picture(found, stills)}</div></div>',
            f"{_table(found)}</main></div>",
            "<main>",
            *_pairs(found, stills),
            _files(found),
            "</main>",
            "<footer><p>Hatched: filmed, not in the clip. Striped ribbon: goes back to earlier frames. "
            "Dashed edge: not from "
            "the footage. Ranges end before their last number; frames count from 0. Compared frame by frame by the "
            "movement in the picture, and apart from it by the sound. No one in the picture is identified. "
            "A match says that "
            "these frames were made from those; it says nothing of what was agreed or "
            "meant.</p></footer></body></html>",
        ]
    )


def _used(found: Excerpt) -> list[int]:
    """The files that the clip uses, in the order in which they come."""
    used: list[int] = []
    for piece in found.pieces:
        if isinstance(piece, Match | Freeze) and piece.raw not in used:
            used.append(piece.raw)
    return used


def _picture(found: Excerpt, stills: Stills) -> str:
    used = _used(found)
    clip = Strip("Released clip", len(found.clip.frames), _length(len(found.clip.frames), found, None))
    raws = [
        Strip(
            name(found.raws[n].path), len(found.raws[n].frames), _length(len(found.raws[n].frames), found, n)
        )
        for n in used
    ]
    left = [
        Left(
            used.index(g.raw),
            *g.frames,
            f"left out: {spoken(g.frames[1] - g.frames[0], found.raws[g.raw].rate)}",
        )
        for g in found.left_out
    ]
    return excerpt_picture(clip, raws, list(_parts(found, used, stills)), left)


def _parts(found: Excerpt, used: list[int], stills: Stills) -> Iterator[Part]:
    reached: dict[int, int] = {}
    for n, piece in enumerate(found.pieces):
        if not isinstance(piece, Match | Freeze):
            yield Part(_word(piece), piece.kind, piece.first, piece.last)
            continue
        low = piece.raw_frame if isinstance(piece, Freeze) else min(piece.raw_frames)
        high = low + 1 if isinstance(piece, Freeze) else max(piece.raw_frames) + 1
        back = isinstance(piece, Match) and low < reached.get(piece.raw, 0)
        reached[piece.raw] = max(high, reached.get(piece.raw, 0)) if not back else high
        yield Part(
            f"{n + 1} · {name(found.raws[piece.raw].path)}",
            piece.kind,
            piece.first,
            piece.last,
            used.index(piece.raw),
            low,
            high,
            back,
            stills.strips.get(n, ()),
            stills.raw_strips.get(n, ()),
        )


def _word(piece: Piece) -> str:
    return WORDS[piece.kind] if not isinstance(piece, Dissolve) else "Dissolve"


def _length(frames: int, found: Excerpt, raw: int | None) -> str:
    reel = found.clip if raw is None else found.raws[raw]
    return (
        f"{timecode(frames, reel.rate)} · {_rate(reel.rate.numerator, reel.rate.denominator)} frames a second"
    )


def _rate(above: int, below: int) -> str:
    return str(above) if below == 1 else f"{above}/{below}"


def _table(found: Excerpt) -> str:
    used = _used(found)
    body = "".join(_row(row, used) for row in rows(found))
    head = "".join(f'<th scope="col">{h}</th>' for h in ("", *HEADS))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: Row, used: list[int]) -> str:
    dot = ""
    if row.raw in used and row.piece is not None and row.raw is not None:
        dot = f'<span class="dot" style="background:{colour(used.index(row.raw))}"></span>'
    number = "–" if row.piece is None or row.raw is None else str(row.piece + 1)
    cells = (row.clip, dot + escape(row.source), row.there, row.length, row.remarks)
    told = "".join(
        f'<td data-head="{HEADS[n]}">{c if n == 1 else escape(c)}</td>' if c else "<td></td>"
        for n, c in enumerate(cells)
    )
    kind = ' class="gap"' if row.piece is None else ""
    return f"<tr{kind}><td>{number if row.piece is not None else ''}</td>{told}</tr>"


def _pairs(found: Excerpt, stills: Stills) -> Iterator[str]:
    placed = [n for n, p in enumerate(found.pieces) if isinstance(p, Match | Freeze)]
    if stills is NO_STILLS or not placed:
        return
    yield (
        '<h2>One frame of each piece, side by side</h2><p class="notes">The clip, the footage in the same '
        f"framing, and their difference (grey is none). {_missing(len(set(placed) - set(stills.pairs)))}</p>"
        '<div class="pairs">'
    )
    for n, pair in stills.pairs.items():
        piece = found.pieces[n]
        if not isinstance(piece, Match | Freeze):
            continue
        words = f"{n + 1} · clip frame {pair.clip_frame}, {name(found.raws[piece.raw].path)} frame {pair.raw_frame}"
        images = "".join(
            f'<img src="{source}" alt="{escape(alt)}">'
            for source, alt in (
                (pair.clip, "The clip"),
                (pair.raw, "The footage"),
                (pair.difference, "The difference"),
            )
        )
        yield f"<figure><div>{images}</div><figcaption>{escape(words)}</figcaption></figure>"
    yield "</div>"


def _missing(pieces: int) -> str:
    """What is said of pieces that should have pictures and have none."""
    if not pieces:
        return ""
    told = "1 piece has" if pieces == 1 else f"{pieces} pieces have"
    return f"{told} no pictures here: they could not be fetched from the files again, or are too many for a page."


def _files(found: Excerpt) -> str:
    lines = []
    for reel in (found.clip, *found.raws):
        notes = " ".join(reel.notes)
        lines.append(
            f"<tr><td>{escape(reel.path)}</td><td>{len(reel.frames)} frames, {reel.columns} × {reel.rows}</td>"
            f'<td class="sum">SHA-256 {reel.sha256}</td><td>{escape(notes)}</td></tr>'
        )
    return f"<h2>Files</h2><table><tbody>{''.join(lines)}</tbody></table>"
