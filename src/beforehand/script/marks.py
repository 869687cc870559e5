"""The marks by which a Fountain line says what it is."""

from __future__ import annotations

import re

_FORCED_HEADING = re.compile(r"\.[*_]{0,5}[^\W_]")
_SECTION_BELOW_TEXT = re.compile(r"#{1,6} +\S")


def is_page_break(stripped: str) -> bool:
    """Three or more equals signs and nothing else."""
    return stripped.startswith("===") and not stripped.strip("=")


def is_forced_heading(stripped: str) -> bool:
    """One dot, then a letter or digit: ``.KITCHEN``, not ``...and then``."""
    return stripped.startswith(".") and _FORCED_HEADING.match(stripped) is not None


def is_centered(stripped: str) -> bool:
    """Words between ``>`` and ``<``."""
    return len(stripped) > 1 and stripped[0] == ">" and stripped[-1] == "<"


def is_synopsis(stripped: str) -> bool:
    """One equals sign, then words."""
    return len(stripped) > 1 and stripped[0] == "=" and stripped[1] != "="


def cuts_action(stripped: str) -> bool:
    """Whether a line ends the action above it though no blank line stands between.

    A section does so only with a space after its signs: "#1 is gone" below a line of action is action.
    """
    first = stripped[0]
    if first == "=":
        return is_page_break(stripped) or is_synopsis(stripped)
    if first == "#":
        return _SECTION_BELOW_TEXT.match(stripped) is not None
    return first == ">" and is_centered(stripped)


def cuts_speech(stripped: str) -> bool:
    """Whether a line ends the speech above it: forced action or a page break."""
    return stripped[0] == "!" or (stripped[0] == "=" and is_page_break(stripped))
