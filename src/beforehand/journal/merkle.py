"""The Merkle tree of RFC 6962: its root, its proofs, and checking a proof without the tree.

A subtree [start, end) is one whose start is a multiple of the smallest power of two that is not below its
length, so that it lies in the tree as one node's leaves or as such a node's left part
(draft-ietf-plants-merkle-tree-certs). A leaf is a subtree of one, and an earlier tree is a subtree that
starts at 0: one walk checks every kind of proof. The verifying functions answer True or False whatever they
are given: what is malformed is not proven.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from beforehand.journal.frontier import EMPTY, HASH_BYTES, Frontier, leaf_hash, leaf_hashes, node_hash

__all__ = [
    "EMPTY",
    "Frontier",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "leaf_hashes",
    "node_hash",
    "root",
    "root_of",
    "verify_consistency",
    "verify_inclusion",
    "verify_subtree_consistency",
    "verify_subtree_inclusion",
]

_CHUNK = 4096


def root(hashes: Sequence[bytes]) -> bytes:
    """Give the root over leaf hashes."""
    return Frontier().extended(hashes).root()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Give the root over leaves, hashed and folded a few thousand at a time.

    Held all at once, the hashes of a million leaves do not fit the processor's cache: memory sets the pace.
    """
    frontier, each = Frontier(), iter(leaves)
    while chunk := list(islice(each, _CHUNK)):
        frontier = frontier.extended(leaf_hashes(chunk))
    return frontier.root()


def inclusion_proof(hashes: Sequence[bytes], index: int, size: int) -> list[bytes]:
    """Prove that a leaf stands at an index of the tree over the first `size` leaf hashes (RFC 6962, 2.1.1).

    Returns:
        The siblings from the leaf up. Costs O(size).

    Raises:
        ValueError: not 0 <= index < size <= len(hashes).
    """
    if not 0 <= index < size <= len(hashes):
        raise ValueError(f"no leaf {index} in a tree of {size} over {len(hashes)} hashes")
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        left = index < middle
        path.append(root(hashes[middle:high] if left else hashes[low:middle]))
        low, high = (low, middle) if left else (middle, high)
    return path[::-1]


def consistency_proof(hashes: Sequence[bytes], old: int, new: int) -> list[bytes]:
    """Prove that the tree of the first `old` leaf hashes is a prefix of that of the first `new`.

    Returns:
        The nodes of RFC 6962, 2.1.2, lowest first; none when both sizes are equal. Costs O(new).

    Raises:
        ValueError: not 1 <= old <= new <= len(hashes); the empty tree is a prefix of all, which proves
        nothing.
    """
    if not 1 <= old <= new <= len(hashes):
        raise ValueError(f"no consistency from {old} to {new} over {len(hashes)} hashes")
    path: list[bytes] = []
    low, high = 0, new
    while high != old:
        middle = low + _split(high - low)
        left = old <= middle
        path.append(root(hashes[middle:high] if left else hashes[low:middle]))
        low, high = (low, middle) if left else (middle, high)
    if low > 0:  # the old tree's last part is not the old root itself, which a verifier already holds
        path.append(root(hashes[low:high]))
    return path[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether the proof shows this leaf hash at an index (from 0) of the tree with this size and root."""
    return _lies_in(index, index + 1, size, leaf, root, proof)


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether the proof shows the tree of size `old` to be a prefix of that of size `new`.

    An empty old tree is a prefix of everything: it is True only against the empty tree itself, since a yes
    to a question that cannot be answered no would be taken for a proof.
    """
    if old == 0:
        return new == 0 and not proof and old_root == new_root == EMPTY
    return _lies_in(0, old, new, old_root, new_root, proof)


def verify_subtree_inclusion(
    leaf: bytes, index: int, start: int, end: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether the proof shows a leaf hash, at an index of the whole tree, in the subtree [start, end)."""
    return _is_subtree(start, end) and verify_inclusion(leaf, index - start, end - start, root, proof)


def verify_subtree_consistency(
    start: int, end: int, size: int, subtree_root: bytes, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether the proof shows the subtree [start, end) to lie in the tree of this size and root.

    An empty subtree lies in every tree that reaches so far; its root is that of the empty tree.
    """
    if 0 <= start == end <= size:
        return not proof and subtree_root == EMPTY
    return _lies_in(start, end, size, subtree_root, root, proof)


def _lies_in(start: int, end: int, size: int, part: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """Climb from the part's last leaf to the root, rebuilding the part's root and the tree's side by side.

    The numbers are those of the nodes, at the height reached, of the part's first and last leaf and of the
    tree's last leaf (RFC 9162, 2.1.4.2, with a start that need not be 0).
    """
    whole = all(len(each) == HASH_BYTES for each in (part, root, *proof))
    if not (whole and _is_subtree(start, end) and end <= size):
        return False
    first, at, last = start, end - 1, size - 1
    while first != at and (at & 1 or at == last):
        first, at, last = first >> 1, at >> 1, last >> 1
    path = [part, *proof] if first == at else list(proof)
    if not path:
        return False
    small = large = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            small = node_hash(node, small) if first < at else small
            large = node_hash(node, large)
            while not at & 1:  # a last node without a right sibling is its own parent
                first, at, last = first >> 1, at >> 1, last >> 1
        else:
            large = node_hash(large, node)
        first, at, last = first >> 1, at >> 1, last >> 1
    return last == 0 and small == part and large == root


def _is_subtree(start: int, end: int) -> bool:
    return 0 <= start < end and start % (1 << (end - start - 1).bit_length()) == 0


def _split(size: int) -> int:
    """Give the largest power of two below size."""
    return 1 << (size - 1).bit_length() - 1
