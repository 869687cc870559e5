"""``/packs/``: what the unions' rules say, rule by rule, and what of it nobody here has checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from beforehand.agreement.notice import Notice
from beforehand.packs.reading import LABELS, LONGEST_NOTICE, MEDIA, Pack, pack_keys, read_pack
from beforehand.studio.notice import set_notice
from beforehand.studio.people import place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class NoticeForm(forms.Form):
    """Whole hours; what the pack allows is said where it is known which pack."""

    hours = forms.IntegerField(label="Hours of notice", min_value=0, max_value=9999)


class Packs(Page):
    """Public rules, the same for everybody who is signed in; this production's own stand first.

    Whoever runs the record changes the production's own notice here, and nobody else finds that they could.
    """

    name = "packs"
    template = "packs/packs.html"
    acts: ClassVar = {"notice": Act(form=NoticeForm, run="set_notice")}

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """Each rule with what each pack says of it."""
        del now, ids
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None:
            return None
        packs = sorted(map(read_pack, pack_keys()), key=lambda pack: (pack.key != place.pack, pack.title))
        return {
            **around(place, "/packs/"),
            "own": _own(read_pack(place.pack), place.notice),
            "may_change": place.runs,
            "others": [
                {"title": p.title, "medium": MEDIA[p.medium].lower(), "url": f"/packs/{p.key}/"}
                for p in packs
                if p.key != place.pack
            ],
            "rules": [_rule(name, label, packs, place.pack) for name, label in LABELS.items()],
        }

    def offered(self, model: Mapping[str, Any]) -> Collection[str]:
        """For whoever runs the record."""
        return self.acts if model["may_change"] else ()

    def set_notice(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """More at once, less from now on."""
        set_notice(str(viewer.production), str(viewer.person), hours=data["hours"], at=now)


def _own(pack: Pack, notice: Notice) -> dict[str, Any]:
    """The production's own figure between the least and the most it may ask for, and what it was, newest first."""
    return {
        "title": pack.title,
        "hours": notice.hours,
        "least": pack.notice_hours,
        "most": LONGEST_NOTICE,
        "since": notice.since,
        "before": [{"until": until, "hours": hours} for until, hours in reversed(notice.before)],
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
