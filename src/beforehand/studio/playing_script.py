"""The demo's coordinator reads the script: the draft that the scenes were written from, then a later one.

She is left in the middle of it: some passages kept, some dismissed, two added that no rule found, half of the scenes
read; of the later draft nothing is marked but what came over, one scene may be another, and scene 61 stands on text
that changed.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from attrs import define

from beforehand.store.draft_reading import heads_of, passages_of, texts_of
from beforehand.studio.drafts import marks
from beforehand.studio.folder.values import Folder
from beforehand.studio.load import Loaded
from beforehand.studio.loading_drafts import load_draft

KEPT: Final = (
    "They dance",
    "They kiss",
    "cardigan. He",
    "under one sheet",
    "edge of the old bath",
)
DISMISSED: Final = ("sits on the slipway", "pulls the blouse up")
ADDED: Final = (
    ("61", "She puts her arms round him", "forehead", ("kiss", "intimate_touch"), ("ELIN", "MARTEN")),
    ("17", "in a dark swimsuit", "in a dark swimsuit", ("nudity",), ("ELIN",)),
)
"""Scene, words of the first and of the last line, what it is, and who: seen by a person where no rule saw it."""
READ: Final = ("8", "12", "17", "24", "29", "42", "43", "61")


def read_the_script(folder: Folder, loaded: Loaded, *, at: datetime) -> datetime:
    """Read and mark the first draft from ``at`` on, a minute a mark; the time of the last."""
    own = (loaded.production, loaded.people[folder.coordinator.key])
    times = _Minutes(at)
    draft = load_draft(folder, loaded, 1, at=times.next())
    for row in passages_of(draft):
        mark = _mark_of(row.data["text"])
        if mark:
            marks.mark_passage(*own, passage=row.id, mark=mark, at=times.next())
    index = {head.data["number"]: head.number for head in heads_of(draft)}
    texts = texts_of(draft, 0, len(index))
    for number, first, last, kinds, who in ADDED:
        found: dict[str, Any] = {"draft": draft, "index": index[number], "categories": kinds, "who": who}
        lines = _lines(texts[index[number]]["text"], first, last)
        marks.add_passage(*own, lines=lines, at=times.next(), **found)
    for number in READ:
        marks.mark_scene_read(*own, draft=draft, index=index[number], at=times.next())
    return times.at


def read_later_drafts(folder: Folder, loaded: Loaded, *, at: datetime) -> None:
    """The later drafts come in, a minute apart; nobody has looked at them yet."""
    times = _Minutes(at)
    for number in range(2, len(folder.drafts) + 1):
        load_draft(folder, loaded, number, at=times.next())


def _mark_of(text: str) -> str:
    words = " ".join(text.split())
    if any(said in words for said in KEPT):
        return "kept"
    return "dismissed" if any(said in words for said in DISMISSED) else ""


def _lines(text: str, first: str, last: str) -> tuple[int, int]:
    """First and last line of a scene's sheet, counted from 1, by words in them."""
    told = text.split("\n")
    return (
        next(n for n, line in enumerate(told, 1) if first in line),
        next(n for n, line in enumerate(told, 1) if last in line),
    )


@define
class _Minutes:
    """A clock that goes on by a minute each time it is read."""

    at: datetime

    def next(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at
