"""A passkey in software: makes ES256 keys and signs as a device does (WebAuthn Level 2, sections 6.1 and 6.5)."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from attrs import define, field
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@define
class Authenticator:
    """One passkey, for an origin that it believes it is at.

    Attributes:
        origin: what the page's address is said to be.
        rp: the name it is bound to.
        uses: its own count.
        verifies: it asks its owner each time.
    """

    origin: str = "http://localhost:8000"
    rp: str = "localhost"
    uses: int = 0
    verifies: bool = True
    credential: bytes = field(factory=lambda: secrets.token_bytes(16))
    private: Any = field(factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: dict[str, Any]) -> str:
        """Answer ``navigator.credentials.create``."""
        made = ES256.from_cryptography_key(self.private.public_key())  # type: ignore[no-untyped-call]  # fido2 has no type here
        public = cbor.encode(dict(made))
        attested = bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + public
        statement = {"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED) + attested}
        client = self._client("webauthn.create", options)
        return self._answer({"clientDataJSON": client, "attestationObject": cbor.encode(statement)})

    def sign(self, options: dict[str, Any]) -> str:
        """Answer ``navigator.credentials.get``."""
        self.uses += 1
        data, client = self._data(0), self._client("webauthn.get", options)
        signature = self.private.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer({"clientDataJSON": client, "authenticatorData": data, "signature": signature})

    def _data(self, more: int) -> bytes:
        flags = PRESENT | (VERIFIED if self.verifies else 0) | more
        return hashlib.sha256(self.rp.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4, "big")

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": options["publicKey"]["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def _answer(self, response: dict[str, bytes]) -> str:
        name = websafe_encode(self.credential)
        parts = {part: websafe_encode(value) for part, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": parts})
