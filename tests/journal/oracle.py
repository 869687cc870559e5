"""RFC 6962, 2.1, written as its recursive definitions stand: slow, obvious, and used by tests alone."""

from __future__ import annotations

from hashlib import sha256


def split(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def tree_hash(leaves: list[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = split(len(leaves))
    return sha256(b"\x01" + tree_hash(leaves[:k]) + tree_hash(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), tree_hash(leaves[k:])]
    return [*path(m - k, leaves[k:]), tree_hash(leaves[:k])]


def subproof(start: int, end: int, leaves: list[bytes], known: bool) -> list[bytes]:
    """Of the part [start, end): with start 0 it is the SUBPROOF of the RFC."""
    if (start, end) == (0, len(leaves)):
        return [] if known else [tree_hash(leaves)]
    k = split(len(leaves))
    if end <= k:
        return [*subproof(start, end, leaves[:k], known), tree_hash(leaves[k:])]
    if start >= k:
        return [*subproof(start - k, end - k, leaves[k:], known), tree_hash(leaves[:k])]
    return [*subproof(0, end - k, leaves[k:], False), tree_hash(leaves[:k])]
