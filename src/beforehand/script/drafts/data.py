"""Two drafts compared, as plain data for JSON."""

from __future__ import annotations

from typing import Any

from beforehand.script.breakdown.values import Breakdown
from beforehand.script.drafts.passages import Compared, Followed, Placed
from beforehand.script.drafts.scenes import Pair
from beforehand.script.report.data import passage_data


def as_data(compared: Compared) -> dict[str, Any]:
    """``{"old": …, "new": …, "scenes": […], "passages": […]}``; every scene of both drafts is in it."""
    return {
        "old": _draft(compared.old),
        "new": _draft(compared.new),
        "scenes": [_pair(pair, compared) for pair in compared.pairs],
        "passages": [_followed(followed, compared) for followed in compared.passages],
    }


def _draft(found: Breakdown) -> dict[str, Any]:
    play = found.screenplay
    told = play.draft
    return {
        "title": play.title,
        "format": play.format,
        "pages": found.pages,
        "draft": {"colour": told.colour, "date": told.date} if told else None,
        "scenes": len(found.scenes),
    }


def _pair(pair: Pair, compared: Compared) -> dict[str, Any]:
    return {
        "match": str(pair.match),
        "by": pair.by,
        "alike": pair.alike,
        "confirm": pair.match == "doubtful",
        "old": _scene(compared.old, pair.old),
        "new": _scene(compared.new, pair.new),
    }


def _scene(found: Breakdown, index: int | None) -> dict[str, Any] | None:
    if index is None:
        return None
    scene = found.scenes[index].scene
    return {
        "index": scene.index,
        "number": scene.number,
        "heading": scene.heading,
        "lines": list(scene.lines),
        "omitted": scene.omitted,
    }


def _followed(followed: Followed, compared: Compared) -> dict[str, Any]:
    return {
        "change": str(followed.change),
        "confirm": followed.doubtful,
        "old": _placed(followed.old, compared.old),
        "new": _placed(followed.new, compared.new),
        "words": [{"op": s.op, "old": s.old, "new": s.new} for s in followed.words],
    }


def _placed(placed: Placed | None, found: Breakdown) -> dict[str, Any] | None:
    if placed is None:
        return None
    data = passage_data(placed.passage, found.screenplay)
    data.pop("why")
    return data | {"scene": _scene(found, placed.scene), "scene_lines": list(placed.within)}
