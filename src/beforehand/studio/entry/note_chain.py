"""The seals of the list of ways in: each line's is made from it, the seal before it, and a key outside the database.

Who has the database and not the keys can change no line, put none in and take none out without ``verify`` saying so;
but the newest can be taken off the end, since nothing else counts them.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet

from beforehand.journal.act import instant
from beforehand.journal.canonical import Json, canonical
from beforehand.store.access.models import Note


def seal_of(note: Note, before: str) -> str:
    """The seal of a line after the one that has the seal ``before``, "" for the first; 64 hex digits."""
    said: dict[str, Json] = {
        "before": before,
        "person": str(note.account.person),
        "production": str(note.account.production),
        "at": instant(note.at),
        "word": note.word,
        "label": note.label,
        "by": str(note.by.person) if note.by else "",
        "terminal": note.terminal,
    }
    return hmac.new(_key(), canonical(said), hashlib.sha256).hexdigest()


def last_seal() -> str:
    """The seal of the newest line; "" where there is none. The caller is the only writer."""
    found = Note.objects.order_by("-pk").values_list("seal", flat=True).first()
    return found or ""


def chain_faults() -> Iterator[str]:
    """Each line that is not as it was written, or does not follow the one before it, as a sentence."""
    before = ""
    for number, note in enumerate(_in_order(), start=1):
        if not hmac.compare_digest(note.seal, seal_of(note, before)):
            yield (
                f"The list of ways in, line {number} ({note.at:%Y-%m-%d %H:%M} UTC): changed, or a line before it "
                "was put in or taken out."
            )
        before = note.seal


def seal_unsealed() -> None:
    """Seal the lines that an earlier program wrote; nothing where any line has its seal."""
    if Note.objects.exclude(seal="").exists():
        return
    before = ""
    for note in _in_order():
        note.seal = before = seal_of(note, before)
        note.save(update_fields=["seal"])


def _in_order() -> QuerySet[Note]:
    return Note.objects.select_related("account", "by").order_by("pk")


def _key() -> bytes:
    return hmac.new(settings.FOLDER.key("kek"), b"beforehand ways in", hashlib.sha256).digest()
