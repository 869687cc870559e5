"""Ed25519 as this house accepts it: RFC 8032, and no public key under which anyone can sign anything."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from beforehand.agreement.refusals import Refusal

KEY_BYTES = 32
_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P


class WeakKey(Refusal):
    """A public key that proves nothing, or is no key."""

    def __init__(self, sentence: str) -> None:
        super().__init__("weak_key", sentence)


def public_key(raw: bytes) -> Ed25519PublicKey:
    """Read a public key.

    Libraries accept keys of low order: for such a key a signature can be made by anyone, and one signature
    can fit every message. So a log could show different histories under one "signature".

    Args:
        raw: the 32 bytes of RFC 8032, 5.1.2.

    Raises:
        WeakKey: not 32 bytes, not the one way of writing its point, no point of the curve, or a point of
        order
            1, 2, 4 or 8.
    """
    if len(raw) != KEY_BYTES:
        raise WeakKey(f"A public key is {KEY_BYTES} bytes, and this one has {len(raw)}.")
    y = int.from_bytes(raw, "little") & (1 << 255) - 1
    if y >= _P or not _on_curve(y):
        raise WeakKey("This public key is not a point of the curve as RFC 8032 writes it.")
    if _has_low_order(y):
        raise WeakKey("This public key has a low order: anyone could sign under it.")
    return Ed25519PublicKey.from_public_bytes(raw)


def verifies(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    """Say whether the signature over the message was made with the key's secret half."""
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _has_low_order(y: int) -> bool:
    """Say whether the points with this y have an order dividing 8.

    Order 1: y = 1. Order 2: y = -1. Order 4: y = 0. A point of order 8 doubles to one with y = 0, that is
    x**2 = -y**2; put into the curve's equation -x**2 + y**2 = 1 + d x**2 y**2 this reads d y**4 + 2 y**2 = 1.
    """
    return y in (0, 1, _P - 1) or (_D * pow(y, 4, _P) + 2 * y * y - 1) % _P == 0


def _on_curve(y: int) -> bool:
    """Say whether some x belongs to y: x**2 = (y**2 - 1) / (d y**2 + 1) is zero or a square (Euler)."""
    squared = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    return pow(squared, (_P - 1) // 2, _P) in (0, 1)
