"""``/boundaries/``: a performer's own limits, on the map of the body or as a list.

Map and list are one page drawn in two ways: the same view, the same sheet, the same acts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.agreement.boundary_cells import cell_states
from beforehand.agreement.keeping import keeping_sentence
from beforehand.agreement.views.boundary_list import State
from beforehand.agreement.vocabulary import VOCABULARY, leaves
from beforehand.studio.own_boundaries import OwnBoundaries, own_boundaries
from beforehand.studio.people import place_of
from beforehand.web.acts import Act
from beforehand.web.around import around, told_of_hand_over
from beforehand.web.boundaries import acts, drawing, figures, looking, rows
from beforehand.web.boundaries import sheet as sheets
from beforehand.web.boundaries.forms import EntryForm, RegionForm, SheetForm
from beforehand.web.boundaries.looking import Looking
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer

SHAPES = {"map": ("Map", "figure"), "list": ("List", "list")}


class Boundaries(Page):
    """Map and list. Private to their owner and the coordinator; nobody else has such a page."""

    name = "boundaries"
    template = "boundaries/page.html"
    acts: ClassVar = {
        "fence_all": Act(form=RegionForm, run="fence_all", counts_again=True),
        "end": Act(form=EntryForm, run="end", counts_again=True),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """The viewer's own page; None where they perform in no scene, and for what is no view or region."""
        person, place = str(viewer.person), place_of(str(viewer.production), str(viewer.person))
        own = own_boundaries(str(viewer.production), person) if place else None
        saved = drawing.saved_here(viewer, str(ids["act"])) if "act" in ids else None
        if place is None or own is None or ("act" in ids and not saved):
            return None
        seen = _seen(own, person, ids)
        if seen is None:
            return None
        shape, looked, region, face = seen
        back = drawing.url(shape, looked.slug) if region else "/"
        return {
            **around(place, "/boundaries/"),
            "back": {"label": "Your boundaries" if region else place.production, "url": back},
            "seen_by": ["You", own.coordinator],
            "taken_over": told_of_hand_over(str(viewer.production)),
            "first": not own.entries,
            "kept": keeping_sentence(place.keeping),
            "record_line": saved,
            **_shown(own, person, shape, looked, region, face),
        }

    def fence_all(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Close a region for all directions, and come back to it."""
        act = acts.fence_all(viewer, data["region"], now)
        return _here(ids, act) + ("" if "region" in ids else f"#row-{data['region']}")

    def end(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Lift a fence, or end an opening."""
        return _here(ids, acts.end(viewer, str(data["boundary"]), now))


class Place(Boundaries):
    """The same at one region, with the sheet that sets it."""

    name = "place"
    acts: ClassVar = {**Boundaries.acts, "set_post": Act(form=SheetForm, run="set_post", counts_again=True)}

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The sheet's own conditions."""
        if act == "set_post":
            return SheetForm(sent, model["sheet"]["conditions"], model["sheet"]["where"])
        return super().form(act, sent, model)

    def set_post(self, viewer: Viewer, data: dict[str, Any], now: datetime, **ids: Any) -> str:
        """Make the region open, gated or fenced in the view that is looked at."""
        own, person = _own(viewer), str(viewer.person)
        seen = _seen(own, person, ids)
        assert seen is not None, "the page was there"
        _, looked, region, _ = seen
        change = sheets.change(region, looked, data, own, person)
        return f"{_here(ids, acts.carry_out(viewer, change, now))}#sheet"


def _own(viewer: Viewer) -> OwnBoundaries:
    own = own_boundaries(str(viewer.production), str(viewer.person))
    assert own is not None, "the page was there"
    return own


def _here(ids: Mapping[str, Any], act: str) -> str:
    return drawing.url(ids.get("shape", "map"), ids.get("view", "received"), ids.get("region", ""), act)


def _seen(own: OwnBoundaries, person: str, ids: Mapping[str, Any]) -> tuple[str, Looking, str, str] | None:
    """Shape, view, region and face that an address names; None where it names none."""
    looked = looking.looking(ids.get("view", "received"), own, person)
    shape = ids.get("shape", "map")
    if looked is None or shape not in SHAPES:
        return None
    if "region" not in ids:
        return shape, looked, "", ""
    try:
        return shape, looked, *figures.region_and_face(ids["region"])
    except KeyError:
        return None


def _shown(
    own: OwnBoundaries, person: str, shape: str, looked: Looking, region: str, face: str
) -> dict[str, Any]:
    states = cell_states(own.entries, looking.cells(looked, own, person), VOCABULARY.leaves)
    word = f"{region}{figures.BEHIND}" if region and face != figures.faces_of(region)[0] else region
    here = drawing.url(shape, looked.slug, word)

    def to(named: str) -> str:
        return f"{drawing.url(shape, looked.slug, named)}#sheet"

    def view(other: Looking) -> str:
        return drawing.url(shape, other.slug, word) + ("#sheet" if word else "")

    inside = leaves(region) if region else None
    return {
        "shape": shape,
        "shapes": [_shape(key, shape, looked, word) for key in SHAPES],
        "view": looking.said(looked, own, person),
        "about": looking.ABOUT[looked.direction],
        "menu": looking.menu(looked, own, person, view),
        "layers": looking.ways(looked, view),
        "here": here,
        "region": region,
        "crumbs": _crumbs(shape, looked, region),
        **_drawn(shape, region, face, states, to),
        "groups": rows.groups(own, person, shape, looked, states) if shape == "list" and not region else [],
        "places": rows.places(shape, looked, region, states) if shape == "list" and region else [],
        "sheet": sheets.sheet(region, looked, states, own, person) if region else None,
        "now": rows.standing(states, inside) if inside else "",
        "fence_all": rows.fence_post(own, person, here, region) if region else None,
        "entries": drawing.entries(own, looked.direction, here, inside),
    }


def _drawn(shape: str, region: str, face: str, states: Mapping[str, State], to: Any) -> dict[str, Any]:
    """The figure's faces, and the way round it; nothing of it in the list."""
    if shape == "list":
        return {"figures": [], "faces": [], "legend": []}
    legend = ["open", "gate", "fence", "unsaid"]
    legend += ["mixed"] * any(state.word == "mixed" for state in states.values())
    if not region:
        return {"figures": figures.whole(states, to), "faces": [], "legend": legend}
    inside = leaves(region)
    group = VOCABULARY.leaves[min(inside)].group
    drawn = figures.large(face, group, inside, states, to)
    return {"figures": [drawn], "faces": figures.turned(region, face, to), "legend": legend}


def _shape(key: str, current: str, looked: Looking, word: str) -> dict[str, Any]:
    label, icon = SHAPES[key]
    return {
        "label": label,
        "shape": icon,
        "url": drawing.url(key, looked.slug, word),
        "current": key == current,
    }


def _crumbs(shape: str, looked: Looking, region: str) -> list[dict[str, Any]]:
    """From the whole down to the region, each wider one a link."""
    if not region:
        return []
    named = [("All", ""), *drawing.named_path(region)]
    return [
        {"label": label, "url": drawing.url(shape, looked.slug, key), "current": key == region}
        for label, key in named
    ]
