"""The breakdown as the table that coordinators keep: one row a passage, with columns for what is to be asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from beforehand.script.breakdown.values import Breakdown, Category, Passage, SceneFound

COLUMNS = (
    *("scene", "page", "day/night", "characters", "performers", "minors", "action", "nudity level"),
    *("simulated act", "contact", "violence", "power imbalance", "double", "garments", "rehearsal time"),
    *("rider status", "notice deadline", "closed-set level", "VFX"),
    *("lines", "categories", "severity", "certainty", "why"),
)
"""Columns of the trade first, those that only people can fill left empty; then what the rules say."""


def as_table(found: Breakdown) -> str:
    """CSV (RFC 4180), one row for each passage; a cell that a spreadsheet would run as a formula is quoted off."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for scene in found.scenes:
        for passage in scene.passages:
            row = cells(scene, passage)
            writer.writerow([safe(row.get(column, "")) for column in COLUMNS])
    return sheet.getvalue()


def cells(found: SceneFound, passage: Passage) -> dict[str, str]:
    """What one passage's row says, by column; a column of which nothing is known is left out."""
    return {
        "scene": found.scene.number or f"({found.scene.index})",
        "page": found.page,
        "day/night": found.scene.time,
        **passage_cells(passage),
    }


def passage_cells(passage: Passage) -> dict[str, str]:
    """What a row says of the passage alone."""
    return dict(_cells(passage))


def safe(cell: str) -> str:
    """The cell, quoted off with an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _cells(passage: Passage) -> Iterator[tuple[str, str]]:
    kinds = set(passage.categories)
    yield "characters", ", ".join(passage.who)
    if Category.MINOR in kinds:
        yield "minors", "yes"
    yield "action", " ".join(passage.text.split())
    if Category.NUDITY in kinds:
        yield "nudity level", "to be agreed"
    if Category.SIMULATED_SEX in kinds:
        yield "simulated act", "yes"
    contact = [str(c).replace("_", " ") for c in (Category.KISS, Category.INTIMATE_TOUCH) if c in kinds]
    yield "contact", ", ".join(contact)
    if Category.SEXUAL_VIOLENCE in kinds:
        yield "violence", "yes"
    yield "lines", "–".join(map(str, dict.fromkeys(passage.lines)))
    yield "categories", ", ".join(map(str, passage.categories))
    yield "severity", str(passage.severity)
    yield "certainty", f"{passage.certainty:.2f}"
    yield "why", "; ".join(dict.fromkeys(f"{r.says} “{r.words}”" for r in passage.why))
