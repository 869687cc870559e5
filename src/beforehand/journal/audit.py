"""Looking back: every root, signature and batch worked out again, and each difference said in one sentence.

What this proves depends on what it is given. Alone it excludes a change by whoever has the database and not
the log's key. Checkpoints that others kept (a witness, a phone, a time stamp) exclude a change by whoever
has both: without one, the whole log could have been written anew, or its end cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import define, field

from beforehand.journal.batch import LEAF_BYTES, MULTIPLE, Batch
from beforehand.journal.difference import Finding, Logged, differences, opened
from beforehand.journal.frontier import EMPTY, Frontier
from beforehand.journal.logstore import LogStore
from beforehand.journal.note import Verifier
from beforehand.journal.prefixes import seen_checkpoints, stored_checkpoints

Tags: TypeAlias = tuple[bytes, bytes]


def audit(
    store: LogStore,
    commitments: Sequence[bytes],
    verifier: Verifier,
    *,
    master: bytes | None = None,
    tags: Mapping[bytes, Tags] | None = None,
    seen: Iterable[str] = (),
    due: int = 0,
) -> list[Finding]:
    """Work the whole log out again and compare it with the acts on record; O(n), reading the store once.

    Args:
        store: the log; only read.
        commitments: those of all acts on record in true order, each worked out again from its act where
        that opens. verifier: the log's key. master: the journal's master key. Without it the true order and
        the filler cannot be opened: then it is only
            checked that each act up to the last one logged has a leaf.
        tags: by commitment the two tags that an act's leaf must have, as far as they are known.
        seen: signed checkpoints of this log from elsewhere; each must be a prefix of it.
        due: how many of the acts, oldest first, must be in the log by now.

    Returns:
        Nothing when all is as recorded; else one finding for each thing that is not.
    """
    leaves = _Leaves(master)
    for batch in store.batches():
        leaves.take(batch)
    findings = leaves.findings + stored_checkpoints(store.checkpoints(), leaves.ends, leaves.roots, verifier)
    findings += seen_checkpoints(seen, leaves.roots, verifier)
    findings += differences(leaves.acts, commitments, due=due, loose=leaves.loose)
    return findings + _other_tags(leaves.acts, tags or {})


@define
class _Leaves:
    """The log read so far: the roots at the ends of its batches, its acts, and what was wrong.

    `loose` holds the commitments of batches whose order did not open, or was not to be opened.
    """

    master: bytes | None
    ends: list[int] = field(factory=list)
    roots: dict[int, bytes] = field(factory=lambda: {0: EMPTY})
    acts: list[Logged] = field(factory=list)
    loose: set[bytes] = field(factory=set)
    findings: list[Finding] = field(factory=list)
    frontier: Frontier = field(factory=Frontier)

    def take(self, batch: Batch) -> None:
        """Add a batch: its shape, its root, and under the master key its order and filler."""
        self.findings += self._misshapen(batch)
        self.frontier = self.frontier.extended(batch.hashes())
        self.ends.append(self.frontier.size)
        self.roots[self.frontier.size] = self.frontier.root()
        inside = None if self.master is None else opened(batch, self.master)
        if inside is None or inside.acts is None:
            self.loose.update(part[-32:] for part in batch.parts())
        else:
            self.acts += inside.acts
        self.findings += inside.findings if inside else []

    def _misshapen(self, batch: Batch) -> list[Finding]:
        number, first = len(self.ends), self.frontier.size
        if (batch.number, batch.first) != (number, first):
            return [
                Finding(
                    "batch_place",
                    f"Batch {number} should start at leaf {first}; in its place stands "
                    f"batch {batch.number}, which starts at {batch.first}.",
                )
            ]
        if not batch.content or len(batch.content) % (MULTIPLE * LEAF_BYTES):
            return [
                Finding("batch_size", f"Batch {number} has {batch.size} leaves, which no batch is made with.")
            ]
        return []


def _other_tags(acts: Sequence[Logged], tags: Mapping[bytes, Tags]) -> list[Finding]:
    return [
        Finding("tags_changed", f"Leaf {act.index} does not carry the tags of its act's author and scene.")
        for act in acts
        if act.commitment in tags and act.content[:-32] != b"".join(tags[act.commitment])
    ]
