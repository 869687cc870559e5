"""The pieces as an OpenTimelineIO timeline (its own JSON, schemas Timeline.1 to LinearTimeWarp.1).

Written here rather than by the library of that name: it is some sixty lines of a published form, and the library
would be a compiled part more to install for anyone who only wants the answer.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Freeze, Match, Piece
from beforehand.footage.reel import Reel
from beforehand.footage.sentence import name, sentence

SCHEMA = "OTIO_SCHEMA"


def timeline(found: Excerpt) -> dict[str, Any]:
    """The timeline: one video track, a clip for each match or freeze and a gap with a name for anything else.

    The form keeps times as floats by its own rule; the exact frames and rates stand in ``metadata.beforehand``.
    """
    return {
        SCHEMA: "Timeline.1",
        "name": name(found.clip.path),
        "global_start_time": None,
        "metadata": {
            "beforehand": {
                "sentence": sentence(found),
                "sha256": found.clip.sha256,
                "rate": str(found.clip.rate),
            }
        },
        "tracks": {
            SCHEMA: "Stack.1",
            "name": "tracks",
            "metadata": {},
            "source_range": None,
            "effects": [],
            "markers": [],
            "children": [_track(found)],
        },
    }


def _track(found: Excerpt) -> dict[str, Any]:
    return {
        SCHEMA: "Track.1",
        "name": "Picture",
        "kind": "Video",
        "metadata": {},
        "source_range": None,
        "effects": [],
        "markers": [],
        "children": [_item(piece, found) for piece in found.pieces],
    }


def _item(piece: Piece, found: Excerpt) -> dict[str, Any]:
    length = piece.last - piece.first
    if not isinstance(piece, Match | Freeze):
        return {
            SCHEMA: "Gap.1",
            "name": piece.kind,
            "metadata": {"beforehand": {"kind": piece.kind, "clip": [piece.first, piece.last]}},
            "source_range": _range(0, length, found.clip.rate),
            "effects": [],
            "markers": [],
        }
    raw = found.raws[piece.raw]
    first = piece.raw_frame if isinstance(piece, Freeze) else min(piece.raw_frames)
    return {
        SCHEMA: "Clip.1",
        "name": name(raw.path),
        "metadata": {
            "beforehand": {
                "kind": piece.kind, "clip": [piece.first, piece.last], "raw_first": first, "raw_rate": str(raw.rate),
                "mirrored": piece.mirrored, "framing": list(piece.framing), "uncertainty": [piece.early, piece.late],
            }
        },
        # A range counts what is played, at the clip's rate; where it begins in the file is in the file's own.
        "source_range": _from(first + _start(raw), raw.rate, length, found.clip.rate),
        "effects": _effects(piece),
        "markers": [],
        "media_reference": _media(raw),
    }  # fmt: skip


def _effects(piece: Match | Freeze) -> list[dict[str, Any]]:
    if isinstance(piece, Freeze):
        return [
            {
                SCHEMA: "FreezeFrame.1",
                "name": "",
                "metadata": {},
                "effect_name": "FreezeFrame",
                "time_scalar": 0.0,
            }
        ]
    if piece.speed == 1:
        return []
    return [
        {
            SCHEMA: "LinearTimeWarp.1", "name": "", "metadata": {"beforehand": {"speed": str(piece.speed)}},
            "effect_name": "LinearTimeWarp", "time_scalar": float(piece.speed),
        }
    ]  # fmt: skip


def _media(raw: Reel) -> dict[str, Any]:
    return {
        SCHEMA: "ExternalReference.1",
        "name": name(raw.path),
        "metadata": {"beforehand": {"sha256": raw.sha256}},
        "available_range": _range(_start(raw), len(raw.frames), raw.rate),
        "target_url": Path(raw.path).absolute().as_uri(),
    }


def _start(raw: Reel) -> int:
    """The frame number of a file's first frame after midnight, as its timecode says."""
    from beforehand.footage.rates import counted

    return counted(raw.start_timecode, raw.rate)


def _range(first: int, frames: int, rate: Fraction) -> dict[str, Any]:
    return _from(first, rate, frames, rate)


def _from(first: int, its_rate: Fraction, frames: int, rate: Fraction) -> dict[str, Any]:
    return {SCHEMA: "TimeRange.1", "start_time": _time(first, its_rate), "duration": _time(frames, rate)}


def _time(value: int, rate: Fraction) -> dict[str, Any]:
    return {SCHEMA: "RationalTime.1", "value": float(value), "rate": float(rate)}
