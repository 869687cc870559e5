"""The server's signed "saved": this act, under this commitment, will be in a checkpoint by then.

    beforehand promise 1
    beforehand.example/the-long-tide/1
    act 6f1c4f2e-7f0a-4d53-9d0e-0d8a0c3e5b11
    commitment CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
    saved 2026-11-26T07:41:12.000000Z
    logged by 2026-11-26T08:00:00.000000Z

A phone keeps it. If a later checkpoint's leaves do not hold the commitment, promise and checkpoint together
show, with the server's own signatures, that an act was left out. The first line holds spaces, which no
key's name does, so that no promise can be read as a checkpoint, whose first line is the name of its key.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Container
from datetime import datetime

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.journal import moment, note
from beforehand.journal.checkpoint import Checkpoint

HEADER = "beforehand promise 1"
_FORM = re.compile(
    rf"{HEADER}\n(?P<origin>[^\n]+)\nact (?P<act>[!-~]{{1,100}})\n"
    r"commitment (?P<commitment>[A-Za-z0-9+/]{43}=)\n"
    r"saved (?P<saved>[^\n]+)\nlogged by (?P<by>[^\n]+)\n"
)


class BadPromise(Refusal):
    """A note that a known key signed but that is no promise of the log expected; code `bad_promise`."""

    def __init__(self, sentence: str) -> None:
        super().__init__("bad_promise", sentence)


@frozen
class Promise:
    """What the server signed.

    Attributes:
        origin: which log; the name of the key that signs.
        act_id: the act's id, printable ASCII without spaces.
        commitment: the 32 bytes that the act's leaf will hold.
        saved_at: when the act was saved, as the server claims.
        logged_by: by when a checkpoint will cover its leaf; a checkpoint at this very time must.
    """

    origin: str
    act_id: str
    commitment: bytes
    saved_at: datetime
    logged_by: datetime

    @property
    def text(self) -> str:
        """The note's text; ValueError when a time has no zone."""
        commitment = b64encode(self.commitment).decode()
        return (
            f"{HEADER}\n{self.origin}\nact {self.act_id}\ncommitment {commitment}\n"
            f"saved {moment.written(self.saved_at)}\nlogged by {moment.written(self.logged_by)}\n"
        )

    def is_broken_by(self, checkpoint: Checkpoint, commitments: Container[bytes]) -> bool:
        """Say whether a checkpoint shows this promise broken.

        Args:
            checkpoint: a checkpoint that was read with the same key.
            commitments: those of all leaves the checkpoint covers.
        """
        due = checkpoint.time is not None and checkpoint.time >= self.logged_by
        return checkpoint.origin == self.origin and due and self.commitment not in commitments


def make_promise(
    signer: note.Signer, act_id: str, commitment: bytes, saved_at: datetime, logged_by: datetime
) -> str:
    """Give the signed promise that an act will be in a checkpoint of the signer's log.

    Raises:
        BadPromise: the act's id or the commitment could not be read back, or it is due before it was saved.
        ValueError: a time without a zone.
    """
    promise = Promise(signer.name, act_id, commitment, saved_at, logged_by)
    if _parsed(promise.text) != promise:
        raise BadPromise("This cannot be promised: an id, a commitment or the order of its times is wrong.")
    return note.sign(promise.text, signer)


def read_promise(text: str, verifier: note.Verifier) -> Promise:
    """Read a promise signed with this log's key.

    Raises:
        BadNote: not a note, a false signature, or not signed by this key.
        BadPromise: signed, but no promise, or of another log.
    """
    promise = _parsed(note.read(text, verifier).text)
    if promise is None or promise.origin != verifier.name:
        raise BadPromise(f"This signed note is not a promise of {verifier.name}.")
    return promise


def _parsed(text: str) -> Promise | None:
    parts = _FORM.fullmatch(text)
    if parts is None:
        return None
    saved, by = moment.read(parts["saved"]), moment.read(parts["by"])
    if saved is None or by is None or by < saved:
        return None
    promise = Promise(parts["origin"], parts["act"], b64decode(parts["commitment"]), saved, by)
    return promise if promise.text == text else None
