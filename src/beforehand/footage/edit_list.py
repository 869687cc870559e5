"""The pieces as a CMX3600 edit list: what an editing program reads to lay the footage beside the clip."""

from __future__ import annotations

from collections.abc import Iterator

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Freeze, Match, Piece
from beforehand.footage.rates import timecode
from beforehand.footage.reel import Reel
from beforehand.footage.sentence import name

MOST_EVENTS = 999
"""The form has three figures for an event."""


def edit_list(found: Excerpt) -> str:
    """Write the list: matches and freezes from their files, everything else as black (BL) with a comment.

    Source times are those of the files, record times those of the clip. M2 gives the speed in source frames a
    second; a dissolve is written as a cut with a comment, since the form cannot say what is under it.
    """
    lines = [f"TITLE: {name(found.clip.path)[:70]}", f"FCM: {'' if _drops(found.clip) else 'NON-'}DROP FRAME"]
    for number, piece in enumerate(found.pieces[:MOST_EVENTS], start=1):
        lines += _event(number, piece, found)
    return "\r\n".join(lines) + "\r\n"


def _event(number: int, piece: Piece, found: Excerpt) -> Iterator[str]:
    clip = found.clip
    record = f"{_code(clip, piece.first)} {_code(clip, piece.last)}"
    if isinstance(piece, Match):
        raw, low, high = found.raws[piece.raw], min(piece.raw_frames), max(piece.raw_frames) + 1
    elif isinstance(piece, Freeze):
        raw, low, high = found.raws[piece.raw], piece.raw_frame, piece.raw_frame + 1
    else:
        zero = timecode(0, clip.rate)
        yield f"{number:03}  BL       V     C        {zero} {timecode(piece.last - piece.first, clip.rate)} {record}"
        yield f"* {piece.kind.upper().replace('_', ' ')}"
        return
    reel = _reel_name(piece.raw)
    yield f"{number:03}  {reel:<8} V     C        {_code(raw, low)} {_code(raw, high)} {record}"
    if isinstance(piece, Freeze):
        yield f"M2   {reel:<8} 000.0                {_code(raw, low)}"
    elif piece.speed != 1:
        tenths = round(piece.speed * raw.rate * 10)
        yield f"M2   {reel:<8} {tenths // 10:03}.{tenths % 10}                {_code(raw, low)}"
    yield f"* FROM CLIP NAME: {name(raw.path)}"
    if piece.mirrored:
        yield "* EFFECT NAME: FLOP"


def _reel_name(raw: int) -> str:
    """Eight letters at most, as the form wants; the file's own name stands in the comment."""
    return f"RAW{raw + 1:03}"


def _drops(reel: Reel) -> bool:
    return ";" in reel.start_timecode


def _code(reel: Reel, frame: int) -> str:
    return timecode(frame, reel.rate, reel.start_timecode)
