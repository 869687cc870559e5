"""A scene's text as ``parts/script.html`` draws it: blocks by kind, line numbers, anchors of beats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from beforehand.agreement.refusals import Refusal
from beforehand.script.fountain import read_fountain
from beforehand.script.screenplay import Kind

EVERY: Final = 5
"""A line number is printed at the first line and at every fifth."""

CLASSES: Final = {
    Kind.HEADING: "heading",
    Kind.CUE: "character",
    Kind.DIALOGUE: "dialogue",
    Kind.LYRICS: "dialogue",
    Kind.PARENTHETICAL: "parenthetical",
}


def script_column(
    *,
    page: str,
    draft: str,
    lines: Sequence[str],
    beats: Iterable[Mapping[str, Any]] = (),
    numbered: bool = True,
) -> dict[str, Any]:
    """The context of ``parts/script.html``.

    Args:
        page: as printed, or "".
        draft: "Blue, 14 Nov 2026"; its first word gives the stripe.
        lines: the scene's text.
        beats: {number, lines: (first, last) closed, url, current} of those to be anchored.
        numbered: whether line numbers and anchors are drawn.
    """
    starts = {beat["lines"][0]: beat for beat in beats if beat["lines"][0]}
    kinds = _kinds(tuple(lines))
    blocks = [_block(group, kinds) for group in _paragraphs(lines, kinds, starts)]
    return {
        "title": f"Script, page {page}" if page else "Script",
        "draft": draft,
        "colour": draft.split()[0].strip(",").lower() if draft else "",
        "unnumbered": not numbered,
        "passages": [
            {"beat": beat, "blocks": [block for block, _ in found]}
            for beat, found in _passages(blocks, list(starts.values()))
        ],
    }


@lru_cache(maxsize=256)
def _kinds(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The class of each line; text that is no Fountain is drawn as action, never lost."""
    try:
        elements = read_fountain("\n".join(lines)).elements
    except Refusal:
        return ("action",) * len(lines)
    found = ["action"] * len(lines)
    for element in elements:
        first, last = element.lines
        for n in range(first - 1, min(last, len(lines))):
            found[n] = CLASSES.get(element.kind, "action")
    return tuple(found)


def _paragraphs(
    lines: Sequence[str], kinds: Sequence[str], starts: Mapping[int, Any]
) -> list[list[tuple[int, str]]]:
    """Runs of lines of one kind between blank lines; a beat's first line begins a run of its own."""
    made: list[list[tuple[int, str]]] = []
    fresh = True
    for n, text in enumerate(lines, start=1):
        if not text.strip():
            fresh = True
            continue
        if fresh or n in starts or kinds[n - 1] != kinds[n - 2]:
            made.append([])
        made[-1].append((n, text.strip()))
        fresh = False
    return made


def _block(group: list[tuple[int, str]], kinds: Sequence[str]) -> tuple[dict[str, Any], int]:
    first = group[0][0]
    drawn = [{"n": n, "number": n if n == 1 or n % EVERY == 0 else None, "text": text} for n, text in group]
    return {"kind": kinds[first - 1], "lines": drawn}, first


def _passages(
    blocks: list[tuple[dict[str, Any], int]], beats: list[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any] | None, list[tuple[dict[str, Any], int]]]]:
    def beat_of(block: tuple[dict[str, Any], int]) -> int:
        at = block[1]
        return next((n for n, b in enumerate(beats) if b["lines"][0] <= at <= b["lines"][1]), -1)

    return [(beats[n] if n >= 0 else None, list(found)) for n, found in groupby(blocks, key=beat_of)]
