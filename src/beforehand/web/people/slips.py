"""``/people/slips/``: sign-in links for many at once, and the sheet of slips that is printed and cut."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.http import QueryDict

from beforehand.studio import entry, reading
from beforehand.studio.cast_list import cast_list
from beforehand.studio.people import Place, names_in, place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.page import Page
from beforehand.web.people.link import address_of
from beforehand.web.viewer import Viewer

LASTING: Final = (("48", "2 days"), ("168", "7 days"), ("336", "14 days"))
"""How long a printed link may work, in hours."""


class SlipsForm(forms.Form):
    """For whom, and how long the links work."""

    person = forms.MultipleChoiceField(label="Who gets a link", widget=forms.CheckboxSelectMultiple)
    hours = forms.ChoiceField(label="The links work for", choices=LASTING)

    def __init__(self, *args: Any, people: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people or []  # type: ignore[attr-defined]  # a choice field


class Slips(Page):
    """Everybody with a box; who never came in is ticked."""

    name = "slips"
    template = "people/slips.html"
    acts: ClassVar = {"make": Act(form=SlipsForm, run="make", counts_again=True)}

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The people; None for who does not run the record."""
        place = _running(viewer)
        if place is None:
            return None
        came = entry.first_ins(viewer.production)
        members = [m for m in cast_list(str(viewer.production)).members if m.person != str(viewer.person)]
        return {
            **around(place, "/people/"),
            "back": {"label": "People", "url": "/people/"},
            "people": [
                {"id": m.person, "name": m.name, "in": came.get(m.person), "ticked": m.person not in came}
                for m in members
            ],
            "lasting": [list(one) for one in LASTING],
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The choices are the people of the page."""
        return SlipsForm(sent, people=[(one["id"], one["name"]) for one in model["people"]])

    def make(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> str:
        """Make a link for each, and go to the sheet."""
        by = entry.own_account(viewer.account)
        for person in data["person"]:
            entry.issue_link(entry.account_of(person, viewer.production), by, int(data["hours"]), at=now)
        return "/people/slips/sheet/"


class Sheet(Page):
    """One slip for each link that the viewer made within the last ten minutes and nobody used."""

    name = "slips-sheet"
    template = "people/sheet.html"

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The slips in order of name; None for who does not run the record."""
        place = _running(viewer)
        if place is None:
            return None
        names = names_in(str(viewer.production))
        links = entry.fresh_links(entry.own_account(viewer.account), at=now)
        operator = reading.operator()
        slips = [_slip(person, names[person], link) for person, link in links.items() if person in names]
        return {
            **around(place, "/people/"),
            "back": {"label": "People", "url": "/people/"},
            "title": place.production,
            "operator": operator.name if operator else "",
            "slips": sorted(slips, key=lambda slip: slip["name"]),
        }


def _running(viewer: Viewer) -> Place | None:
    place = place_of(str(viewer.production), str(viewer.person))
    return place if place is not None and place.runs else None


def _slip(person: str, name: str, link: entry.FreshLink) -> dict[str, Any]:
    return {
        "name": name,
        "url": address_of(link),
        "picture": f"/people/{person}/link/picture/",
        "until": link.expires_at,
    }
