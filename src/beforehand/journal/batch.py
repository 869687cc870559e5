"""Batches: acts enter the log at fixed times, filled up and shuffled, so that the log's shape tells nothing.

One leaf is 64 bytes, and these bytes are what RFC 6962 hashes:

    tag of the author's stream (16) || tag of the scene's stream (16) || commitment (32)

A batch is the waiting acts, filler and one last leaf, together the next multiple of 64; a batch of no acts
has 64 too. Filler is SHAKE-256 of a key, a random salt and the batch's number: to others it looks like any
leaf, while whoever has the master key can tell that it *is* filler, so that no act can be hidden as filler
when its row is deleted.

Beside the batch lies its true order, sealed. Its plaintext has the same length whatever the number of acts:

    batch number (8) || index of its first leaf (8) || number of acts (4) || number of leaves (4) || salt (16)
    || for each rank of the true order, acts first and then filler, the place in the batch (4 each)

all numbers big-endian. The commitment of the last leaf is SHA-256 of `beforehand/order/1`, a zero byte and
the sealed blob; its tags are filler.
"""

from __future__ import annotations

import hmac
import struct
from collections.abc import Iterable, Sequence
from hashlib import sha256, shake_256
from random import Random

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.journal.frontier import leaf_hashes
from beforehand.journal.sealing import NotUnsealed, seal, unseal
from beforehand.journal.stream import TAG_BYTES

MULTIPLE = 64
LEAF_BYTES = 64
_TAGS = 2 * TAG_BYTES
_SALT = 16
_HEADER = struct.Struct(f">QQII{_SALT}s")


class BadOrder(Refusal):
    """The sealed order beside a batch is not that of this batch.

    Codes: `order_not_committed` (the last leaf commits to another blob), `order_not_opened` (it does not
    open with this key), `order_of_another` (it opens, but tells of another batch or of another number of
    leaves).
    """


@frozen
class Leaf:
    """One leaf: tags in the streams of the act's author and scene (16 bytes each), its commitment (32)."""

    tag_author: bytes
    tag_scene: bytes
    commitment: bytes

    @property
    def content(self) -> bytes:
        """The 64 bytes that are hashed.

        Raises:
            ValueError: a field has another length, so that two leaves could be the same bytes.
        """
        if (len(self.tag_author), len(self.tag_scene), len(self.commitment)) != (TAG_BYTES, TAG_BYTES, 32):
            raise ValueError("a leaf is two tags of 16 bytes and a commitment of 32")
        return self.tag_author + self.tag_scene + self.commitment

    @classmethod
    def from_content(cls, content: bytes) -> Leaf:
        """Cut 64 bytes into the three fields."""
        return cls(content[:TAG_BYTES], content[TAG_BYTES:_TAGS], content[_TAGS:])


