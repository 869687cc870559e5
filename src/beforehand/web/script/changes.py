"""``/script/<draft>/changes/``: one draft against the one before, and what now stands on text that changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.studio.drafts.changes import Compared, Paired, compared, passages_of
from beforehand.studio.drafts.lists import texts_in
from beforehand.studio.drafts.stands import Stands, stands_on_change
from beforehand.web.look.times import joined
from beforehand.web.page import Page
from beforehand.web.script.frame import bar, draft_for, scene_name, scene_number
from beforehand.web.script.words import lines_words
from beforehand.web.viewer import Viewer


class Changes(Page):
    """Doubtful pairs first, then what stands on changed text, then every scene."""

    name = "changes"
    template = "script/changes.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The lists; None for who does not run the record."""
        del now
        found = draft_for(viewer, ids)
        if found is None:
            return None
        frame, told = found
        production = str(viewer.production)
        against = compared(production, told)
        stands = stands_on_change(production, against, texts_in(told.id, told.heads))
        url = f"/script/{told.id}/"
        return {
            **frame,
            **bar(told, "Changes"),
            "before": against.before.name if against.before else "",
            "now_name": told.name,
            "doubtful": [_pair(p, against, url) for p in against.pairs if p.match == "doubtful"],
            "stands": [_stands(one, url) for one in stands],
            "pairs": [
                _pair(p, against, url)
                for p in against.pairs
                if p.match != "doubtful" and not _is_still(p, against)
            ],
            "still": sum(_is_still(p, against) for p in against.pairs),
        }


def _is_still(pair: Paired, told: Compared) -> bool:
    return pair.same and all(b.change in ("same", "moved") for b in passages_of(pair, told))


def _pair(pair: Paired, told: Compared, url: str) -> dict[str, Any]:
    head = pair.new or pair.old
    assert head is not None, "a pair has one side at least"
    passages = [b for b in passages_of(pair, told) if b.change != "same"]
    return {
        "name": scene_name(head),
        "was": _was(pair),
        "url": f"{url}scene/{head.index}/" if pair.new else "",
        "match": pair.match,
        "says": _says(pair),
        "passages": [f"{b.change} {lines_words((b.new or b.old).data['lines'])}" for b in passages],  # type: ignore[union-attr]  # one of both
    }


def _was(pair: Paired) -> str:
    """The number it had, where it has another now."""
    if pair.old is None or pair.new is None or scene_number(pair.old) == scene_number(pair.new):
        return ""
    return scene_number(pair.old)


def _says(pair: Paired) -> str:
    if pair.new is None:
        return "Not in this draft"
    if pair.match == "added":
        return "New in this draft"
    if pair.match == "doubtful":
        return (
            f"May be what was scene {scene_number(pair.old)}" if pair.old else "May be another scene’s text"
        )
    return "The same words" if pair.same else f"{pair.new.data['alike']} % alike"


def _stands(one: Stands, url: str) -> dict[str, Any]:
    return {
        "name": f"{one.number} {one.title}",
        "url": f"/scenes/{one.scene}/",
        "pair": f"{url}scene/{one.index}/" if one.index >= 0 else "",
        "says": _change_of(one),
        "plan": f"Plan v{one.plan}" if one.plan else "",
        "beats": [
            {
                "says": f"Beat {b.number}" if b.number else "Candidate",
                "url": f"/scenes/{one.scene}/#{f'beat-{b.number}' if b.number else f'candidate-{b.candidate}'}",
                "text": b.text,
                "where": _where(b.lines, b.now),
                "agreed": f"Agreed by {joined(list(b.agreed))}" if b.agreed else "Agreed by nobody",
            }
            for b in one.beats
        ],
        "riders": [f"{name}, rider {n}{', signed' if signed else ''}" for name, n, signed in one.riders],
    }


def _change_of(one: Stands) -> str:
    of = f" ({one.draft})" if one.draft else ""
    if one.index < 0:
        return f"The draft has this scene no more; the record holds it{of}."
    lines = "1 line is" if one.changed == 1 else f"{one.changed} lines are"
    return f"{lines} other than in the record{of}."


def _where(lines: tuple[int, int], now: tuple[int, int]) -> str:
    if not lines[0]:
        return "no lines are given for it"
    return f"{lines_words(lines)}, {'now ' + lines_words(now) if now[0] else 'gone from this draft'}"
