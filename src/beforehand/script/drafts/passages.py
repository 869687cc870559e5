"""What became of each flagged passage from one draft to the next: same, moved, changed, added or removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from beforehand.script.breakdown.values import Breakdown, Passage, SceneFound
from beforehand.script.drafts.scenes import Match, Pair, match_scenes
from beforehand.script.drafts.words import Span, share_kept, word_changes
from beforehand.script.screenplay import Lines

CHANGED = 0.45
"""Passages that keep this share of their words are one passage, changed."""


class Change(StrEnum):
    """What became of a passage."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@frozen(slots=True)
class Placed:
    """A passage in its draft.

    Attributes:
        scene: index of its scene in the breakdown's list.
        passage: the passage.
        within: its lines counted from the scene's heading, which is line 1.
    """

    scene: int
    passage: Passage
    within: Lines


@frozen(slots=True)
class Followed:
    """A passage of the old draft, one of the new, or both, and what lies between them.

    Attributes:
        change: what became of it.
        old: in the old draft, or None.
        new: in the new draft, or None.
        words: word by word, for a changed one.
        doubtful: its scenes are a doubtful pair, so a person must confirm.
    """

    change: Change
    old: Placed | None
    new: Placed | None
    words: tuple[Span, ...] = ()
    doubtful: bool = False


@frozen(slots=True)
class Compared:
    """Two drafts: their scenes paired and their passages followed, none left out."""

    old: Breakdown
    new: Breakdown
    pairs: tuple[Pair, ...]
    passages: tuple[Followed, ...]


def compare(old: Breakdown, new: Breakdown) -> Compared:
    """Lay two breakdowns side by side."""
    pairs = match_scenes([s.scene for s in old.scenes], [s.scene for s in new.scenes])
    left: list[Placed] = []
    fresh: list[Placed] = []
    followed: list[Followed] = []
    for pair in pairs:
        before = _placed(old.scenes, pair.old)
        after = _placed(new.scenes, pair.new)
        followed += _follow(before, after, pair.match is Match.DOUBTFUL, _OF_SCENE)
        left += before
        fresh += after
    followed += _follow(left, fresh, doubtful=False, least=_ELSEWHERE)
    followed += [Followed(Change.REMOVED, placed, None) for placed in left]
    followed += [Followed(Change.ADDED, None, placed) for placed in fresh]
    return Compared(old, new, pairs, tuple(sorted(followed, key=_order)))


def follow_in_pair(old: SceneFound, new: SceneFound) -> list[Followed]:
    """The passages of one pair of scenes that a person said to be one, however little alike they are."""
    left, fresh = _placed([old], 0), _placed([new], 0)
    followed = list(_follow(left, fresh, doubtful=False, least=_OF_SCENE))
    followed += [Followed(Change.REMOVED, placed, None) for placed in left]
    followed += [Followed(Change.ADDED, None, placed) for placed in fresh]
    return sorted(followed, key=_order)


_OF_SCENE = CHANGED
_ELSEWHERE = 0.9
"""In another scene only nearly the same words are the same passage, moved."""


def _follow(before: list[Placed], after: list[Placed], doubtful: bool, least: float) -> Iterator[Followed]:
    """Pair what is alike, best first, taking it off both lists."""
    scored = sorted(
        (
            (share_kept(a.passage.text, b.passage.text), n, m)
            for n, a in enumerate(before)
            for m, b in enumerate(after)
        ),
        key=lambda row: (-row[0], abs(row[1] - row[2])),
    )
    taken: dict[int, int] = {}
    for alike, n, m in scored:
        if alike >= least and n not in taken and m not in taken.values():
            taken[n] = m
    found = [(before[n], after[m]) for n, m in taken.items()]
    before[:] = [a for n, a in enumerate(before) if n not in taken]
    after[:] = [b for m, b in enumerate(after) if m not in taken.values()]
    for a, b in found:
        yield _followed(a, b, doubtful, least is _ELSEWHERE)


def _followed(old: Placed, new: Placed, doubtful: bool, elsewhere: bool) -> Followed:
    if old.passage.text.split() != new.passage.text.split():
        words = word_changes(old.passage.text, new.passage.text)
        return Followed(Change.CHANGED, old, new, words, doubtful)
    moved = elsewhere or old.within != new.within
    return Followed(Change.MOVED if moved else Change.SAME, old, new, (), doubtful)


def _placed(scenes: Sequence[SceneFound], index: int | None) -> list[Placed]:
    if index is None:
        return []
    found = scenes[index]
    start = found.scene.lines[0] - 1
    return [Placed(index, p, (p.lines[0] - start, p.lines[1] - start)) for p in found.passages]


def _order(followed: Followed) -> tuple[int, int]:
    placed = followed.new or followed.old
    assert placed is not None
    return (0 if followed.new else 1, placed.passage.lines[0])
