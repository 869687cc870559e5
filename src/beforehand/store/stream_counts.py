"""How many acts of each stream the log holds: its next tag goes on from there.

Acts are sealed, so counting means opening them. To open the whole journal at every seal would keep the writers
waiting for as long as that takes; so what was counted stays in memory, and only later acts are opened. It is
kept together with the checkpoint that it was counted up to: when that is not in the database any more (a
restored backup), all is counted anew. What another process sealed meanwhile is counted on.
"""

from __future__ import annotations

from collections import Counter

from attrs import Factory, frozen

from beforehand.store.tables import journal_store
from beforehand.store.tables.log import Checkpoint

Stream = tuple[str, str]


@frozen
class Counted:
    """What was counted, up to and with one checkpoint.

    Attributes:
        batch: the checkpoint's, -1 before the first.
        note: its signed note, which tells it from one of the same number in another history.
        through: the last act's seq in it.
        counts: how many acts of each stream.
    """

    batch: int = -1
    note: str = ""
    through: int = 0
    counts: Counter[Stream] = Factory(Counter)


_known = Counted()


def streams_of(author: str, scene: str | None) -> tuple[Stream, Stream]:
    """An act without a scene is in the stream of the scene called "": it has two tags like any other."""
    return ("author", author), ("scene", scene or "")


def counted() -> Counted:
    """The counts up to the last checkpoint; its ``counts`` are the caller's own to go on with.

    Raises:
        Refusal: an act that is in the log does not open.
    """
    global _known  # one memory a process; replaced whole, so two threads cannot mix it
    last = Checkpoint.objects.order_by("-batch").values_list("batch", "note", "through").first()
    now = Counted(*last) if last else Counted()
    start = _known if _is_here(_known) else Counted()
    counts = start.counts.copy()
    for entry in journal_store.entries(after=start.through, through=now.through):
        counts.update(streams_of(entry.saved.author, entry.saved.scene))
    _known = Counted(now.batch, now.note, now.through, counts)
    return Counted(now.batch, now.note, now.through, counts.copy())


def forget_counted() -> None:
    """Drop what was counted."""
    global _known  # one memory a process; replaced whole, so two threads cannot mix it
    _known = Counted()


def _is_here(known: Counted) -> bool:
    return known.batch < 0 or Checkpoint.objects.filter(batch=known.batch, note=known.note).exists()
