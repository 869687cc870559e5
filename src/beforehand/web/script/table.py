"""``/script/<draft>/table/``: the breakdown as a table, with filters; what is only talked about stands apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import attrs

from beforehand.script.report.measured import sentence
from beforehand.studio.drafts.lists import DraftTold, Head, Told, stretch_of, stretches
from beforehand.studio.drafts.table import VALUES, Filter, filter_from, rows_of
from beforehand.studio.people import place_of
from beforehand.web.page import Page
from beforehand.web.script.frame import bar, draft_for, scene_name, scene_number
from beforehand.web.script.words import MARKS, lines_words, words_of
from beforehand.web.viewer import Viewer

LABELS: Final = {"mark": "Decided", "category": "What it is", "severity": "Severity"}


class Table(Page):
    """One row a passage; each filter is a link, so that a view can be kept."""

    name = "table"
    template = "script/table.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The rows; None for who does not run the record, and for a filter that there is not."""
        del now
        wanted = filter_from(ids.get("chosen", ""))
        found = draft_for(viewer, ids)
        place = place_of(str(viewer.production), str(viewer.person))
        if found is None or place is None or wanted is None:
            return None
        frame, told = found
        page = bar(told, "Breakdown")
        rows = list(rows_of(str(viewer.production), place, told, wanted))
        return {
            **frame,
            **page,
            "measured": sentence(),
            "filters": list(_filters(wanted, f"{page['url']}table/")),
            "rows": [_row(told, *row) for row in rows],
            "of": sum(len(head.passages) for head in told.heads),
            "talk": list(_talk(told)),
            "files": [
                {"label": "CSV", "url": f"{page['url']}table.csv"},
                {"label": "XLSX", "url": f"{page['url']}table.xlsx"},
            ],
        }


def _filters(wanted: Filter, url: str) -> Iterator[dict[str, Any]]:
    now = attrs.asdict(wanted)
    for name, values in VALUES.items():
        ways = [("", "All"), *((v, MARKS.get(v) or v.replace("_", " ").capitalize()) for v in values)]
        yield {
            "label": LABELS[name],
            "ways": [
                {"label": label, "url": _url(url, now | {name: value}), "current": now[name] == value}
                for value, label in ways
            ],
        }


def _url(url: str, chosen: dict[str, str]) -> str:
    words = "-".join(chosen[name] for name in VALUES if chosen[name])
    return f"{url}{words}/" if words else url


def _row(told: DraftTold, head: Head, passage: Told, cells: dict[str, str]) -> dict[str, Any]:
    return {
        "number": scene_number(head),
        "url": f"/script/{told.id}/read/{stretch_of(stretches(told.heads), head.index)}/#p-{passage.id}",
        "page": cells["page"],
        "time": cells["day/night"].capitalize(),
        "says": words_of(passage.data["categories"]),
        "severity": cells["severity"],
        "who": cells["characters"],
        "performers": cells.get("performers", ""),
        "text": cells["action"],
        "riders": cells.get("rider status", ""),
        "mark": MARKS[passage.data["mark"]],
    }


def _talk(told: DraftTold) -> Iterator[dict[str, str]]:
    runs = stretches(told.heads)
    for head in told.heads:
        for first, last, text in head.data["talk"]:
            part = stretch_of(runs, head.index)
            yield {
                "scene": scene_name(head),
                "url": f"/script/{told.id}/read/{part}/#s{head.index}-{first}",
                "where": lines_words((first, last)),
                "text": " ".join(text.split()),
            }
