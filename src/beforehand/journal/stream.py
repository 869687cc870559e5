"""Stream tags: who holds a stream's key can point at every leaf of that stream; nobody else can group two.

The acts of one author, and those of one scene, each form a stream and are numbered 0, 1, 2, … in the order
in which they were saved. A leaf carries the tag of its number in both. To anyone without the stream's key a
tag is 16 random bytes. With the key a person recomputes tags 0 … n - 1, finds each in the log, and finds no
tag n: nothing is missing.
"""

from __future__ import annotations

import hmac
from collections.abc import Container

TAG_BYTES = 16


def stream_key(master: bytes, kind: str, id: str) -> bytes:  # noqa: A002  the word of the model: kind and id
    """Derive the key of one stream.

    Args:
        master: the journal's 32-byte master key.
        kind: "author" or "scene"; it must not hold a zero character, which separates it from the id.
        id: the author's or scene's id as text.

    Returns:
        32 bytes, which may be handed to the person the stream belongs to: it opens nothing else.

    Raises:
        ValueError: the kind holds a zero character, so that two streams could share a key.
    """
    if "\0" in kind:
        raise ValueError("the kind of a stream holds no zero character")
    return hmac.digest(master, b"beforehand/stream/1\0" + kind.encode() + b"\0" + id.encode(), "sha256")


def tag(key: bytes, n: int) -> bytes:
    """Give the 16-byte tag of number n (from 0) in the stream with this key.

    Raises:
        OverflowError: n is negative or beyond 64 bits.
    """
    return hmac.digest(key, b"beforehand/tag/1\0" + n.to_bytes(8, "big"), "sha256")[:TAG_BYTES]


def missing(key: bytes, count: int, tags: Container[bytes]) -> list[int]:
    """Give the numbers in 0 … count - 1 whose tag is not among the log's tags: what is missing."""
    return [n for n in range(count) if tag(key, n) not in tags]


def length(key: bytes, tags: Container[bytes]) -> int:
    """Give how many of a stream's tags, counted from 0 without a gap, are among the log's tags."""
    n = 0
    while tag(key, n) in tags:
        n += 1
    return n
