"""The pieces of an excerpt as rows of a table, in words: the command prints them, the report sets them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import (
    Dissolve,
    Freeze,
    Heard,
    Insert,
    LeftOut,
    Match,
    Piece,
    Plain,
    SameScene,
    Side,
)
from beforehand.footage.rates import spoken, timecode
from beforehand.footage.sentence import name


@frozen
class Row:
    """One row.

    Attributes:
        piece: number of the piece, or None for a stretch that is left out.
        clip: where in the clip: timecode and frames.
        source: which file, or what it is instead.
        there: where in that file.
        length: in words.
        remarks: what more there is to say.
        raw: which file, or None.
    """

    piece: int | None
    clip: str
    source: str
    there: str
    length: str
    remarks: str
    raw: int | None


SOUND = {
    "same": "sound the same",
    "shifted": "sound the same, but {by} of a second {way} than the picture",
    "other": "other sound",
    "silent": "silenced",
    "quiet": "footage silent here",
    "none": "no sound to compare",
    "not compared": "",
}
LOOKS = {"black": "Black", "title": "Title card", "picture": "Another picture"}


def rows(found: Excerpt) -> Iterator[Row]:
    """The pieces in order; a stretch that a cut leaves out comes before the piece that follows it."""
    gaps = {gap.between[1]: gap for gap in found.left_out}
    for number, piece in enumerate(found.pieces):
        if number in gaps:
            yield _gap(gaps[number], found)
        yield _row(number, piece, found)


def heard_words(heard: Heard) -> str:
    """What the sound of a piece says, in words."""
    way = "later" if heard.shift > 0 else "earlier"
    return SOUND[heard.state].format(by=f"{abs(heard.shift)}/100", way=way)


def _row(number: int, piece: Piece, found: Excerpt) -> Row:
    raw: int | None = None
    clip = _range(piece.first, piece.last, found, None)
    length = spoken(piece.last - piece.first, found.clip.rate)
    match piece:
        case Match():
            low, high = min(piece.raw_frames), max(piece.raw_frames) + 1
            source, there, remarks, raw = (
                _name(found, piece.raw),
                _range(low, high, found, piece.raw),
                _said(piece),
                piece.raw,
            )
        case Freeze():
            there = _range(piece.raw_frame, piece.raw_frame + 1, found, piece.raw)
            source, remarks, raw = (
                _name(found, piece.raw),
                f"freeze frame{_doubt(piece.early, piece.late)}",
                piece.raw,
            )
        case Dissolve():
            sides = (piece.leaving, piece.coming)
            source, there = (" → ".join(words(one, found) for one in sides) for words in (_source, _frames))
            raw = next((one.raw for one in reversed(sides) if isinstance(one, Side)), raw)
            remarks = "dissolve" if all(isinstance(one, Side) for one in sides) else "fade"
        case SameScene():
            source, there, remarks, raw = "Same scene", "", "no take given could be shown to hold it", raw
        case Insert():
            source, there, remarks, raw = LOOKS[piece.looks], "Not from the footage", "no frame matches", raw
    return Row(number, clip, source, there, length, remarks, raw)


def _source(side: Side | Plain, found: Excerpt) -> str:
    return _name(found, side.raw) if isinstance(side, Side) else LOOKS[side.looks].lower()


def _frames(side: Side | Plain, _: Excerpt) -> str:
    return f"{side.begins}–{side.ends}" if isinstance(side, Side) else "–"


def _gap(gap: LeftOut, found: Excerpt) -> Row:
    low, high = gap.frames
    words = f"left out between {gap.between[0] + 1} and {gap.between[1] + 1}"
    length = spoken(high - low, found.raws[gap.raw].rate)
    return Row(None, "", _name(found, gap.raw), _range(low, high, found, gap.raw), length, words, gap.raw)


def _said(piece: Match) -> str:
    said = [] if piece.speed == 1 else [f"speed {piece.speed.numerator}/{piece.speed.denominator}"]
    if piece.mirrored:
        said.append("mirrored")
    said.append(_doubt(piece.early, piece.late).strip(" ,") or "to the frame")
    if words := heard_words(piece.heard):
        said.append(words)
    return ", ".join(said)


def _doubt(early: int, late: int) -> str:
    if not early and not late:
        return ""
    return f", may be up to {early} f earlier, {late} f later"


def _range(low: int, high: int, found: Excerpt, raw: int | None) -> str:
    reel = found.clip if raw is None else found.raws[raw]
    codes = [timecode(n, reel.rate, reel.start_timecode) for n in (low, high)]
    return f"{codes[0]} – {codes[1]} ({low}–{high})"


def _name(found: Excerpt, raw: int) -> str:
    return name(found.raws[raw].path)
