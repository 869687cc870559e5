"""``/script/<draft>/``: a draft's scenes: those to ask about, and those that are still to be read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.script.report.measured import sentence
from beforehand.studio.drafts.lists import DraftTold, Head, stretch_of, stretches
from beforehand.web.page import Page
from beforehand.web.script.frame import bar, draft_for, scene_number
from beforehand.web.script.words import words_of
from beforehand.web.viewer import Viewer


class Outline(Page):
    """Every scene in one of two lists, none left out."""

    name = "draft"
    template = "script/outline.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The lists; None for who does not run the record."""
        del now
        found = draft_for(viewer, ids)
        if found is None:
            return None
        frame, told = found
        return {
            **frame,
            **bar(told, "Scenes"),
            "facts": _facts(told),
            "measured": sentence(),
            "warnings": [said for _, said in told.data["warnings"]],
            "flagged": _rows(told, [h for h in told.heads if h.passages]),
            "rest": _rows(told, [h for h in told.heads if not h.passages and not h.data["omitted"]]),
            "omitted": [scene_number(h) for h in told.heads if h.data["omitted"]],
            "first": f"/script/{told.id}/read/1/",
        }


def _facts(told: DraftTold) -> dict[str, int]:
    passages = [p for h in told.heads for p in h.passages]
    there = [h for h in told.heads if not h.data["omitted"]]
    return {
        "passages": len(passages),
        "flagged": sum(bool(h.passages) for h in told.heads),
        "open": sum(p.data["mark"] == "open" for p in passages),
        "kept": sum(p.data["mark"] == "kept" for p in passages),
        "dismissed": sum(p.data["mark"] == "dismissed" for p in passages),
        "scenes": len(there),
        "read": sum(h.data["read"] for h in there),
        "accounted": told.data["accounted"],
        "lines": told.data["lines"],
    }


def _rows(told: DraftTold, heads: list[Head]) -> list[dict[str, Any]]:
    runs = stretches(told.heads)
    return [
        {
            "number": scene_number(head) if head.index else "",
            "heading": head.data["heading"] or "Before the first heading",
            "url": f"/script/{told.id}/read/{stretch_of(runs, head.index)}/#s{head.index}",
            "told": _told(head),
            "open": any(p.data["mark"] == "open" for p in head.passages),
            "read": head.data["read"],
        }
        for head in heads
    ]


def _told(head: Head) -> str:
    if head.passages:
        kinds = {c for p in head.passages if p.data["mark"] != "dismissed" for c in p.data["categories"]}
        return words_of(kinds) or "all dismissed"
    return "talk only" if head.data["talk"] else f"page {head.data['page']}"
