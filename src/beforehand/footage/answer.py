"""The answer as plain data for JSON: frames, pixels and fractions as text; ``certainty`` is its only float."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Dissolve, Freeze, Match, Piece, Plain, SameScene, Side
from beforehand.footage.rates import timecode
from beforehand.footage.reel import Reel
from beforehand.footage.sentence import sentence

FORMAT = "beforehand-excerpt-1"


def answer(found: Excerpt) -> dict[str, Any]:
    """All that was found. Ranges are half-open; frames count from 0; times are never in it."""
    return {
        "format": FORMAT,
        "clip": _file(found.clip),
        "raws": [_file(raw) for raw in found.raws],
        "segments": [_segment(piece, found) for piece in found.pieces],
        "left_out": [
            {"raw": gap.raw, "frames": list(gap.frames), "between": list(gap.between)}
            for gap in found.left_out
        ],
        "searched": _searched(found),
        "sentence": sentence(found),
    }


def fraction(value: Fraction) -> str:
    """``a/b``, also for whole numbers."""
    return f"{value.numerator}/{value.denominator}"


def _searched(found: Excerpt) -> dict[str, int] | None:
    if found.searched is None:
        return None
    told = found.searched
    return {"files": told.files, "of": told.of, "not_held_against_the_others": told.apart}


def _file(reel: Reel) -> dict[str, Any]:
    return {
        "path": reel.path,
        "sha256": reel.sha256,
        "frames": len(reel.frames),
        "rate": fraction(reel.rate),
        "start_timecode": reel.start_timecode or None,
        "picture": [reel.columns, reel.rows],
        "sound": reel.sound is not None,
        "notes": list(reel.notes),
    }


def _segment(piece: Piece, found: Excerpt) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": piece.kind, "clip": [piece.first, piece.last]}
    told["clip_timecode"] = _codes(found.clip, piece.first, piece.last)
    match piece:
        case Match():
            told |= _match(piece, found)
        case Freeze():
            told |= {
                "raw": piece.raw,
                "raw_frame": piece.raw_frame,
                "mirrored": piece.mirrored,
                "framing": list(piece.framing),
                "uncertainty": [piece.early, piece.late],
                "certainty": piece.certainty,
            }
        case Dissolve():
            told |= {"from": _side(piece.leaving), "to": _side(piece.coming)}
        case SameScene():
            told |= {"raw": piece.raw}
        case _:
            told |= {"looks": piece.looks}
    return told


def _match(piece: Match, found: Excerpt) -> dict[str, Any]:
    low, high = min(piece.raw_frames), max(piece.raw_frames) + 1
    return {
        "raw": piece.raw,
        "raw_frames": [low, high],
        "raw_timecode": _codes(found.raws[piece.raw], low, high),
        "speed": fraction(piece.speed),
        "mirrored": piece.mirrored,
        "framing": list(piece.framing),
        "uncertainty": [piece.early, piece.late],
        "certainty": piece.certainty,
        "sound": {"state": piece.heard.state, "later_by_hundredths_of_a_second": piece.heard.shift},
        "frames": [[piece.first + n, frame] for n, frame in enumerate(piece.raw_frames)],
    }


def _side(side: Side | Plain) -> dict[str, Any]:
    if isinstance(side, Plain):
        return {"looks": side.looks}
    return {"raw": side.raw, "raw_frames": [min(side.begins, side.ends), max(side.begins, side.ends) + 1]}


def _codes(reel: Reel, low: int, high: int) -> list[str]:
    """Timecode of the first frame and of the one after the last."""
    return [timecode(low, reel.rate, reel.start_timecode), timecode(high, reel.rate, reel.start_timecode)]
