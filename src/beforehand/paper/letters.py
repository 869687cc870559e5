"""Which letters the fonts of this room hold. A paper with an empty box where a name should be is no paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from beforehand.agreement.refusals import Refusal

HELD: Final = (
    (0x20, 0x7E), (0xA0, 0x1C3), (0x1C5, 0x24F), (0x2C6, 0x2DD), (0x300, 0x304), (0x306, 0x30C), (0x323, 0x324),
    (0x326, 0x328), (0x384, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE), (0x400, 0x479), (0x48A, 0x49D),
    (0x4A0, 0x4FF), (0x1E00, 0x1E9B), (0x1E9E, 0x1EFF), (0x2010, 0x2027), (0x202F, 0x203A), (0x20A0, 0x20AF),
    (0x20BD, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2264, 0x2265),
)  # fmt: skip
"""Ranges, closed at both ends, that ``fonts`` was made with: Latin, Greek, Cyrillic, and their punctuation."""

_MISSING: Final = re.compile("[^\\s" + "".join(f"\\u{a:04x}-\\u{b:04x}" for a, b in HELD) + "]")


def check_letters(data: Any) -> None:
    """Refuse data with a letter that would print as an empty box.

    Args:
        data: what a sheet says: mappings, lists, words, numbers.

    Raises:
        Refusal: ``letter_missing``, naming the first one.
    """
    for said in _words(data):
        found = _MISSING.search(unicodedata.normalize("NFC", said))
        if found:
            called = unicodedata.name(found[0], f"U+{ord(found[0]):04X}").lower()
            raise Refusal(
                "letter_missing",
                f"This paper would have an empty box where “{found[0]}” ({called}) stands: its fonts hold Latin, "
                "Greek and Cyrillic letters. The page shows it.",
            )


def _words(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, Mapping):
        return [said for value in data.values() for said in _words(value)]
    return [said for value in data for said in _words(value)] if isinstance(data, list | tuple) else []
