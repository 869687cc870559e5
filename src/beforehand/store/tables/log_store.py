"""The log in the database: leaves by their index, one checkpoint a batch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from beforehand.journal.act import instant
from beforehand.journal.batch import Batch
from beforehand.journal.batch import Leaf as LeafValue
from beforehand.journal.frontier import Frontier
from beforehand.journal.logstore import Head
from beforehand.store.tables.log import Checkpoint, Leaf


class DjangoLogStore:
    """Implements :class:`beforehand.journal.logstore.LogStore`; ``append`` runs in the caller's transaction.

    Attributes:
        through: seq of the last act in the batch to be appended.
        at: when it is appended.
    """

    def __init__(self, through: int = 0, at: datetime | None = None) -> None:
        self.through = through
        self.at = at

    def head(self) -> Head:
        """The head as last appended."""
        last = Checkpoint.objects.order_by("-batch").first()
        if last is None:
            return Head()
        return Head(last.batch + 1, Frontier.from_bytes(bytes(last.frontier)), last.note)

    def append(self, batch: Batch, head: Head) -> None:
        """Keep a batch, its checkpoint's note and the new head."""
        assert self.at is not None, "only a store made for appending has a time"
        assert head.note is not None, "a batch is kept with its checkpoint"
        Leaf.objects.bulk_create(
            Leaf(
                index=batch.first + place,
                batch=batch.number,
                tag_author=leaf.tag_author,
                tag_scene=leaf.tag_scene,
                commitment=leaf.commitment,
            )
            for place, leaf in enumerate(batch.leaves)
        )
        Checkpoint(
            batch=batch.number,
            size=head.frontier.size,
            root=head.frontier.root(),
            note=head.note,
            order=batch.order,
            frontier=head.frontier.to_bytes(),
            through=self.through,
            made_at=instant(self.at),
        ).save(force_insert=True)

    def batches(self) -> Iterator[Batch]:
        """All batches, oldest first, whatever their leaves claim to be."""
        orders = dict(Checkpoint.objects.order_by("batch").values_list("batch", "order"))
        rows = Leaf.objects.order_by("index").values_list(
            "batch", "index", "tag_author", "tag_scene", "commitment"
        )
        for number, group in groupby(rows.iterator(chunk_size=4096), key=lambda row: row[0]):
            found = list(group)
            leaves = [LeafValue(bytes(a), bytes(s), bytes(c)) for _, _, a, s, c in found]
            yield Batch.of(number, found[0][1], leaves, bytes(orders.get(number, b"")))

    def checkpoints(self) -> Iterator[str]:
        """The signed notes, oldest first."""
        yield from Checkpoint.objects.order_by("batch").values_list("note", flat=True)
