"""What people marked in an earlier draft, carried over to the next: only where the words are still there.

A mark of *kept* goes with its passage even when words in it change, for what was asked about must be asked about
again; *dismissed* goes with the very same words alone. A scene counts as read only while it says just what was
read. What a doubtful pair would carry waits for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, field, frozen

from beforehand.script.breakdown.values import Breakdown, Passage, SceneFound
from beforehand.script.drafts.passages import Change, Compared, Followed, compare, follow_in_pair
from beforehand.script.drafts.scenes import Match, Pair
from beforehand.script.drafts.shifted import same_words, shift
from beforehand.script.screenplay import Scene

OPEN, KEPT, DISMISSED = "open", "kept", "dismissed"
BY_HAND: Final = "a person"
"""Who found a passage that somebody added."""


@frozen
class Marked:
    """A passage of the earlier draft with what was decided of it.

    Attributes:
        id: its id.
        passage: as it stands in its scene.
        mark: ``open``, ``kept`` or ``dismissed``.
    """

    id: str
    passage: Passage
    mark: str


@frozen
class Before:
    """A scene of the earlier draft, or one that stands in the record alone.

    Attributes:
        index: in its draft; 0 for one that stands in the record alone.
        found: the scene on its sheet.
        marked: its passages.
        read: somebody marked it as read.
        to: the record's scene, or "".
    """

    index: int
    found: SceneFound
    marked: tuple[Marked, ...] = ()
    read: bool = False
    to: str = ""


@frozen
class After:
    """A passage of the new draft.

    Attributes:
        passage: as it stands in its scene.
        mark: as it was carried over, else ``open``.
        was: id of the passage it comes from, or "".
        change: what became of that passage.
    """

    passage: Passage
    mark: str = OPEN
    was: str = ""
    change: str = str(Change.ADDED)


@frozen
class Carried:
    """A scene of the new draft with what comes over from before.

    Attributes:
        found: the scene on its sheet.
        match: how sure its pair is.
        alike: share of words that are the same, in hundredths.
        by: what speaks for the pair.
        old: index in the earlier draft, or -1 for none.
        to: the record's scene, or "".
        read: it says what was read already.
        same: it says just what its pair says.
        passages: in order.
    """

    found: SceneFound
    match: str
    alike: int
    by: str
    old: int
    to: str
    read: bool
    same: bool
    passages: tuple[After, ...] = field(factory=tuple)


def carry(before: Sequence[Before], new: Breakdown) -> tuple[Carried, ...]:
    """Every scene of the new draft, in order, with what it takes over; ``new`` on its sheet."""
    old = evolve(new, scenes=tuple(evolve(b.found, passages=_standing(b.marked)) for b in before))
    compared = compare(old, new)
    known = {id(m.passage): m for b in before for m in b.marked}
    pairs = {pair.new: pair for pair in compared.pairs if pair.new is not None}
    return tuple(
        _carried(found, pairs[n], before, _followed(compared, n), known) for n, found in enumerate(new.scenes)
    )


def confirmed(before: Before, found: SceneFound) -> tuple[After, ...]:
    """What a pair carries once a person has said that it is one scene."""
    old = evolve(before.found, passages=_standing(before.marked))
    known = {id(m.passage): m for m in before.marked}
    followed = [f for f in follow_in_pair(old, found) if f.new is not None]
    return _carried(found, Pair(0, 0, Match.SURE), [before], followed, known).passages


def _standing(marked: Iterable[Marked]) -> tuple[Passage, ...]:
    return tuple(m.passage for m in marked)


def _followed(compared: Compared, scene: int) -> list[Followed]:
    return [f for f in compared.passages if f.new is not None and f.new.scene == scene]


def _carried(
    found: SceneFound,
    pair: Pair,
    before: Sequence[Before],
    followed: Iterable[Followed],
    known: dict[int, Marked],
) -> Carried:
    old = before[pair.old] if pair.old is not None else None
    sure = old is not None and pair.match is Match.SURE
    same = old is not None and same_words(_told(old.found.scene), _told(found.scene))
    passages = [_after(f, known) for f in followed]
    if old is not None and sure:
        passages += _by_hand(old, found, passages)
    passages.sort(key=lambda a: a.passage.lines)
    return Carried(
        found,
        str(pair.match),
        round(pair.alike * 100),
        pair.by,
        old.index if old else -1,
        old.to if old and sure else "",
        bool(old and sure and same and old.read),
        same,
        tuple(passages),
    )


def _after(followed: Followed, known: dict[int, Marked]) -> After:
    assert followed.new is not None
    if followed.old is None or followed.doubtful:
        return After(followed.new.passage)
    was = known[id(followed.old.passage)]
    changed = followed.change is Change.CHANGED
    mark = OPEN if changed and was.mark == DISMISSED else was.mark
    return After(followed.new.passage, mark, was.id, str(followed.change))


def _by_hand(old: Before, found: SceneFound, there: Sequence[After]) -> list[After]:
    """What somebody added stays added where its lines went, unless the rules find it by themselves now."""
    taken = {a.was for a in there}
    added = [m for m in old.marked if m.passage.by == BY_HAND and m.id not in taken and m.mark != DISMISSED]
    if not added:
        return []
    told = _told(found.scene)
    moved = shift(_told(old.found.scene), told)
    made = []
    for m in added:
        now = moved.of(m.passage.lines)
        if now.lines != (0, 0):
            text = "\n".join(told[now.lines[0] - 1 : now.lines[1]])
            change = Change.CHANGED if now.changed else Change.SAME
            made.append(After(evolve(m.passage, lines=now.lines, text=text), m.mark, m.id, str(change)))
    return made


def _told(scene: Scene) -> tuple[str, ...]:
    return tuple(e.text for e in scene.elements)
