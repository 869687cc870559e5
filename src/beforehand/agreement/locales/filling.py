"""Filling the places in a sentence, such as ``{short}``. What is filled in is never looked at again."""

from __future__ import annotations

import re
from typing import Final

_PLACE: Final = re.compile(r"\{(\w+)\}")


def filled(pattern: str, **said: object) -> str:
    """The sentence with these values in their places, in one pass; a place that has no value raises KeyError."""
    return _PLACE.sub(lambda found: str(said[found[1]]), pattern)


def places(pattern: str) -> list[str]:
    """The names of the places, in order."""
    return _PLACE.findall(pattern)
