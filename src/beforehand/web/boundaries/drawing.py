"""What both pages of the room show: directions, entries in sentences, the line after an act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from beforehand.agreement.views.boundary_list import entry_list
from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.studio.own_acts import own_act
from beforehand.studio.own_boundaries import OwnBoundaries
from beforehand.web.boundaries.choices import row_label
from beforehand.web.saved import just_saved
from beforehand.web.viewer import Viewer

DIRECTIONS = {
    "received": ("Received", "Where others may touch you."),
    "shown": ("Shown", "What of you may be seen, and by whom."),
    "given": ("Given", "What of yours you may touch others with."),
}
KINDS = frozenset({"open_boundary", "close_boundary", "lift_fence", "end_opening"})


def url(direction: str, region: str = "", act: str = "") -> str:
    """The address of the list, or of a region, after an act if one is named."""
    parts = ["boundaries", direction, *([region] if region else []), *(["saved", act] if act else [])]
    return f"/{'/'.join(parts)}/"


def ways(direction: str, region: str = "") -> list[dict[str, Any]]:
    """The three directions, one of them current."""
    return [
        {"label": label, "url": url(key, region), "current": key == direction}
        for key, (label, _) in DIRECTIONS.items()
    ]


def entries(
    own: OwnBoundaries, direction: str, here: str, region: frozenset[str] | None
) -> list[dict[str, Any]]:
    """Entries in one direction, each with what ends it."""
    listed = entry_list((b for b in own.entries if b.direction == direction), own.people, region)
    return [{**entry, "post": _end(entry, here)} for entry in listed]


def _end(entry: dict[str, Any], here: str) -> dict[str, Any]:
    label = "Lift this fence" if entry["disposition"] == "fence" else "End this"
    return {"url": here, "label": label, "hidden": {"act": "end", "boundary": entry["id"]}}


def fence_post(here: str, region: str) -> dict[str, Any]:
    """The one tap that closes a region for all directions."""
    return {"url": here, "label": "Fence", "hidden": {"act": "fence_all", "region": region}}


def label_of(region: str) -> str:
    """A region's name with a capital; KeyError for what is none."""
    for group in VOCABULARY.groups:
        if group.key == region:
            return group.label
        for row in group.rows:
            if row.key == region:
                return row_label(group.key, row.label)
    label = VOCABULARY.leaves[region].label
    return f"{label[:1].upper()}{label[1:]}"


def known_regions() -> Iterable[str]:
    """Keys of groups, rows and leaves."""
    for group in VOCABULARY.groups:
        yield group.key
        yield from (row.key for row in group.rows)
    yield from VOCABULARY.leaves


def saved_here(viewer: Viewer, act: str) -> dict[str, str] | None:
    """The line for the viewer's own act on a boundary; None for any other act."""
    found = own_act(str(viewer.production), str(viewer.person), act)
    return just_saved(found) if found and found.kind in KINDS else None
