"""What a scene that may not be shot yet asks of somebody with power, in one sentence, from what is published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

NOTHING: Final = "Nothing is needed from you."
INTENT: Final = "Say what the story needs: beats are written from it."
ORDER: Final = "Put beats of the palette in order and approve it."
APPROVE: Final = "An order is for you to read and approve."


def for_you(role: str, view: Mapping[str, Any]) -> str:
    """The sentence for this role; "" where the page has another place that says it.

    Args:
        role: ``director``, ``producer`` or ``assistant_director``.
        view: the role's own view, which is made from published records alone (rule 6).
    """
    asked = view["proposal"]
    if asked and asked["may_approve"]:
        return APPROVE
    if role != "director":
        return ""
    if not view["intent"]["text"]:
        return INTENT
    return ORDER if view["palette"] and asked is None and view["plan"] is None else NOTHING
