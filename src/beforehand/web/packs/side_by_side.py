"""``/packs/<key>/``: this production's rules and those of another pack, side by side."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from beforehand.packs.comparing import ONE_ALONE, SAME, Compared, compared
from beforehand.packs.reading import MEDIA, Figure, Pack, pack_keys, read_pack
from beforehand.studio.people import place_of
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer

WORDS = {"differs": "Differs", ONE_ALONE: "Found in one alone", SAME: "The same"}


class SideBySide(Page):
    """Public rules, the same for everybody who is signed in."""

    name = "side-by-side"
    template = "packs/side_by_side.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """Both packs, what differs first; None where there is no such other pack."""
        del now
        place = place_of(str(viewer.production), str(viewer.person))
        key = str(ids["pack"])
        if place is None or key == place.pack or key not in pack_keys():
            return None
        own, other = read_pack(place.pack), read_pack(key)
        return {
            **around(place, "/packs/"),
            "back": {"label": "Rules", "url": "/packs/"},
            "own": _head(own),
            "other": _head(other),
            "hours": place.notice_hours,
            "rules": [_rule(rule, own, other) for rule in compared(own, other)],
        }


def _head(pack: Pack) -> dict[str, Any]:
    return {"title": pack.title, "medium": MEDIA[pack.medium], "hours": pack.notice_hours}


def _rule(rule: Compared, own: Pack, other: Pack) -> dict[str, Any]:
    sides = [{"pack": own.title, **_side(rule.own)}, {"pack": other.title, **_side(rule.other)}]
    return {"label": rule.label, "word": WORDS[rule.word], "same": rule.word == SAME, "sides": sides}


def _side(figure: Figure | None) -> dict[str, Any]:
    """What the pack says; that nothing was found is not that there is no rule."""
    if figure is None:
        return {"words": "", "source": "", "verified": True}
    return {"words": figure.words, "source": figure.source, "verified": figure.verified}
