"""The editor of a beat as its template has it: a fieldset for each action, then the parts of the whole beat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from beforehand.agreement.beat_reading import MAX_ACTIONS
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.written import Written
from beforehand.web.candidate.forms import CandidateForm
from beforehand.web.candidate.slots import KINDS
from beforehand.web.field_boxes import drawn_field
from beforehand.web.look.times import day_clock
from beforehand.web.scene_bar import scene_bar, scene_tabs
from beforehand.web.script_column import script_column

PARTS: Final = (
    ("Time", ("seconds", "repeats")),
    ("People and clothes", ("also", "dress-", "doubles-")),
    ("Camera, and what lies between", ("masking", "barriers")),
    ("On the day", ("closed_set", "manner", "anchors", "stop_cue")),
    ("Script", ("first_line", "last_line")),
    ("Placeholder", ("placeholder", "words")),
)


def scene(record: SceneRecord, written: Written) -> dict[str, Any]:
    """The scene beside which it is written: its bar, its story, its script with line numbers."""
    day = record.day
    shot_on = {"label": day.label, "call": day.call, "place": day.place} if day else None
    paragraphs = [p.strip() for p in written.intent.split("\n\n") if p.strip()]
    by = written.names.get(written.intent_by, "")
    saved = f"{by}, {day_clock(written.intent_at)}" if written.intent_at else ""
    return {
        "scene_bar": scene_bar(record.scene, record.number, record.title, shot_on),
        "tabs": scene_tabs(record.scene, "Candidates"),
        "url": f"/scenes/{record.scene}/candidates/new/",
        "back": {"label": f"Scene {record.number}", "url": f"/scenes/{record.scene}/"},
        "intent": {"paragraphs": paragraphs, "saved": saved} if paragraphs else None,
        "script": script_column(page=written.page, draft=written.draft, lines=written.lines),
        "nobody": not record.performers,
        "kinds": [{"value": f"add-{kind}", "label": label} for kind, label in KINDS.items()],
    }


def form(bound: CandidateForm) -> dict[str, Any]:
    """The form for the template; fields with many boxes come as groups."""
    return {
        "actions": ",".join(bound.kinds),
        "slots": [_slot(n, kind, bound) for n, kind in enumerate(bound.kinds, start=1)],
        "next": len(bound.kinds) + 1,
        "full": len(bound.kinds) >= MAX_ACTIONS,
        "parts": [{"title": title, "fields": _part(bound, names)} for title, names in PARTS],
        "errors": list(bound.non_field_errors()) if bound.is_bound else [],
    }


def _slot(n: int, kind: str, bound: CandidateForm) -> dict[str, Any]:
    own = [bound[name] for name in bound.fields if name.startswith(f"a{n}-")]
    return {
        "number": n,
        "title": KINDS[kind],
        "drop": f"drop-{n}",
        "fields": [drawn_field(field) for field in own],
    }


def _part(bound: CandidateForm, names: Iterable[str]) -> list[dict[str, Any]]:
    chosen = [
        f for name in names for f in bound.fields if f == name or (name[-1] == "-" and f.startswith(name))
    ]
    return [drawn_field(bound[name]) for name in chosen]


def read_back(told: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The beat read back, its facts as pairs."""
    if told is None:
        return None
    return {**told, "facts": [{"label": label, "value": value} for label, value in told["facts"]]}
