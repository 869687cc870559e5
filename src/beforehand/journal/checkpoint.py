"""Checkpoints (C2SP tlog-checkpoint): the log's size and root, signed, with the time that the server claims.

    beforehand.example/the-long-tide/1
    128
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
    time 2026-11-26T08:00:00.000000Z

The time is an extension line. The format advises against such lines because nobody can audit them; this one
is needed, since a promise says by when an act will be in a checkpoint, and only a checkpoint that itself
says it is later shows a promise to be broken. It stays a claim until a witness or a timestamp proves it.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from datetime import datetime

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.journal import moment, note
from beforehand.journal.frontier import HASH_BYTES

_TIME = "time "
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_ROOT = re.compile(r"[A-Za-z0-9+/]{43}=")


class BadCheckpoint(Refusal):
    """A note that a known key signed but that is no checkpoint of the log expected; code `bad_checkpoint`."""

    def __init__(self, sentence: str) -> None:
        super().__init__("bad_checkpoint", sentence)


@frozen
class Checkpoint:
    """A head of the log.

    Attributes:
        origin: which log, and which epoch of it; the name of the key that signs it.
        size: how many leaves.
        root: the 32 bytes of the RFC 6962 root over them.
        extensions: further lines, not empty; the first says the time.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @classmethod
    def at(cls, origin: str, size: int, root: bytes, time: datetime) -> Checkpoint:
        """Make the checkpoint that claims this time; ValueError if it has no zone."""
        return cls(origin, size, root, (_TIME + moment.written(time),))

    @property
    def text(self) -> str:
        """The note's text: one line each."""
        lines = (self.origin, str(self.size), b64encode(self.root).decode(), *self.extensions)
        return "".join(line + "\n" for line in lines)

    @property
    def time(self) -> datetime | None:
        """The claimed time in UTC; None when the first extension line is no time."""
        first = self.extensions[0] if self.extensions else ""
        return moment.read(first.removeprefix(_TIME)) if first.startswith(_TIME) else None


def sign_checkpoint(signer: note.Signer, checkpoint: Checkpoint) -> str:
    """Give the signed note of a checkpoint.

    Raises:
        BadCheckpoint: its text would not be read back as this checkpoint, or its origin is not the signer's
        name.
    """
    if checkpoint.origin != signer.name or _parsed(checkpoint.text) != checkpoint:
        raise BadCheckpoint("This is not a checkpoint that this key may sign.")
    return note.sign(checkpoint.text, signer)


def read_checkpoint(text: str, verifier: note.Verifier) -> Checkpoint:
    """Read a signed checkpoint of the log whose key this is; witnesses are neither needed nor checked.

    Raises:
        BadNote: not a note, a false signature, or not signed by this key.
        BadCheckpoint: signed, but no checkpoint, or of another origin than the key's name.
    """
    checkpoint = _parsed(note.read(text, verifier).text)
    if checkpoint is None:
        raise BadCheckpoint("This signed note is not a checkpoint.")
    if checkpoint.origin != verifier.name:
        raise BadCheckpoint(f"This checkpoint is of {checkpoint.origin}, not of {verifier.name}.")
    return checkpoint


def _parsed(text: str) -> Checkpoint | None:
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 3 or not all(lines) or not _SIZE.fullmatch(lines[1]) or not _ROOT.fullmatch(lines[2]):
        return None
    checkpoint = Checkpoint(lines[0], int(lines[1]), b64decode(lines[2]), tuple(lines[3:]))
    return checkpoint if checkpoint.text == text and len(checkpoint.root) == HASH_BYTES else None