@frozen
class Batch:
    """Consecutive leaves of the log and their sealed order.

    Attributes:
        number: counted from 0.
        first: index in the log of the first leaf.
        content: the leaves' bytes one after another, 64 each; kept so, since a million objects cost more
        than hashing. order: the sealed true order.
    """

    number: int
    first: int
    content: bytes
    order: bytes

    @classmethod
    def of(cls, number: int, first: int, leaves: Iterable[Leaf], order: bytes) -> Batch:
        """Put a batch together from its leaves as they are stored, in the order of their index.

        A leaf with a field of another length stands as 64 bytes that nobody signed. Refusing it would stop an
        audit at the first row somebody changed; joining it would hide a byte moved from one field to the next.
        """
        return cls(number, first, b"".join(_content_or_nothing(leaf) for leaf in leaves), order)

    @property
    def size(self) -> int:
        """How many leaves."""
        return len(self.content) // LEAF_BYTES

    def parts(self) -> list[bytes]:
        """Give the bytes of each leaf."""
        content = self.content
        return [content[at : at + LEAF_BYTES] for at in range(0, len(content), LEAF_BYTES)]

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves in the order of their index, `first` onwards."""
        return tuple(Leaf.from_content(part) for part in self.parts())

    def hashes(self) -> list[bytes]:
        """Give the RFC 6962 hashes of the leaves."""
        return leaf_hashes(self.parts())


@frozen
class Order:
    """A batch's true order, opened.

    Attributes:
        acts: how many of the leaves are acts.
        places: for each rank, acts first and then filler, the place in the batch from 0; the last leaf has
        none. salt: what this batch's filler was made with.
    """

    acts: int
    places: tuple[int, ...]
    salt: bytes


def fill(pending: Sequence[Leaf], *, number: int, first: int, master: bytes, rng: Random) -> Batch:
    """Make the next batch.

    Args:
        pending: the waiting acts' leaves in true order.
        number: of this batch, from 0.
        first: the size of the log before it.
        master: the journal's 32-byte master key.
        rng: where the shuffle and the salt come from; `random.SystemRandom()` but in tests, since a shuffle
        that can
            be guessed tells the order.

    Raises:
        ValueError: a leaf with fields of other lengths, or one leaf twice.
    """
    if len({leaf.commitment for leaf in pending}) != len(pending):
        raise ValueError("one commitment waits twice: an act enters the log once")
    size = (len(pending) // MULTIPLE + 1) * MULTIPLE
    places = list(range(size - 1))
    rng.shuffle(places)
    order = Order(len(pending), tuple(places), rng.randbytes(_SALT))
    blob = _sealed(order, number, first, master)
    content = expected(order, [leaf.content for leaf in pending], blob, number=number, master=master)
    return Batch(number, first, content, blob)


def open_order(batch: Batch, master: bytes) -> Order:
    """Open a batch's sealed order, having checked that it is the one its last leaf commits to.

    Raises:
        BadOrder: it is not, or does not open, or tells of another batch.
    """
    said = f"The sealed order beside batch {batch.number}"
    if batch.content[-32:] != _order_commitment(batch.order):
        raise BadOrder("order_not_committed", f"{said} is not the one that the batch's last leaf commits to.")
    try:
        plain = unseal(_key(master, b"order"), batch.order, aad=_place(batch.number, batch.first))
    except NotUnsealed as error:
        raise BadOrder("order_not_opened", f"{said} does not open with this key at this place.") from error
    order = _order(plain, batch)
    if order is None:
        raise BadOrder("order_of_another", f"{said} does not tell of a batch with its {batch.size} leaves.")
    return order


def true_order(batch: Batch, master: bytes) -> tuple[Leaf, ...]:
    """Give the acts' leaves in true order, without filler; refuses what `open_order` refuses."""
    leaves, order = batch.leaves, open_order(batch, master)
    return tuple(leaves[place] for place in order.places[: order.acts])


def expected(order: Order, acts: Sequence[bytes], blob: bytes, *, number: int, master: bytes) -> bytes:
    """Give the content that a batch with this order must have, given the acts' leaf bytes in true order."""
    size = len(order.places) + 1
    told = b"beforehand/filler/1\0" + _key(master, b"filler") + order.salt + number.to_bytes(8, "big")
    parts = bytearray(shake_256(told).digest(LEAF_BYTES * size))
    for act, place in zip(acts, order.places, strict=False):
        parts[place * LEAF_BYTES : (place + 1) * LEAF_BYTES] = act
    parts[-32:] = _order_commitment(blob)
    return bytes(parts)


def _order(plain: bytes, batch: Batch) -> Order | None:
    if len(plain) != _HEADER.size + 4 * (batch.size - 1):
        return None
    number, first, acts, size, salt = _HEADER.unpack_from(plain)
    places = struct.unpack_from(f">{batch.size - 1}I", plain, _HEADER.size)
    this = (number, first, size) == (batch.number, batch.first, batch.size)
    return Order(acts, places, salt) if this and acts < size and set(places) == set(range(size - 1)) else None


def _content_or_nothing(leaf: Leaf) -> bytes:
    try:
        return leaf.content
    except ValueError:
        return bytes(LEAF_BYTES)


def _sealed(order: Order, number: int, first: int, master: bytes) -> bytes:
    size = len(order.places) + 1
    plain = _HEADER.pack(number, first, order.acts, size, order.salt) + struct.pack(
        f">{size - 1}I", *order.places
    )
    place = _place(number, first)
    return seal(_key(master, b"order"), plain, aad=place, name=place)


def _order_commitment(blob: bytes) -> bytes:
    return sha256(b"beforehand/order/1\0" + blob).digest()


def _place(number: int, first: int) -> bytes:
    return b"beforehand/order/1\0" + struct.pack(">QQ", number, first)


def _key(master: bytes, use: bytes) -> bytes:
    return hmac.digest(master, b"beforehand/batch/1\0" + use, "sha256")
