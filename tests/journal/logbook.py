"""A log in memory for tests, and the ways somebody could tamper with one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from attrs import evolve

from beforehand.journal.batch import LEAF_BYTES, Batch, Leaf
from beforehand.journal.log import Advance, Head, advance
from beforehand.journal.note import Signer
from beforehand.journal.stream import stream_key, tag

SIGNER = Signer("beforehand.example/the-long-tide/1", bytes(range(32)))
MASTER = bytes(range(100, 132))
FIRST = datetime(2026, 11, 26, 8, tzinfo=UTC)
AUTHORS = ("Ines Duarte", "Mara Okafor", "Jonas Lindqvist", "Teodor Hale")


class Logbook:
    """The smallest LogStore."""

    def __init__(self) -> None:
        self.kept: list[Batch] = []
        self.notes: list[str] = []
        self.last = Head()

    def head(self) -> Head:
        return self.last

    def append(self, batch: Batch, head: Head) -> None:
        assert head.note is not None
        self.kept.append(batch)
        self.notes.append(head.note)
        self.last = head

    def batches(self) -> Iterator[Batch]:
        return iter(self.kept)

    def checkpoints(self) -> Iterator[str]:
        return iter(self.notes)

    def set_leaf(self, index: int, content: bytes) -> None:
        """Change the bytes of one leaf, as somebody with the database could."""
        number = next(n for n, batch in enumerate(self.kept) if index < batch.first + batch.size)
        batch = self.kept[number]
        at = (index - batch.first) * LEAF_BYTES
        changed = batch.content[:at] + content + batch.content[at + len(content) :]
        self.kept[number] = evolve(batch, content=changed)


def leaves(count: int, start: int = 0) -> list[Leaf]:
    """Leaves of acts start … start + count - 1: authors in turn, all in scene 42."""
    scene = stream_key(MASTER, "scene", "42")
    made = []
    for n in range(start, start + count):
        author = stream_key(MASTER, "author", AUTHORS[n % len(AUTHORS)])
        made.append(Leaf(tag(author, n // len(AUTHORS)), tag(scene, n), sha256(b"act %d" % n).digest()))
    return made


def written(counts: Sequence[int], *, seed: int = 42) -> tuple[Logbook, list[Leaf]]:
    """A log of one batch for each count of acts, ten minutes apart; and its acts' leaves in true order."""
    book, acts = _written(tuple(counts), seed)
    mine = Logbook()
    mine.kept, mine.notes, mine.last = list(book.kept), list(book.notes), book.last
    return mine, list(acts)


@lru_cache(maxsize=64)
def _written(counts: tuple[int, ...], seed: int) -> tuple[Logbook, list[Leaf]]:
    book, acts, rng = Logbook(), list[Leaf](), random.Random(seed)
    for number, count in enumerate(counts):
        pending = leaves(count, len(acts))
        step(book, pending, FIRST + timedelta(minutes=10 * number), rng)
        acts += pending
    return book, acts


def step(book: Logbook, pending: Sequence[Leaf], now: datetime, rng: random.Random | None = None) -> Advance:
    return advance(book, pending, SIGNER, now, master=MASTER, rng=rng)
