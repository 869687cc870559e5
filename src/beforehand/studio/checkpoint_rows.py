"""Checkpoints as they lie in the database: do their columns say what their signed notes and their batches say?

The notes and the leaves are held against each other by the log's own audit. The columns beside a note are
what the log goes on from, so a changed one would make the next batch wrong without any signature being false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import instant
from beforehand.journal.checkpoint import Checkpoint as Head
from beforehand.journal.checkpoint import read_checkpoint
from beforehand.journal.frontier import Frontier
from beforehand.journal.note import Verifier
from beforehand.store.tables.log import Checkpoint, Leaf


def other_columns(verifier: Verifier) -> list[str]:
    """One sentence for each checkpoint whose columns are not what its place and its note say.

    A note that does not verify is left to the log's audit, which names it.
    """
    found = []
    for number, row in enumerate(Checkpoint.objects.order_by("batch")):
        if row.batch != number:
            found.append(f"Checkpoint {row.batch} stands where checkpoint {number} should.")
        try:
            head = read_checkpoint(row.note, verifier)
        except Refusal:
            continue
        wrong = [name for name, same in _compared(row, head).items() if not same]
        if wrong:
            found.append(f"Checkpoint {row.batch}: its {', '.join(wrong)} is not what its signed note says.")
    return found


def other_ends(acts: Mapping[bytes, int]) -> list[str]:
    """One sentence for each checkpoint that says it goes through another act than the last of its batch.

    Args:
        acts: commitment to ``seq``, of all acts on record.
    """
    found, end = [], 0
    through = dict(Checkpoint.objects.values_list("batch", "through"))
    for batch, commitments in _batches():
        end = max((acts[c] for c in commitments if c in acts), default=end)
        if through.get(batch, end) != end:
            said = f"Checkpoint {batch} says that it goes through act number {through[batch]}"
            found.append(f"{said}, and the last act in its batch is number {end}.")
    return found


def _compared(row: Checkpoint, head: Head) -> dict[str, bool]:
    return {
        "size": row.size == head.size,
        "root": bytes(row.root) == head.root,
        "frontier": _frontier_is(bytes(row.frontier), head),
        "made_at": head.time is not None and row.made_at == instant(head.time),
    }


def _frontier_is(stored: bytes, head: Head) -> bool:
    try:
        frontier = Frontier.from_bytes(stored)
    except ValueError:
        return False
    return (frontier.size, frontier.root()) == (head.size, head.root)


def _batches() -> Iterator[tuple[int, Iterable[bytes]]]:
    rows = Leaf.objects.order_by("batch", "index").values_list("batch", "commitment")
    for batch, group in groupby(rows.iterator(chunk_size=4096), key=lambda row: row[0]):
        yield batch, (bytes(commitment) for _, commitment in group)
