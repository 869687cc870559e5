"""What all pages of one draft have around them: its name, its tabs, who may see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beforehand.studio.drafts.lists import DraftTold, Head, whole_draft
from beforehand.studio.people import place_of
from beforehand.web.around import around
from beforehand.web.script.words import FORMATS
from beforehand.web.viewer import Viewer


def draft_for(viewer: Viewer, ids: Mapping[str, Any]) -> tuple[dict[str, Any], DraftTold] | None:
    """The frame and the draft for who runs the record; None for anybody else, and where there is none."""
    production = str(viewer.production)
    place = place_of(production, str(viewer.person))
    told = whole_draft(production, str(ids["draft"])) if place and place.runs else None
    if place is None or told is None:
        return None
    return around(place, "/script/"), told


def bar(told: DraftTold, current: str) -> dict[str, Any]:
    """The entries ``bar`` and ``tabs`` of a page about one draft."""
    url = f"/script/{told.id}/"
    pages = [("Scenes", url), ("Breakdown", f"{url}table/"), ("Changes", f"{url}changes/")]
    facts = [told.name, length(told), FORMATS[told.data["format"]]]
    return {
        "bar": {"number": "", "name": told.data["title"] or "Script", "facts": " · ".join(facts)},
        "tabs": [{"label": label, "url": at, "current": label == current} for label, at in pages],
        "url": url,
        "colour": colour_of(told.name),
    }


def length(told: DraftTold) -> str:
    """How long the draft is, in pages of script."""
    pages = told.data["pages"]
    return "1 page" if pages == 1 else f"{pages} pages"


def colour_of(name: str) -> str:
    """The first word of a draft's name, which is its colour where it has one; the word itself stands beside it."""
    return name.split()[0].strip(",").lower() if name else ""


def scene_name(head: Head) -> str:
    """The scene's number and heading as a list has them."""
    if not head.index:
        return "Before the first heading"
    return f"{scene_number(head)} {head.data['heading']}"


def scene_number(head: Head) -> str:
    """The number as printed, else the place in the draft, in brackets."""
    return head.data["number"] or f"({head.index})"
