"""Tokens that let somebody in once: kept as a digest, so that a stolen database lets nobody in."""

from __future__ import annotations

import base64
import hashlib
import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac


def new_token() -> str:
    """Make a token of 256 random bits, 43 characters that a URL may hold."""
    return secrets.token_urlsafe(32)


def token_for(nonce: UUID, kind: str = "link") -> str:
    """Make the token of a link from its nonce and the folder's secret key.

    It can be made again for a few minutes, to be shown with its picture, and still lies nowhere: the nonce
    without the secret key is worth nothing.

    Args:
        nonce: the link's own random id.
        kind: what it opens; a token of one kind is worth nothing as another.

    Returns:
        43 characters that a URL may hold.
    """
    mac = salted_hmac(f"beforehand.entry.{kind}", str(nonce), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def digest_of(token: str) -> bytes:
    """Give the SHA-256 of a token. No salt and no slow hash: 256 random bits cannot be guessed."""
    return hashlib.sha256(token.encode()).digest()
