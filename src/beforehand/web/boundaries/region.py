"""``/boundaries/detail/<direction>/<region>/``: a region with every field: what stands, and changing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.agreement.boundary_choice import REPEATS, SECONDS, closing, fencing, opening
from beforehand.agreement.views.boundary_list import region_state
from beforehand.agreement.vocabulary import VOCABULARY, leaves
from beforehand.studio.own_boundaries import OwnBoundaries, own_boundaries
from beforehand.studio.people import place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.boundaries import acts, drawing
from beforehand.web.boundaries.choices import choice, choices, conditions, definitions, for_a_fence
from beforehand.web.boundaries.forms import EntryForm, OpeningForm, RegionForm, TickedForm
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer


class Region(Page):
    """A region's page: fence it in one tap, fence a part of it, open it, or end what stands."""

    name = "region"
    template = "boundaries/region.html"
    acts: ClassVar = {
        "fence_all": Act(form=RegionForm, run="fence_all", counts_again=True),
        "fence": Act(form=TickedForm, run="fence", counts_again=True),
        "open": Act(form=OpeningForm, run="open"),
        "end": Act(form=EntryForm, run="end", counts_again=True),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The viewer's own page of the region; None for what is no region, or without a scene of theirs."""
        direction, region = ids["direction"], ids["region"]
        place = place_of(str(viewer.production), str(viewer.person))
        own = own_boundaries(str(viewer.production), str(viewer.person)) if place else None
        saved = drawing.saved_here(viewer, str(ids["act"])) if "act" in ids else None
        known = direction in drawing.DIRECTIONS and region in drawing.known_regions()
        if place is None or own is None or not known or ("act" in ids and not saved):
            return None
        return {
            **around(place, "/boundaries/"),
            "back": {"label": "Your boundaries", "url": drawing.url("list", direction)},
            "seen_by": ["You", own.coordinator],
            "record_line": saved,
            **_of_region(own, str(viewer.person), direction, region),
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The ticked sets of the page's own direction."""
        if act == "fence":
            return TickedForm(sent, model["fence_choices"])
        if act == "open":
            return OpeningForm(sent, model["open_choices"], model["conditions"])
        return super().form(act, sent, model)

    def fence_all(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Close the region for all directions."""
        return drawing.detail_url(
            ids["direction"], ids["region"], acts.fence_all(viewer, data["region"], now)
        )

    def fence(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Fence what was ticked."""
        return self._set(viewer, data, now, ids, fencing)

    def open(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Open what was ticked, under its condition if it has one."""
        return self._set(viewer, data, now, ids, opening)

    def end(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Lift a fence, or end an opening."""
        return drawing.detail_url(
            ids["direction"], ids["region"], acts.end(viewer, str(data["boundary"]), now)
        )

    def _set(
        self, viewer: Viewer, data: dict[str, Any], now: datetime, ids: dict[str, Any], kind: Any
    ) -> str:
        own = own_boundaries(str(viewer.production), str(viewer.person))
        assert own is not None, "the page was there"
        fence = kind is fencing
        ticked = choice(ids["direction"], data, own, str(viewer.person), fence=fence)
        act = acts.set_all(viewer, [kind(str(viewer.person), ticked)], now)
        return drawing.detail_url(ids["direction"], ids["region"], act)


def _of_region(own: OwnBoundaries, person: str, direction: str, region: str) -> dict[str, Any]:
    inside, here = leaves(region), drawing.detail_url(direction, region)
    ticked = choices(region, direction, own, person)
    whole = region_state(own.entries, direction, inside)
    return {
        "title": drawing.label_of(region),
        "region": region,
        "direction": direction,
        "about": drawing.DIRECTIONS[direction][1],
        "ways": drawing.directions(region, direction),
        "here": here,
        "state": whole.word,
        "condition": whole.condition,
        "places": _places(own, direction, inside) if whole.word == "mixed" else [],
        "fence_all": drawing.fence_post(here, region)
        if closing(person, inside, own.people, own.entries)
        else None,
        "entries": drawing.entries(own, direction, here, inside),
        "open_choices": ticked,
        "fence_choices": for_a_fence(ticked),
        "conditions": conditions(direction),
        "definitions": definitions() if direction != "shown" else [],
        "seconds": SECONDS,
        "repeats": REPEATS,
    }


def _places(own: OwnBoundaries, direction: str, inside: frozenset[str]) -> list[dict[str, str]]:
    """Leaf by leaf, where a region is mixed."""
    listed = [leaf for leaf in VOCABULARY.leaves.values() if leaf.key in inside]
    states = [(leaf, region_state(own.entries, direction, [leaf.key])) for leaf in listed]
    return [
        {
            "label": f"{leaf.label[:1].upper()}{leaf.label[1:]}",
            "state": state.word,
            "condition": state.condition,
        }
        for leaf, state in states
    ]
