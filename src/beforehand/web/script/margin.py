"""Passages as the margin has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from beforehand.script.drafts.carrying import BY_HAND
from beforehand.studio.drafts.lists import Head, Told
from beforehand.web.script.words import CHANGES, MARKS, SCALE, lines_words, words_of


def asides(heads: Sequence[Head], url: str, compares: bool) -> dict[int, list[dict[str, Any]]]:
    """By scene index, the passages of a stretch in order, each knowing the ones before and after it.

    Args:
        heads: the stretch's scenes.
        url: of the page, for the forms.
        compares: there was a draft before, so what became of each passage is said.
    """
    flat = [(head, told) for head in heads for told in head.passages]
    found: dict[int, list[dict[str, Any]]] = {head.index: [] for head in heads}
    for n, (head, told) in enumerate(flat):
        aside = _aside(told, head, url, compares)
        aside["back"] = f"#p-{flat[n - 1][1].id}" if n else ""
        aside["next"] = f"#p-{flat[n + 1][1].id}" if n + 1 < len(flat) else ""
        found[head.index].append(aside)
    return found


def _aside(told: Told, head: Head, url: str, compares: bool) -> dict[str, Any]:
    data = told.data
    first, last = data["lines"]
    return {
        "id": told.id,
        "first": first,
        "last": last,
        "says": words_of(data["categories"]),
        "scale": SCALE[data["severity"]],
        "severity": data["severity"],
        "sure": f"{data['certainty']} % sure" if data["by"] != BY_HAND else "",
        "where": lines_words(data["lines"]),
        "who": ", ".join(data["who"]) or "not told",
        "why": [[says, words] for _, words, says in data["why"]],
        "by": "" if data["by"] == "rules" else f"Added by {data['by']}",
        "mark": data["mark"],
        "mark_words": MARKS[data["mark"]],
        "change": CHANGES[data["change"]] if compares and data["change"] != "same" else "",
        "marks": {"url": url, "hidden": {"act": "mark", "passage": told.id}},
        "plan": f"/scenes/{head.to}/" if head.to and data["mark"] == "kept" else "",
        "opens": None if head.to or data["mark"] != "kept" else _opens(head, url),
    }


def _opens(head: Head, url: str) -> dict[str, Any]:
    return {"url": url, "hidden": {"act": "open", "index": head.index}}
