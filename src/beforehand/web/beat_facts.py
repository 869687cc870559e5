"""The facts beside the beats of a plan: in the order they are asked for, and none said twice on the way down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

Fact = dict[str, str]

FIRST: Final = ("From", "Layer", "Pressure", "Time", "Times")
"""What stands before the lines of the script; the rest stands after them."""
LAYERS: Final = {"Skin": "skin", "Over cloth": "cloth", "Barrier": "barrier"}
"""Layers that have a drawing; where several lie between, they are words alone."""
IN_EVERY: Final = ("Stop cue", "Set")
"""What a plan mostly holds to throughout, and says once under its beats."""
AS_BEFORE: Final = "Garments"


def facts_of(pairs: Iterable[Sequence[str]], lines: Sequence[int], url: str = "") -> list[Fact]:
    """A beat's facts as ``parts/facts.html`` has them, with the lines it stands at after its time.

    Args:
        pairs: label and value.
        lines: first and last line, closed; (0, 0) for nowhere.
        url: where those lines are on the page, or "".
    """
    said = [_drawn(label, value) for label, value in pairs]
    before = [fact for fact in said if fact["label"] in FIRST]
    return [*before, *_lines(lines, url), *(fact for fact in said if fact["label"] not in FIRST)]


def said_once(rows: Sequence[dict[str, Any]]) -> list[Fact]:
    """Take from the beats of a plan what each of them repeats, and give what holds in every one of them.

    Garments that an earlier beat has become "As beat 1"; a stop cue and a set that all share are given instead
    of being left beside each. A plan of one beat keeps all.
    """
    if len(rows) < 2:
        return []
    shared = [fact for fact in rows[0]["facts"] if fact["label"] in IN_EVERY and _in_all(fact, rows)]
    worn: dict[str, int] = {}
    for row in rows:
        kept = [fact for fact in row["facts"] if fact not in shared]
        row["facts"] = [_as_before(fact, row["number"], worn) for fact in kept]
    return shared


def _drawn(label: str, value: str) -> Fact:
    layer = LAYERS.get(value) if label == "Layer" else None
    return {"label": label, "layer": layer} if layer else {"label": label, "value": value}


def _lines(lines: Sequence[int], url: str) -> list[Fact]:
    first, last = lines
    if not first:
        return []
    said = {"label": "Lines", "value": f"{first}–{last}" if last != first else str(first)}
    return [{**said, "url": url} if url else said]


def _in_all(fact: Fact, rows: Iterable[dict[str, Any]]) -> bool:
    return all(fact in row["facts"] for row in rows)


def _as_before(fact: Fact, number: int, worn: dict[str, int]) -> Fact:
    if fact["label"] != AS_BEFORE:
        return fact
    first = worn.setdefault(fact["value"], number)
    return fact if first == number else {**fact, "value": f"As beat {first}"}
