"""The list of a view: groups that open, their rows with one tap, and the places of a region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from beforehand.agreement.boundary_choice import closing
from beforehand.agreement.views.boundary_list import State, together
from beforehand.agreement.vocabulary import VOCABULARY, Group, leaves
from beforehand.studio.own_boundaries import OwnBoundaries
from beforehand.web.boundaries import drawing
from beforehand.web.boundaries.looking import Looking

States = Mapping[str, State]


def groups(
    own: OwnBoundaries, person: str, shape: str, looked: Looking, states: States
) -> list[dict[str, Any]]:
    """Every group with its rows, each with where it stands and where it leads; a row with its one tap."""

    def to(region: str) -> str:
        return f"{drawing.url(shape, looked.slug, region)}#sheet"

    here = drawing.url(shape, looked.slug)
    return [
        {
            **_line(group.key, states, to(group.key)),
            "places": len(group.rows),
            "rows": [
                {**_line(row.key, states, to(row.key)), "fence": fence(own, person, here, row.key)}
                for row in group.rows
            ],
        }
        for group in VOCABULARY.groups
    ]


def places(shape: str, looked: Looking, region: str, states: States) -> list[dict[str, Any]]:
    """What a region is made of, one step down: the rows of a group, the leaves of a row; nothing of a leaf."""
    inside = _inside(region)
    return [_line(key, states, f"{drawing.url(shape, looked.slug, key)}#sheet") for key in inside]


def fence(own: OwnBoundaries, person: str, here: str, region: str) -> dict[str, Any] | None:
    """The one tap that closes a region for all directions; None where all of it is fenced."""
    missing = closing(person, leaves(region), own.people, own.entries)
    return drawing.fence_post(here, region) if missing else None


def fence_post(own: OwnBoundaries, person: str, here: str, region: str) -> dict[str, Any] | None:
    """The same where it stands alone and has to say so itself."""
    post = fence(own, person, here, region)
    return {**post, "label": "Fence in all directions"} if post else None


def standing(states: States, inside: Iterable[str]) -> dict[str, str]:
    """Where a set of leaves stands, as ``word`` and ``condition``."""
    whole = together([states[leaf] for leaf in inside])
    return {"word": whole.word, "condition": whole.condition}


def _inside(region: str) -> list[str]:
    for group in VOCABULARY.groups:
        if group.key == region:
            return [row.key for row in group.rows] if len(group.rows) > 1 else list(_leaves(group))
        for row in group.rows:
            if row.key == region:
                return list(row.leaves) if len(row.leaves) > 1 else []
    return []


def _leaves(group: Group) -> list[str]:
    return [leaf for row in group.rows for leaf in row.leaves]


def _line(region: str, states: States, url: str) -> dict[str, Any]:
    whole = together([states[leaf] for leaf in sorted(leaves(region))])
    return {
        "key": region,
        "label": drawing.label_of(region),
        "url": url,
        "state": whole.word,
        "condition": whole.condition,
    }
