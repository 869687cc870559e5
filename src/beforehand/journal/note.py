"""Signed notes (C2SP signed-note, Ed25519): a text a person can read, and under it one line per signature.

Whoever adds a signature later (a witness) adds a line; the text and the other lines stay as they are.
Signatures by keys the reader does not know are ignored, as the format demands.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import sha256

from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from beforehand.agreement.refusals import Refusal
from beforehand.journal.ed25519 import KEY_BYTES, public_key, verifies

ED25519 = b"\x01"
MOST_BYTES = 1_000_000
MOST_SIGNATURES = 100
_ID_BYTES = 4
_SIGNATURE = re.compile(r"— (\S+) (\S+)\Z")
_CONTROL = re.compile("[\0-\x09\x0b-\x1f]")


class BadNote(Refusal):
    """What was given is not a signed note, or not one that a known key signed.

    Codes: `bad_note` (its form), `bad_signature` (a known key's signature does not fit), `unsigned` (no known
    key signed it), `bad_key` (a key's text or name).
    """


@frozen
class Verifier:
    """Who may be believed: a name and a public key.

    Attributes:
        name: the key's name, by preference an URL without its scheme; no spaces, no plus.
        raw: the 32 bytes of the public key; weak ones are refused (`weak_key`).
    """

    name: str
    raw: bytes
    key: Ed25519PublicKey = field(init=False, eq=False, repr=False)

    @key.default
    def _read(self) -> Ed25519PublicKey:
        _check_name(self.name)
        return public_key(self.raw)

    @classmethod
    def from_vkey(cls, vkey: str) -> Verifier:
        """Read `name+hex of key id+base64 of type and public key`.

        Raises:
            BadNote: `bad_key`, when the parts are not those, the type is not Ed25519 or the id is another's.
            WeakKey: a low-order or malformed public key.
        """
        name, id_, encoded = _three_parts(vkey)
        typed = _decoded(encoded)
        if typed is None or typed[:1] != ED25519:
            raise BadNote("bad_key", "This is not the text of an Ed25519 verification key.")
        made = cls(name, typed[1:])
        if made.id.hex() != id_:
            raise BadNote(
                "bad_key", "The short id in this verification key does not belong to its name and key."
            )
        return made

    @property
    def id(self) -> bytes:
        """The first four bytes of SHA-256 over name, line feed, 0x01 and public key."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:_ID_BYTES]

    @property
    def vkey(self) -> str:
        """The key as one line of text, to be handed to whoever shall verify."""
        return f"{self.name}+{self.id.hex()}+{b64encode(ED25519 + self.raw).decode()}"


@frozen
class Signer:
    """Who signs: a name and the 32-byte secret seed of RFC 8032. Its repr shows no secret."""

    name: str
    seed: bytes = field(repr=False)
    verifier: Verifier = field(init=False, eq=False)

    @verifier.default
    def _public_half(self) -> Verifier:
        if len(self.seed) != KEY_BYTES:
            raise BadNote(
                "bad_key", f"A secret seed is {KEY_BYTES} bytes, and this one has {len(self.seed)}."
            )
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return Verifier(self.name, public.public_bytes_raw())

    def signature_line(self, text: str) -> str:
        """Give the signature over a note's text, as the line that goes under it."""
        made = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        return f"— {self.name} {b64encode(self.verifier.id + made).decode()}\n"


@frozen
class Note:
    """A note that was read and whose signers are known.

    Attributes:
        text: what was signed, ending in a line feed.
        signers: the known keys whose signature fits, in the order of their lines.
    """

    text: str
    signers: tuple[Verifier, ...]


def sign(text: str, *signers: Signer) -> str:
    """Give the note: text, blank line, one signature line per signer.

    Raises:
        BadNote: `bad_note`: the text does not end in a line feed, holds other control characters or half a
            character, or nobody signs.
    """
    _check_text(text)
    if not text.endswith("\n") or not signers:
        raise BadNote("bad_note", "A note has a text that ends with its line, and at least one signature.")
    return text + "\n" + "".join(signer.signature_line(text) for signer in signers)


def cosign(note: str, signer: Signer) -> str:
    """Give the note with one more signature line; what was there is kept as it is, and not verified."""
    text, _ = _parted(note)
    return note + signer.signature_line(text)


def read(note: str, *verifiers: Verifier) -> Note:
    """Read a note that at least one of these keys signed.

    Raises:
        BadNote: `bad_note`, `bad_signature` or `unsigned`; one false signature of a known key refuses it all.
    """
    text, lines = _parted(note)
    known = {(each.name, each.id): each for each in verifiers}
    signers: list[Verifier] = []
    for name, signature in lines:
        verifier = known.get((name, signature[:_ID_BYTES]))
        if verifier is None:
            continue
        if not verifies(verifier.key, signature[_ID_BYTES:], text.encode()):
            raise BadNote("bad_signature", f"The signature of {name} does not fit this text.")
        signers.append(verifier)
    if not signers:
        raise BadNote("unsigned", "No key that is known here signed this note.")
    return Note(text, tuple(signers))


def _parted(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """Give the text and the lines of signatures as (name, id and signature)."""
    _check_text(note)
    body, blank, signatures = note.rpartition("\n\n")
    lines = signatures.split("\n")
    if not blank or lines.pop() != "" or not 1 <= len(lines) <= MOST_SIGNATURES:
        raise BadNote("bad_note", "This is not a signed note: no blank line with signatures under it.")
    return body + "\n", [_signature(line) for line in lines]


def _signature(line: str) -> tuple[str, bytes]:
    parts = _SIGNATURE.match(line)
    signature = _decoded(parts[2]) if parts else None
    if parts is None or signature is None or len(signature) <= _ID_BYTES or "+" in parts[1]:
        raise BadNote("bad_note", "A line under this note is not a signature.")
    return parts[1], signature


def _check_text(text: str) -> None:
    try:
        length = len(text.encode())
    except UnicodeEncodeError as error:
        raise BadNote("bad_note", "A note is whole Unicode characters.") from error
    if length > MOST_BYTES or _CONTROL.search(text):
        raise BadNote(
            "bad_note", "A note holds no control characters but line feeds, and at most a million bytes."
        )


def _check_name(name: str) -> None:
    _check_text(name)
    if not name or re.search(r"[\s+]", name):
        raise BadNote("bad_key", "The name of a key holds no space and no plus, and is not empty.")


def _three_parts(vkey: str) -> Sequence[str]:
    parts = vkey.split("+", 2)
    if len(parts) != 3:
        raise BadNote("bad_key", "A verification key has three parts, joined by plus.")
    return parts


def _decoded(text: str) -> bytes | None:
    """Decode standard base64 if it is written in the one way there is; else None."""
    try:
        raw = b64decode(text, validate=True)
    except ValueError:
        return None
    return raw if b64encode(raw).decode() == text else None
