"""What the pages of the room show: addresses, entries in sentences, names of regions, the line after an act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from beforehand.agreement.views.boundary_list import State, entry_list
from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.studio.own_acts import own_act
from beforehand.studio.own_boundaries import OwnBoundaries
from beforehand.web.boundaries.choices import row_label
from beforehand.web.look.states import STATES
from beforehand.web.look.times import day_clock
from beforehand.web.saved import just_saved
from beforehand.web.viewer import Viewer

DIRECTIONS = {
    "received": ("Received", "Where others may touch you."),
    "shown": ("Shown", "What of you may be seen, and by whom."),
    "given": ("Given", "What of yours you may touch others with."),
}
KINDS = frozenset({"open_boundary", "close_boundary", "lift_fence", "end_opening"})


def url(shape: str, view: str, region: str = "", act: str = "") -> str:
    """The address of the map or the list, whole or at a region, after an act if one is named."""
    parts = ["boundaries", shape, view, *([region] if region else []), *(["saved", act] if act else [])]
    return f"/{'/'.join(parts)}/"


def detail_url(direction: str, region: str, act: str = "") -> str:
    """The address of a region's page with every field, after an act if one is named."""
    return url("detail", direction, region, act)


def directions(region: str, current: str) -> list[dict[str, Any]]:
    """The three directions of a region's page, one of them current."""
    return [
        {"label": label, "url": detail_url(key, region), "current": key == current}
        for key, (label, _) in DIRECTIONS.items()
    ]


def entries(
    own: OwnBoundaries, direction: str, here: str, region: frozenset[str] | None
) -> list[dict[str, Any]]:
    """Entries in one direction, each with what ends it, and where it came from if that was paper."""
    listed = entry_list((b for b in own.entries if b.direction == direction), own.people, region)
    return [{**entry, "paper": _paper(own, entry["id"]), "post": _end(entry, here)} for entry in listed]


def _paper(own: OwnBoundaries, entry: str) -> str:
    """Of an entry that came back on paper, both times; "" of any other."""
    if entry not in own.from_paper:
        return ""
    entered, claimed = own.from_paper[entry]
    return f"Entered from paper {day_clock(entered)}; the paper says {day_clock(claimed)}."


def _end(entry: dict[str, Any], here: str) -> dict[str, Any]:
    label = "Lift this fence" if entry["disposition"] == "fence" else "End this"
    return {"url": here, "label": label, "hidden": {"act": "end", "boundary": entry["id"]}}


def fence_post(here: str, region: str) -> dict[str, Any]:
    """The one tap that closes a region for all directions."""
    return {"url": here, "label": "Fence", "hidden": {"act": "fence_all", "region": region}}


def state_words(state: State) -> str:
    """A state as it is read aloud: "fence", "gate, if rehearsed", "not said: no"."""
    word = "mixed" if state.word == "mixed" else STATES[state.word].word.lower()
    return f"{word}, {state.condition[:1].lower()}{state.condition[1:]}" if state.condition else word


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


def path_to(region: str) -> list[str]:
    """A region with what it lies in, widest first: group, row, leaf; a row that is all of its group is left out."""
    group, row = next(
        (group, row)
        for group in VOCABULARY.groups
        for row in group.rows
        if region in (group.key, row.key, *row.leaves)
    )
    path = [group.key, *([row.key] if len(group.rows) > 1 else []), region]
    return path[: path.index(region) + 1] if region != row.key or len(group.rows) > 1 else [group.key]


def named_path(region: str) -> list[tuple[str, str]]:
    """The same with names; a row that is called as one of its places says that it is all of them."""
    named = [(label_of(key), key) for key in path_to(region)]
    labels = [label for label, _ in named]
    last = len(named) - 1
    return [
        (f"{label}, all" if n < last and labels.count(label) > 1 else label, key)
        for n, (label, key) in enumerate(named)
    ]


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
