"""The log goes forward: waiting acts become a batch, and the new head is signed. Looking back is `audit`.

Receipts (tlog-proof), witnesses (tlog-cosignature) and time stamps all stand on what `advance` gives: a
signed note to which lines may be added, a size and a root.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from random import Random, SystemRandom

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.journal.audit import audit
from beforehand.journal.batch import Batch, Leaf, fill
from beforehand.journal.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint
from beforehand.journal.logstore import Head, LogStore
from beforehand.journal.note import Signer

__all__ = ["Advance", "Head", "LogBroken", "LogStore", "advance", "audit"]


class LogBroken(Refusal):
    """The stored log is not what its last checkpoint signed; code `log_broken`. Nothing was signed."""

    def __init__(self) -> None:
        super().__init__(
            "log_broken", "The log is not the one its last checkpoint signed; verify it before it goes on."
        )


@frozen
class Advance:
    """What one step gave: the batch that was appended, the checkpoint over it, and its signed note."""

    batch: Batch
    checkpoint: Checkpoint
    note: str


def advance(
    store: LogStore,
    pending: Sequence[Leaf],
    signer: Signer,
    now: datetime,
    *,
    master: bytes,
    rng: Random | None = None,
) -> Advance:
    """Append one batch, also when nothing waits, and sign the new head.

    Call it inside the transaction that reads the waiting acts, at fixed times that nobody's act chooses.

    Args:
        store: the log.
        pending: the waiting acts' leaves in true order.
        signer: its name is the log's origin.
        now: with a zone. Should the clock have been set back, the checkpoint repeats the time of the last
        one: a log
            whose claimed times run backwards would look tampered with for ever.
        master: the journal's 32-byte master key.
        rng: for the shuffle; the operating system's unless a test gives another.

    Raises:
        LogBroken: the stored head does not fit the last checkpoint: signing would fork the log.
        BadNote: the last checkpoint was signed by another key.
        ValueError: a leaf of a wrong shape or twice, or a time without a zone.
    """
    head = store.head()
    last = _last(head, signer)
    batch = fill(
        pending, number=head.batches, first=head.frontier.size, master=master, rng=rng or SystemRandom()
    )
    frontier = head.frontier.extended(batch.hashes())
    time = max(now, last.time) if last and last.time else now
    checkpoint = Checkpoint.at(signer.name, frontier.size, frontier.root(), time)
    note = sign_checkpoint(signer, checkpoint)
    store.append(batch, Head(head.batches + 1, frontier, note))
    return Advance(batch, checkpoint, note)


def _last(head: Head, signer: Signer) -> Checkpoint | None:
    """Read the last checkpoint and hold the stored head against it."""
    if head.note is None:
        if head != Head():
            raise LogBroken
        return None
    last = read_checkpoint(head.note, signer.verifier)
    if (last.size, last.root) != (head.frontier.size, head.frontier.root()):
        raise LogBroken
    return last
