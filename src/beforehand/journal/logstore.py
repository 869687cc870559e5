"""Where the log is kept: a small port. Any store with these three reads and one write will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from attrs import field, frozen

from beforehand.journal.batch import Batch
from beforehand.journal.frontier import Frontier


@frozen
class Head:
    """How far the log has come.

    Attributes:
        batches: how many there are, which is the number of the next.
        frontier: of the tree over all leaves.
        note: the signed note of the last checkpoint; None before the first.
    """

    batches: int = 0
    frontier: Frontier = field(factory=Frontier)
    note: str | None = None

    @classmethod
    def computed(cls, batches: Iterable[Batch], note: str | None) -> Head:
        """Work the head out from all leaves, in O(n): for stores that keep no frontier, and to mend one."""
        count, frontier = 0, Frontier()
        for batch in batches:
            count, frontier = count + 1, frontier.extended(batch.hashes())
        return cls(count, frontier, note)


class LogStore(Protocol):
    """The log as it is stored."""

    def head(self) -> Head:
        """Give the head as last appended; `Head()` of an empty log."""

    def append(self, batch: Batch, head: Head) -> None:
        """Keep a batch, its checkpoint's note (`head.note`) and the new head, all of them or none.

        A batch without its checkpoint would be leaves nobody signed for; the next head would not fit them.
        """

    def batches(self) -> Iterator[Batch]:
        """Give all batches, oldest first, each with its leaves in the order of their index."""

    def checkpoints(self) -> Iterator[str]:
        """Give the signed notes of all checkpoints, oldest first."""
