"""The body map of a page as plain data: which faces are drawn, what each place is called, where each leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from beforehand.agreement.views.boundary_list import State, together
from beforehand.agreement.vocabulary import VOCABULARY, leaves
from beforehand.web.boundaries.drawing import label_of, state_words

FACES: Final = ("front", "back")
BEHIND: Final = "-back"
"""At the end of a region's word in an address: its part of the map is seen from behind."""

To = Callable[[str], str]


def region_and_face(word: str) -> tuple[str, str]:
    """A region and the face it is seen from, of the word in an address; the first face that shows it if none is said.

    Raises:
        KeyError: no such region, or the face does not show it.
    """
    region, asked = (word.removesuffix(BEHIND), "back") if word.endswith(BEHIND) else (word, "")
    shown = faces_of(region)
    if asked and asked not in shown:
        raise KeyError(word)
    return region, asked or shown[0]


def faces_of(region: str) -> list[str]:
    """The faces that show some of a region."""
    shown = {VOCABULARY.leaves[leaf].face for leaf in leaves(region)}
    return [face for face in FACES if shown & {face, "both"}]


def whole(states: Mapping[str, State], to: To) -> list[dict[str, Any]]:
    """Front and back, each part a link that opens it large."""
    return [_whole(face, states, to) for face in FACES]


def large(
    face: str, group: str, chosen: frozenset[str], states: Mapping[str, State], to: To
) -> dict[str, Any]:
    """One part from one side, each place a link."""
    shown = [
        leaf for leaf in VOCABULARY.leaves.values() if leaf.group == group and leaf.face in (face, "both")
    ]
    links = {
        leaf.key: {
            "url": to(_word(leaf.key, face)),
            "name": f"{label_of(leaf.key)}, {face}: {state_words(states[leaf.key])}",
        }
        for leaf in shown
    }
    part = {"part": group, "chosen": sorted(chosen) if chosen != leaves(group) else []}
    return {**_face(face, states, links), "name": f"{label_of(group)}, {face}", **part}


def turned(region: str, face: str, to: To) -> list[dict[str, Any]]:
    """Front and back of a part as links, where there are both."""
    group = VOCABULARY.leaves[min(leaves(region))].group
    return [
        {
            "label": side.capitalize(),
            "url": to(_word(region if side in faces_of(region) else group, side)),
            "current": side == face,
        }
        for side in faces_of(group)
    ]


def _whole(face: str, states: Mapping[str, State], to: To) -> dict[str, Any]:
    links = {}
    for group in VOCABULARY.groups:
        if face in faces_of(group.key):
            inside = [states[leaf] for row in group.rows for leaf in row.leaves]
            name = f"{group.label}, {face}: {state_words(together(inside))}"
            links[group.key] = {"url": to(_word(group.key, face)), "name": name}
    return {**_face(face, states, links), "name": f"Your body, {face}", "part": "", "chosen": []}


def _face(face: str, states: Mapping[str, State], links: Mapping[str, Any]) -> dict[str, Any]:
    words = {leaf: state.word for leaf, state in states.items()}
    return {"face": face, "label": face.capitalize(), "states": words, "links": links}


def _word(region: str, face: str) -> str:
    return region + BEHIND if face != faces_of(region)[0] else region
