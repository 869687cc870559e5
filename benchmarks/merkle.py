"""How long it takes to verify a log of a million leaves, as a multiple of hashing those leaves with hashlib.

Ratios are taken in one run, best of three, and count this process's own time only: other work on the
machine then weighs on neither side.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime

from beforehand.journal.batch import LEAF_BYTES, MULTIPLE, Batch
from beforehand.journal.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint
from beforehand.journal.frontier import Frontier
from beforehand.journal.merkle import leaf_hashes, root, root_of
from beforehand.journal.note import Signer

LEAVES = 1_000_000
ROUNDS = 3
SIGNER = Signer("beforehand.example/the-long-tide/1", bytes(range(32)))


def rows() -> list[tuple[str, float, str]]:
    """Measure; each row is what was measured, the ratio, and its limit as text ("" where none is set)."""
    content = _content()
    leaves = [content[at : at + LEAF_BYTES] for at in range(0, len(content), LEAF_BYTES)]
    signed = _signed(root(leaf_hashes(leaves)))
    hashing, tree, verifying, prefixes = _best(
        lambda: _hash(leaves),
        lambda: _hash_leaves_and_nodes(leaves),
        lambda: _verify(leaves, signed),
        lambda: _verify_every_prefix(content, signed),
    )
    return [
        ("verify 1,000,000 leaves / hash them with hashlib", verifying / hashing, "<= 2.5"),
        ("verify 1,000,000 leaves / hash them and as many nodes", verifying / tree, "<= 2.5"),
        ("verify them and all 15,625 prefix roots / hash them and nodes", prefixes / tree, "<= 2.5"),
        ("verify them and all 15,625 prefix roots / hash them", prefixes / hashing, ""),
    ]


def _content() -> bytes:
    noise = random.Random(42)
    return b"".join(noise.randbytes(LEAF_BYTES * MULTIPLE) for _ in range(LEAVES // MULTIPLE))


def _signed(head: bytes) -> str:
    time_ = datetime(2026, 11, 26, 8, tzinfo=UTC)
    return sign_checkpoint(SIGNER, Checkpoint.at(SIGNER.name, LEAVES, head, time_))


def _hash(leaves: list[bytes]) -> list[bytes]:
    hashed = hashlib.sha256
    return [hashed(b"\0" + leaf).digest() for leaf in leaves]


def _hash_leaves_and_nodes(leaves: list[bytes]) -> None:
    hashed = hashlib.sha256
    _hash(leaves)
    for node in leaves:  # a node is 64 bytes like a leaf, and there is one node fewer than leaves
        hashed(b"\1" + node).digest()


def _verify(leaves: list[bytes], signed: str) -> None:
    assert read_checkpoint(signed, SIGNER.verifier).root == root_of(leaves)


def _verify_every_prefix(content: bytes, signed: str) -> None:
    frontier, step = Frontier(), LEAF_BYTES * MULTIPLE
    roots = {}
    for number in range(len(content) // step):
        batch = Batch(number, number * MULTIPLE, content[number * step : (number + 1) * step], b"")
        frontier = frontier.extended(batch.hashes())
        roots[frontier.size] = frontier.root()
    checkpoint = read_checkpoint(signed, SIGNER.verifier)
    assert checkpoint.root == roots[checkpoint.size]


def _best(*works: Callable[[], object]) -> list[float]:
    """Run the works in turn, so that a slow moment of the machine meets all of them."""
    taken = [[_seconds(work) for work in works] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*taken, strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    for what, ratio, limit in rows():
        print(f"{what:62} {ratio:5.2f} {limit}")
