"""``/script/<draft>/read/<part>/``: some eight pages of the script, with the passages in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.agreement.refusals import Refusal
from beforehand.script.report.measured import sentence
from beforehand.studio.drafts.anchors import Standing, standing_beats
from beforehand.studio.drafts.lists import DraftTold, Head, stretches, texts_in
from beforehand.studio.drafts.marks import add_passage, mark_passage, mark_scene_read
from beforehand.studio.drafts.ties import open_plan
from beforehand.web.acts import Act
from beforehand.web.page import Page
from beforehand.web.script.forms import CATEGORIES, AddForm, MarkForm, ReadForm, SceneForm
from beforehand.web.script.frame import bar, draft_for, scene_name, scene_number
from beforehand.web.script.lines import segments
from beforehand.web.script.margin import asides
from beforehand.web.viewer import Viewer


class Reading(Page):
    """The read-through: keep, dismiss, add, and mark scenes as read."""

    name = "reading"
    template = "script/reading.html"
    acts: ClassVar = {
        "mark": Act(form=MarkForm, run="mark"),
        "add": Act(form=AddForm, run="add"),
        "read": Act(form=ReadForm, run="read"),
        "open": Act(form=SceneForm, run="open"),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The stretch; None for who does not run the record, and where the draft has no such part."""
        del now
        found = draft_for(viewer, ids)
        runs = stretches(found[1].heads) if found else []
        part = int(ids["part"])
        if found is None or not 1 <= part <= len(runs):
            return None
        frame, told = found
        heads = runs[part - 1]
        texts = texts_in(told.id, heads)
        standing = standing_beats(str(viewer.production), heads, texts)
        page = bar(told, "Scenes")
        url = f"{page['url']}read/{part}/"
        return {
            **frame,
            **page,
            "part": _part(part, runs, page["url"]),
            "measured": sentence(),
            "scenes": _scenes(told, heads, texts, standing, url),
            "add": {
                "url": url,
                "scenes": [[head.index, scene_name(head)] for head in heads],
                "categories": CATEGORIES,
                "people": _people(heads),
            },
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The choices are the scenes and people of this stretch."""
        if act == "add":
            add = model["add"]
            return AddForm(sent, scenes=[(n, said) for n, said in add["scenes"]], people=add["people"])
        return super().form(act, sent, model)

    def mark(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Keep it, dismiss it, or leave it open again."""
        passage = str(data["passage"])
        mark_passage(*_by(viewer), passage=passage, mark=data["mark"], at=now)
        return f"{_url(ids)}#p-{passage}"

    def add(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """A passage that nobody flagged."""
        if data["last"] < data["first"]:
            raise Refusal("lines", "The last line stands before the first.")
        passage = add_passage(
            *_by(viewer),
            draft=str(ids["draft"]),
            index=data["index"],
            lines=(data["first"], data["last"]),
            categories=data["categories"],
            who=data["who"],
            at=now,
        )
        return f"{_url(ids)}#p-{passage}"

    def read(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """The whole scene was read, or is to be read again."""
        draft, index = str(ids["draft"]), data["index"]
        mark_scene_read(*_by(viewer), draft=draft, index=index, read=data["read"] == "yes", at=now)
        return f"{_url(ids)}#s{index}"

    def open(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """The scene's plan, in the record from now on."""
        scene = open_plan(*_by(viewer), draft=str(ids["draft"]), index=data["index"], at=now)
        return f"/scenes/{scene}/"


def _by(viewer: Viewer) -> tuple[str, str]:
    return str(viewer.production), str(viewer.person)


def _url(ids: Mapping[str, Any]) -> str:
    return f"/script/{ids['draft']}/read/{ids['part']}/"


def _part(part: int, runs: Sequence[Sequence[Head]], url: str) -> dict[str, Any]:
    run = runs[part - 1]
    first, last = scene_number(run[0]) if run[0].index else "start", scene_number(run[-1])
    return {
        "says": f"Part {part} of {len(runs)}: scenes {first}–{last}",
        "back": f"{url}read/{part - 1}/" if part > 1 else "",
        "next": f"{url}read/{part + 1}/" if part < len(runs) else "",
        "of": [
            {"n": n, "url": f"{url}read/{n}/", "current": n == part, "name": f"from {scene_number(one[0])}"}
            for n, one in enumerate(runs, 1)
        ],
    }


def _people(heads: Sequence[Head]) -> list[str]:
    named = (name for head in heads for name in (*head.data["characters"], *head.data["silent"]))
    return list(dict.fromkeys(named))


def _scenes(
    told: DraftTold,
    heads: Sequence[Head],
    texts: Mapping[int, Mapping[str, str]],
    standing: Mapping[int, Standing],
    url: str,
) -> list[dict[str, Any]]:
    margin = asides(heads, url, compares=bool(told.data["before"]))
    return [
        _scene(head, texts[head.index], margin[head.index], standing.get(head.index), url) for head in heads
    ]


def _scene(
    head: Head,
    text: Mapping[str, str],
    margin: list[dict[str, Any]],
    standing: Standing | None,
    url: str,
) -> dict[str, Any]:
    data = head.data
    return {
        "index": head.index,
        "number": scene_number(head) if head.index else "",
        "heading": data["heading"] or "Before the first heading",
        "facts": f"page {data['page']}, {data['eighths']}/8",
        "omitted": data["omitted"],
        "read": data["read"],
        "reads": {"url": url, "hidden": {"act": "read", "index": head.index}},
        "plan": f"/scenes/{head.to}/" if head.to else "",
        "pair": f"{url.partition('read/')[0]}scene/{head.index}/",
        "doubtful": data["match"] == "doubtful",
        "other_text": standing is not None and not standing.same,
        "segments": segments(text, margin, data["talk"], _beats(head, standing)),
    }


def _beats(head: Head, standing: Standing | None) -> dict[int, list[dict[str, Any]]]:
    """Links to the beats of the plan by their first line, and one to the candidates on it, however many."""
    beats = standing.beats if standing else ()
    found: dict[int, list[dict[str, Any]]] = {}
    for beat in beats:
        if beat.number:
            link = {"url": f"/scenes/{head.to}/#beat-{beat.number}", "says": f"Beat {beat.number}"}
            found.setdefault(beat.lines[0], []).append(link)
    others = Counter(beat.lines[0] for beat in beats if not beat.number)
    for line, count in others.items():
        said = "1 candidate" if count == 1 else f"{count} candidates"
        found.setdefault(line, []).append({"url": f"/scenes/{head.to}/#candidates", "says": said})
    return found
