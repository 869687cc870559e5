"""What a leaf says about an act: nothing, except to whoever holds the act and its salt."""

from __future__ import annotations

from hashlib import sha256

PREFIX = b"beforehand/commitment/1\n"
LEAST_SALT = 16


def commit(plaintext_canonical: bytes, salt: bytes) -> bytes:
    r"""Commit to an act.

    The bytes hashed are `PREFIX + b'{"act":' + plaintext_canonical + b',"salt":"' + hex(salt) + b'"}'`:
    after the prefix, the canonical JSON (RFC 8785) of an object with the act and its salt, which anyone can
    make again with any such library. The prefix ends in a line feed, which canonical JSON never holds, so
    no digest taken elsewhere in this house over bare canonical JSON can pass for a commitment.

    No two pairs give the same bytes: read from the end, the salt is the lower-case hex between the last two
    quotes. Without the salt a commitment to a short answer could be guessed by trying all answers.

    Args:
        plaintext_canonical: the act's canonical JSON, as `canonical` gives it.
        salt: at least 16 random bytes, used for this act alone.

    Returns:
        32 bytes of SHA-256.

    Raises:
        ValueError: the salt is too short to hide a short act.
    """
    if len(salt) < LEAST_SALT:
        raise ValueError(f"a salt is at least {LEAST_SALT} bytes, not {len(salt)}")
    told = b'{"act":' + plaintext_canonical + b',"salt":"' + salt.hex().encode() + b'"}'
    return sha256(PREFIX + told).digest()
