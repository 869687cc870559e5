"""Sealing: one AES-256-GCM blob per value, the same blob for the same value, opened in microseconds.

A blob is `0x01 || nonce (12) || ciphertext || tag (16)`. From the 32-byte key HKDF-SHA256 derives two
subkeys, one to encrypt and one for nonces. The nonce is

    HMAC-SHA256(nonce subkey, SHA-256(aad) || SHA-256(padded plaintext) || name)[:12]

so sealing the same row again gives the same bytes, and a replay into an empty database can compare tables
byte for byte. That is safe because a name (an act's id, a row's id and version) stands for exactly one
plaintext. Were the nonce made of the name alone, one slip, two plaintexts or two AADs under one name, would
repeat a nonce: GCM then gives away the XOR of both plaintexts and lets a reader forge blobs. With both
digests mixed in (the idea of SIV, RFC 5297) a repeated name costs nothing: the nonce repeats only when the
whole blob does. Truncated to 96 bits, nonces of one key may be expected to collide after some 2**48 blobs;
no vault comes near.

What determinism shows: who holds two copies of the database sees which rows are byte-identical in both.
Callers whose AAD holds the act's id, as acts do, show nothing more than that the act is still there.

Plaintexts are padded (0x80, then zeros) to a multiple of 256 bytes, or of an eighth of their size's power
of two when longer: otherwise the length of a sealed answer tells "agree" from "decline" to whoever steals
the database.
"""

from __future__ import annotations

import hmac
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from beforehand.agreement.refusals import Refusal

VERSION = b"\x01"
KEY_BYTES = 32
_NONCE_BYTES = 12
_STEP = 256
_WRAPPED = b"beforehand/vault-key/1\0"


class NotUnsealed(Refusal):
    """A blob did not open: another key, another place, or changed bytes. It does not say which."""

    def __init__(self) -> None:
        super().__init__(
            "not_unsealed",
            "This sealed record does not open: its key, place or bytes are not those it was sealed with.",
        )


def seal(key: bytes, plaintext: bytes, *, aad: bytes, name: bytes) -> bytes:
    """Seal a plaintext.

    Args:
        key: 32 bytes.
        plaintext: any bytes; only its padded length stays visible.
        aad: what the blob belongs to, such as act id, vault and version; needed again to open.
        name: names this one plaintext under this key.

    Returns:
        The blob; the same for the same four arguments.

    Raises:
        ValueError: the key is not 32 bytes.
    """
    cipher, nonce_key = _subkeys(key)
    padded = _pad(plaintext)
    told = sha256(aad).digest() + sha256(padded).digest() + name
    nonce = hmac.digest(nonce_key, told, "sha256")[:_NONCE_BYTES]
    return VERSION + nonce + cipher.encrypt(nonce, padded, VERSION + aad)


def unseal(key: bytes, blob: bytes, *, aad: bytes) -> bytes:
    """Open a blob.

    Raises:
        NotUnsealed: wrong key, wrong AAD, an unknown version or changed bytes.
        ValueError: the key is not 32 bytes.
    """
    cipher, _ = _subkeys(key)
    if blob[:1] != VERSION:
        raise NotUnsealed
    try:
        padded = cipher.decrypt(blob[1 : 1 + _NONCE_BYTES], blob[1 + _NONCE_BYTES :], VERSION + aad)
    except (InvalidTag, ValueError) as error:  # ValueError: cut so short that not even the nonce is whole
        raise NotUnsealed from error
    return _unpad(padded)


def wrap_key(kek: bytes, key: bytes, vault_id: str) -> bytes:
    """Seal a vault's key under the key outside the database, bound to the vault's id."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a vault's key is {KEY_BYTES} bytes, not {len(key)}")
    place = _WRAPPED + vault_id.encode()
    return seal(kek, key, aad=place, name=place)


def unwrap_key(kek: bytes, wrapped: bytes, vault_id: str) -> bytes:
    """Open a wrapped vault key.

    Raises:
        NotUnsealed: another kek, another vault's wrapped key, or changed bytes.
    """
    return unseal(kek, wrapped, aad=_WRAPPED + vault_id.encode())


def forget_keys() -> None:
    """Drop every derived subkey; call it when a key is destroyed, or the cache would still open its blobs."""
    _subkeys.cache_clear()


@lru_cache(maxsize=1024)
def _subkeys(key: bytes) -> tuple[AESGCM, bytes]:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a sealing key is {KEY_BYTES} bytes, not {len(key)}")
    return AESGCM(_derived(key, b"encrypt")), _derived(key, b"nonce")


def _derived(key: bytes, use: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"beforehand/sealing/1/" + use).derive(key)


def _pad(plaintext: bytes) -> bytes:
    marked = len(plaintext) + 1
    step = max(_STEP, 1 << max(0, marked.bit_length() - 4))
    return (plaintext + b"\x80").ljust(-(-marked // step) * step, b"\0")


def _unpad(padded: bytes) -> bytes:
    return padded.rstrip(b"\0")[:-1]  # what opened was padded by `_pad`: the mark is the last byte not zero
