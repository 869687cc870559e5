"""``/packs/``: what the unions' rules say, rule by rule, and what of it nobody here has checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from beforehand.packs.reading import LABELS, MEDIA, Pack, pack_keys, read_pack
from beforehand.studio.people import place_of
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class Packs(Page):
    """Public rules, the same for everybody who is signed in; this production's own stand first."""

    name = "packs"
    template = "packs/packs.html"

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """Each rule with what each pack says of it."""
        del now, ids
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None:
            return None
        packs = sorted(map(read_pack, pack_keys()), key=lambda pack: (pack.key != place.pack, pack.title))
        return {
            **around(place, "/packs/"),
            "own": {"title": read_pack(place.pack).title, "hours": place.notice_hours},
            "others": [
                {"title": p.title, "medium": MEDIA[p.medium].lower(), "url": f"/packs/{p.key}/"}
                for p in packs
                if p.key != place.pack
            ],
            "rules": [_rule(name, label, packs, place.pack) for name, label in LABELS.items()],
        }


def _rule(name: str, label: str, packs: Iterable[Pack], own: str) -> dict[str, Any]:
    """One rule: what was found of it, and in which packs nothing was."""
    packs = list(packs)
    said = [_said(pack, name, own) for pack in packs if name in pack.figures]
    missing = [pack.title for pack in packs if name not in pack.figures]
    return {"label": label, "said": said, "missing": ", ".join(missing)}


def _said(pack: Pack, name: str, own: str) -> dict[str, Any]:
    figure = pack.figures[name]
    return {
        "pack": pack.title,
        "own": pack.key == own,
        "words": figure.words,
        "source": figure.source,
        "verified": figure.verified,
    }
