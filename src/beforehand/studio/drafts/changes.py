"""One draft against the one before: which scene was which, and what became of the passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from beforehand.script.drafts.words import Span, word_changes
from beforehand.studio.drafts.lists import DraftTold, Head, Told, whole_draft


@frozen
class Paired:
    """A scene of the new draft, one of the old, or both.

    Attributes:
        new: in the new draft, or None for one that is gone.
        old: in the draft before, or None.
        match: ``sure``, ``doubtful``, ``added`` or ``removed``.
    """

    new: Head | None
    old: Head | None
    match: str

    @property
    def same(self) -> bool:
        """Both say the same."""
        return self.new is not None and self.old is not None and bool(self.new.data["same"])


@frozen
class Became:
    """What became of one passage.

    Attributes:
        change: ``same``, ``moved``, ``changed``, ``added`` or ``removed``.
        new: in the new draft, or None.
        old: in the draft before, or None.
        words: word by word, for a changed one.
    """

    change: str
    new: Told | None
    old: Told | None
    words: tuple[Span, ...] = ()


@frozen
class Compared:
    """Two drafts laid side by side.

    Attributes:
        now: the new one.
        before: the one before; None of a first draft.
        pairs: every scene of both.
        earlier: the passages of the draft before, by id.
        found_again: ids of those that a passage of the new draft comes from.
    """

    now: DraftTold
    before: DraftTold | None
    pairs: tuple[Paired, ...]
    earlier: Mapping[str, Told]
    found_again: frozenset[str]


def compared(production: str, now: DraftTold) -> Compared:
    """Every scene of both drafts in one pair, in the new one's order, those gone last. Three queries."""
    before = whole_draft(production, now.data["before"]) if now.data["before"] else None
    earlier = {p.id: p for head in (before.heads if before else ()) for p in head.passages}
    again = frozenset(p.data["was"] for head in now.heads for p in head.passages)
    return Compared(now, before, tuple(_pairs(now, before)), earlier, again)


def free_before(told: Compared) -> list[Head]:
    """The scenes of the draft before that no scene is sure to be."""
    return [pair.old for pair in told.pairs if pair.old and pair.match in ("removed", "doubtful")]


def passages_of(pair: Paired, told: Compared) -> list[Became]:
    """What became of the passages of one pair, in order of the new draft, those that are gone last."""
    own = pair.new.passages if pair.new else ()
    gone = [p for p in (pair.old.passages if pair.old else ()) if p.id not in told.found_again]
    return [
        *(_became(p, told.earlier.get(p.data["was"])) for p in own),
        *(Became("removed", None, p) for p in gone),
    ]


def _became(new: Told, old: Told | None) -> Became:
    if old is None:
        return Became("added", new, None)
    words = word_changes(old.data["text"], new.data["text"]) if new.data["change"] == "changed" else ()
    return Became(new.data["change"], new, old, words)


def _pairs(now: DraftTold, before: DraftTold | None) -> Iterator[Paired]:
    earlier = {head.index: head for head in (before.heads if before else ())}
    taken: set[int] = set()
    for head in now.heads:
        old = earlier.get(head.data["old"]) if head.data["match"] in ("sure", "doubtful") else None
        if old:
            taken.add(old.index)
        yield Paired(head, old, head.data["match"])
    yield from (Paired(None, old, "removed") for index, old in earlier.items() if index not in taken)
