"""The hashes of RFC 6962, and the frontier of a tree: it grows, and knows its root, without its leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from attrs import frozen

EMPTY = sha256(b"").digest()
HASH_BYTES = 32


def leaf_hash(leaf: bytes) -> bytes:
    """Hash one leaf: SHA-256 over 0x00 and its bytes (RFC 6962, 2.1)."""
    return sha256(b"\0" + leaf).digest()


def leaf_hashes(leaves: Iterable[bytes]) -> list[bytes]:
    """Hash many leaves; one comprehension, since a call per leaf costs as much as the hashing."""
    hashed = sha256
    return [hashed(b"\0" + leaf).digest() for leaf in leaves]


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two children: SHA-256 over 0x01, left and right (RFC 6962, 2.1)."""
    return sha256(b"\1" + left + right).digest()


@frozen
class Frontier:
    """The right edge of a tree: enough to add leaves and to say the root, in O(log n).

    Attributes:
        size: how many leaves the tree has.
        peaks: one root per perfect subtree, by level from 0; None where the bit of `size` is 0.
    """

    size: int = 0
    peaks: tuple[bytes | None, ...] = ()

    def extended(self, hashes: Sequence[bytes]) -> Frontier:
        """Give the frontier after these leaf hashes, in order.

        Works like adding two numbers: at each level the waiting peak goes in front, pairs carry to the next
        level, and what is left over waits.
        """
        peaks: list[bytes | None] = []
        row, level = list(hashes), 0
        while row:
            waiting = self.peaks[level] if level < len(self.peaks) else None
            if waiting is not None:
                row.insert(0, waiting)
            peaks.append(row.pop() if len(row) % 2 else None)
            row = _paired(row)
            level += 1
        return Frontier(self.size + len(hashes), (*peaks, *self.peaks[level:]))

    def root(self) -> bytes:
        """Give the 32-byte root at this size; of the empty tree, SHA-256 of nothing."""
        head: bytes | None = None
        for peak in self.peaks:
            if peak is not None:
                head = peak if head is None else node_hash(peak, head)
        return EMPTY if head is None else head

    def to_bytes(self) -> bytes:
        """Give a form to store: the size in 8 bytes, then the peaks present, lowest level first."""
        return self.size.to_bytes(8, "big") + b"".join(peak for peak in self.peaks if peak is not None)

    @classmethod
    def from_bytes(cls, stored: bytes) -> Frontier:
        """Read what `to_bytes` gave.

        Raises:
            ValueError: the number of peaks is not the number of ones in the size.
        """
        size = int.from_bytes(stored[:8], "big")
        if len(stored) != 8 + HASH_BYTES * size.bit_count():
            raise ValueError("a stored frontier has one peak for each one in its size")
        kept = iter([stored[at : at + HASH_BYTES] for at in range(8, len(stored), HASH_BYTES)])
        levels = range(size.bit_length())
        return cls(size, tuple(next(kept) if size >> level & 1 else None for level in levels))


def _paired(row: list[bytes]) -> list[bytes]:
    hashed, each = sha256, iter(row)
    return [hashed(b"\1" + left + right).digest() for left, right in zip(each, each, strict=True)]
