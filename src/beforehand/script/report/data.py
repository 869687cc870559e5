"""A breakdown as plain data for JSON."""

from __future__ import annotations

from typing import Any

from beforehand.script.breakdown.pages import page_and_line
from beforehand.script.breakdown.values import Breakdown, Passage, SceneFound
from beforehand.script.screenplay import Screenplay


def as_data(found: Breakdown) -> dict[str, Any]:
    """``{"script": …, "scenes": […]}``; lines are 1-based in the file as it lies on disk."""
    play = found.screenplay
    return {
        "script": {
            "title": play.title,
            "format": play.format,
            "pages": found.pages,
            "draft": {"colour": play.draft.colour, "date": play.draft.date} if play.draft else None,
            "lines": play.lines,
            "lines_accounted": play.lines_accounted,
            "warnings": [
                {"code": c.code, "sentence": c.sentence, "lines": list(c.lines)} for c in play.warnings
            ],
            "ages": dict(found.ages),
        },
        "scenes": [_scene(scene, play) for scene in found.scenes],
    }


def _scene(found: SceneFound, play: Screenplay) -> dict[str, Any]:
    scene = found.scene
    return {
        "index": scene.index,
        "number": scene.number,
        "heading": scene.heading,
        "int_ext": scene.int_ext,
        "place": scene.place,
        "time": scene.time,
        "omitted": scene.omitted,
        "lines": list(scene.lines),
        "page": int(found.page) if found.page.isdigit() else found.page,
        "eighths": found.eighths,
        "characters": list(found.characters),
        "silent": list(found.silent),
        "passages": [passage_data(passage, play) for passage in found.passages],
        "talk": [passage_data(passage, play) for passage in found.talk],
    }


def passage_data(passage: Passage, play: Screenplay) -> dict[str, Any]:
    """One passage; in a file with pages, with page and line of page of its first and last line."""
    data: dict[str, Any] = {
        "categories": [str(c) for c in passage.categories],
        "lines": list(passage.lines),
        "text": passage.text,
        "who": list(passage.who),
        "severity": str(passage.severity),
        "certainty": passage.certainty,
        "why": [
            {"rule": r.rule, "words": r.words, "lines": list(r.lines), "says": r.says} for r in passage.why
        ],
        "by": passage.by,
    }
    if play.page_starts:
        data["pages"] = [
            dict(zip(("page", "line"), page_and_line(play, n), strict=True)) for n in passage.lines
        ]
    return data
