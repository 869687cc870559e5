"""``/script/<draft>/scene/<index>/``: one scene beside what it was; whether it is the same, and taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.script.drafts.shifted import same_words
from beforehand.studio.drafts.beside import Beside, beside
from beforehand.studio.drafts.changes import Became
from beforehand.studio.drafts.confirming import NONE, confirm_pair
from beforehand.studio.drafts.taking import take_over
from beforehand.studio.drafts.ties import open_plan, tie_scene
from beforehand.web.acts import Act, Nothing
from beforehand.web.page import Page
from beforehand.web.script.forms import PairForm, TieForm
from beforehand.web.script.frame import bar, colour_of, draft_for, scene_name, scene_number
from beforehand.web.script.lines import EVERY
from beforehand.web.script.words import CHANGES, MARKS, lines_words, words_of
from beforehand.web.viewer import Viewer


class DraftScene(Page):
    """Side by side with the words that changed; the person confirms, ties, takes over."""

    name = "draft-scene"
    template = "script/scene.html"
    acts: ClassVar = {
        "confirm": Act(form=PairForm, run="confirm"),
        "tie": Act(form=TieForm, run="tie"),
        "open": Act(form=Nothing, run="open"),
        "take": Act(form=Nothing, run="take", stale_check=True),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The scene and its pair; None for who does not run the record, and where there is no such scene."""
        del now
        found = draft_for(viewer, ids)
        told = beside(str(viewer.production), found[1], int(ids["index"])) if found else None
        if found is None or told is None:
            return None
        frame, draft = found
        url = f"/script/{draft.id}/scene/{told.head.index}/"
        return {
            **frame,
            **bar(draft, "Changes"),
            "name": scene_name(told.head),
            "index": told.head.index,
            "match": told.head.data["match"],
            "old_name": told.old_name,
            "old_colour": colour_of(told.old_name),
            "new_name": draft.name,
            "old": _side(told.old, told.gone, "del"),
            "new": _side(told.new, told.fresh, "ins"),
            "passages": [_passage(one) for one in told.passages],
            "pair": {
                "url": url,
                "choices": [[head.index, scene_name(head)] for head in told.free],
                "maybe": told.head.data["old"],
                "open": told.head.data["match"] != "sure" and draft.data["before"] != "",
            },
            "own": _record(told, url),
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The choices are the scenes that are free."""
        if act == "confirm":
            return PairForm(sent, choices=[(n, said) for n, said in model["pair"]["choices"]])
        if act == "tie":
            return TieForm(sent, choices=[(i, said) for i, said in model["own"]["choices"]])
        return super().form(act, sent, model)

    def confirm(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> None:
        """It is the one that was chosen, or none of them."""
        old = NONE if data["old"] == "none" else int(data["old"])
        confirm_pair(*_by(viewer), **_which(ids), old=old, at=now)

    def tie(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> None:
        """It is this scene of the record."""
        tie_scene(*_by(viewer), **_which(ids), scene=data["scene"], at=now)

    def open(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Its plan, in the record from now on."""
        return f"/scenes/{open_plan(*_by(viewer), **_which(ids), at=now)}/"

    def take(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """The record takes over this text."""
        return f"/scenes/{take_over(*_by(viewer), **_which(ids), at=now)}/"


def _by(viewer: Viewer) -> tuple[str, str]:
    return str(viewer.production), str(viewer.person)


def _which(ids: Mapping[str, Any]) -> dict[str, Any]:
    return {"draft": str(ids["draft"]), "index": int(ids["index"])}


def _side(lines: Sequence[str], marked: Iterable[int], how: str) -> list[dict[str, Any]]:
    """The words of each line in runs; ``marked`` counts words through the whole text."""
    chosen, count, made = set(marked), 0, []
    for n, line in enumerate(lines, 1):
        runs: list[dict[str, str]] = []
        for word in line.split():
            as_ = how if count in chosen else ""
            if runs and runs[-1]["how"] == as_:
                runs[-1]["text"] += f" {word}"
            else:
                runs.append({"how": as_, "text": word})
            count += 1
        indent = len(line) - len(line.lstrip())
        made.append({"n": n, "shown": n == 1 or n % EVERY == 0, "indent": indent, "runs": runs})
    return made


def _passage(one: Became) -> dict[str, Any]:
    told = one.new or one.old
    assert told is not None, "a passage stands in one draft at least"
    return {
        "says": words_of(told.data["categories"]),
        "where": lines_words(told.data["lines"]),
        "change": CHANGES[one.change],
        "mark": MARKS[told.data["mark"]],
        "words": [{"op": span.op, "old": span.old, "new": span.new} for span in one.words],
    }


def _record(told: Beside, url: str) -> dict[str, Any]:
    there = told.record is not None
    return {
        "url": url,
        "scene": f"/scenes/{told.head.to}/" if there else "",
        "same": there and same_words(told.record_text, told.new),
        "draft": told.record.data["draft"] if told.record else "",
        "plan": told.plan,
        "choices": []
        if there
        else [[row.id, f"{row.data['number']} {row.data['title']}"] for row in told.untied],
        "number": scene_number(told.head),
    }
