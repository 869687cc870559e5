"""The words that lists use for roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from beforehand.agreement.refusals import Refusal
from beforehand.store.scene_reading import PERFORMING
from beforehand.studio.people import ROLE_WORDS

ALSO: Final[Mapping[str, str]] = {
    "": "performer",
    "cast": "performer",
    "actor": "performer",
    "actress": "performer",
    "principal": "performer",
    "day player": "performer",
    "background": "performer",
    "background performer": "performer",
    "extra": "performer",
    "supporting artist": "performer",
    "body double": "double",
    "stand-in": "double",
    "1st ad": "assistant_director",
    "2nd ad": "assistant_director",
    "3rd ad": "assistant_director",
    "ad": "assistant_director",
    "costume designer": "costume",
    "wardrobe": "costume",
    "continuity": "script_supervisor",
    "agent": "representative",
}
WORDS: Final[Mapping[str, str]] = {words.casefold(): role for role, words in ROLE_WORDS.items()} | dict(ALSO)
BACKGROUND: Final = frozenset({"background", "background performer", "extra", "supporting artist"})
BY_HAND: Final = frozenset({"coordinator", "deputy"})
"""Who runs the record is named by hand, one by one: a slip in a list must not open everything to somebody."""


def role_of(said: str) -> str:
    """The role that a list means.

    Raises:
        Refusal: ``role``, ``role_by_hand``.
    """
    role = WORDS.get(said.casefold())
    if role is None:
        known = ", ".join(words.lower() for key, words in ROLE_WORDS.items() if key not in BY_HAND)
        raise Refusal("role", f"“{said}” is no role here. Roles are: {known}, background.")
    if role in BY_HAND:
        raise Refusal("role_by_hand", "A coordinator or deputy is named on the page People, never by a list.")
    return role


def performs(role: str) -> bool:
    """Whether it is held in scenes alone."""
    return role in PERFORMING


def character_of(said: str, character: str) -> str:
    """Whom they play; background performers play the background where nothing else is said."""
    return character or ("Background" if said.casefold() in BACKGROUND else "")
