"""A scene's lines as the read-through draws them: blocks by kind, cut where a passage begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

EVERY: Final = 5
"""A line number is printed at the first line and at every fifth."""
NAMES: Final = {
    "h": "heading",
    "a": "action",
    "c": "cue",
    "p": "parenthetical",
    "d": "dialogue",
    "l": "lyrics",
    "t": "transition",
    "m": "centered",
}


def segments(
    text: Mapping[str, str],
    asides: Sequence[Mapping[str, Any]],
    talk: Iterable[Sequence[Any]],
    beats: Mapping[int, list[dict[str, Any]]],
) -> list[dict[str, Any]]:
    """The scene in pieces ``{asides, blocks: [{kind, lines}]}``; a piece begins where a passage does.

    Args:
        text: the lines of the scene, as kept.
        asides: its passages, in order; each with ``first`` and ``last``.
        talk: what is only talked about, each beginning with its first and last line.
        beats: links to beats of the plan, by the line that they begin on.
    """
    hit = _numbers((aside["first"], aside["last"]) for aside in asides)
    spoken = _numbers((first, last) for first, last, *_ in talk)
    waiting = list(asides)
    made: list[dict[str, Any]] = [{"asides": [], "blocks": []}]
    before = "."
    for n, (code, said) in enumerate(zip(text["kinds"], text["text"].split("\n"), strict=False), 1):
        begun = [aside for aside in waiting if aside["first"] <= n]
        if begun:
            made.append({"asides": begun, "blocks": []})
            waiting = [aside for aside in waiting if aside["first"] > n]
        if code != ".":
            if not made[-1]["blocks"] or code != before:
                made[-1]["blocks"].append({"kind": NAMES[code], "first": before == ".", "lines": []})
            line = {"n": n, "shown": n == 1 or n % EVERY == 0, "text": said}
            line |= {"mark": "hit" if n in hit else "talk" if n in spoken else "", "beats": beats.get(n, [])}
            made[-1]["blocks"][-1]["lines"].append(line)
        before = code
    made[-1]["asides"] += waiting
    return [piece for piece in made if piece["asides"] or piece["blocks"]]


def _numbers(runs: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(n for first, last in runs for n in range(first, last + 1))
