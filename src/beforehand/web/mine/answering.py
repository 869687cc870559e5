"""The forms of one thing that is answered: three of one weight, and what ends an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Asked = Mapping[str, Any]


def answering(asked: Asked, url: str, coordinator: str, *, by_day: bool) -> dict[str, Any]:
    """The forms for a beat or an order.

    Args:
        asked: ``digest``, ``answer``, ``seen`` and ``open`` of the view.
        url: where they are sent.
        coordinator: first name, for the sentence why agreeing is not offered.
        by_day: whether *less today* can be said of it.
    """
    about = {"digest": asked["digest"]}
    return {
        "agree": {"url": url, "hidden": {"act": "agree", **about, "seen": " ".join(asked["seen"])}},
        "talk": {"url": url, "hidden": {"act": "talk", **about}},
        "decline": {"url": url, "hidden": {"act": "decline", **about}},
        "why_not_agree": "" if asked["open"] else f"To agree again, have {coordinator} put it to you again.",
        "ends": _ends(asked, url, about, by_day=by_day),
    }


def _ends(asked: Asked, url: str, about: Mapping[str, str], *, by_day: bool) -> list[dict[str, Any]]:
    """Withdraw and less today, where an agreement stands."""
    if asked["answer"] != "agreed":
        return []
    withdraw = {"url": url, "label": "Withdraw", "hidden": {"act": "withdraw", **about}}
    less = {"url": url, "label": "Less today", "hidden": {"act": "less_today", **about}}
    return [withdraw, less] if by_day else [withdraw]
