"""What happened to an account's ways in, listed to its owner for ever.

Whoever makes somebody's link could open it first and set a PIN. Nothing here can prevent that; it can make it
seen: each link, sign-in, PIN and device is written down with its time and sealed, and nothing takes it away again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from attrs import frozen
from django.db import transaction

from beforehand.store.access.models import Account, Note
from beforehand.studio.desk import lock_writers
from beforehand.studio.entry.note_chain import last_seal, seal_of

NOTED: Final = {
    "link": "A sign-in link was made",
    "came_in": "Signed in by a link",
    "passkey": "Signed in by a passkey",
    "pin_set": "The PIN was set",
    "pin_changed": "The PIN was changed",
    "pin_forgotten": "The PIN was put aside, to be set anew",
    "put_out": "A device was signed out",
    "put_out_all": "Signed out everywhere",
    "factor": "A second factor was added",
    "factor_gone": "A second factor was taken away",
    "codes": "Recovery codes were made",
    "code_used": "A recovery code was used",
}
"""Every kind of note, in words."""


CAME_IN: Final = ("came_in", "passkey")
"""Those by which somebody came in."""


@frozen
class Noted:
    """One line of the list.

    Attributes:
        at: server time.
        words: what happened.
        label: the browser or factor it was about, or "".
        by: id of the person who did it, "" for the owner.
        terminal: it was done at the server's keyboard.
    """

    at: datetime
    words: str
    label: str
    by: str
    terminal: bool


def note(
    account: Account,
    word: str,
    *,
    at: datetime,
    label: str = "",
    by: Account | None = None,
    terminal: bool = False,
) -> None:
    """Write one line down.

    Args:
        account: whose way in it is.
        word: a key of ``NOTED``.
        at: the server's time.
        label: the browser or factor it is about.
        by: who did it; None for the owner.
        terminal: nobody who is signed in did it, but whoever sits at the server.
    """
    assert word in NOTED, word
    other = by if by is not None and by.pk != account.pk else None
    line = Note(account=account, at=at, word=word, label=label[:60], by=other, terminal=terminal)
    with transaction.atomic():
        lock_writers()
        line.seal = seal_of(line, last_seal())
        line.save()


def notes_of(account: int) -> list[Noted]:
    """Everything noted of an account's ways in, the latest first. One query."""
    found = Note.objects.filter(account_id=account).select_related("by").order_by("-at", "-pk")
    return [Noted(n.at, NOTED[n.word], n.label, str(n.by.person) if n.by else "", n.terminal) for n in found]


def sign_ins_of(account: int) -> list[Noted]:
    """Those of the notes that say somebody came in, the latest first. One query."""
    ways = {NOTED[word] for word in CAME_IN}
    return [one for one in notes_of(account) if one.words in ways]


def last_pin(account: int) -> Note | None:
    """Give the note of the PIN as it is now; None where none was set."""
    set_then = Note.objects.filter(account_id=account, word__in=("pin_set", "pin_changed"))
    return set_then.order_by("-at", "-pk").first()
