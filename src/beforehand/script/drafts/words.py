"""Two texts laid side by side, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from attrs import frozen


@frozen(slots=True)
class Span:
    """A stretch of words: ``op`` is ``same``, ``out``, ``in`` or ``instead``; "" where a side has none."""

    op: str
    old: str
    new: str


_OPS = {"equal": "same", "delete": "out", "insert": "in", "replace": "instead"}


def word_changes(old: str, new: str) -> tuple[Span, ...]:
    """What became of the words of ``old`` in ``new``; line ends are blanks like others."""
    return tuple(_spans(old.split(), new.split()))


def share_kept(old: str, new: str) -> float:
    """The share of words that both texts have in the same order, 0 to 1."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _spans(old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, a, b, c, d in matcher.get_opcodes():
        yield Span(_OPS[op], " ".join(old[a:b]), " ".join(new[c:d]))
