"""What people type: trimmed, measured, refused in one sentence when it is too long or empty."""

from __future__ import annotations

import unicodedata

from beforehand.agreement.refusals import Refusal

NAME = 120
LINE = 200
TEXT = 4000


def words(text: str, what: str, most: int = LINE, *, least: int = 1) -> str:
    """The text in NFC without outer blanks.

    Raises:
        Refusal: ``too_long``, ``empty`` or ``not_text`` (control characters other than line feed and tab).
    """
    clean = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in clean):
        raise Refusal("not_text", f"The {what} has characters that are not text.")
    if len(clean) > most:
        raise Refusal("too_long", f"The {what} has {len(clean)} characters; {most} is the most.")
    if len(clean) < least:
        raise Refusal("empty", f"The {what} is empty.")
    return clean
