"""An order being put together: letters of the palette, kept in the address and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def draft_of(order: str, view: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The palette beats of the draft: those of the address, else of the last proposal, else of the plan."""
    palette = {beat["letter"]: beat for beat in view["palette"]}
    if order:
        return [palette[letter] for letter in dict.fromkeys(order.split("-")) if letter in palette]
    by_id = {beat["id"]: beat for beat in view["palette"]}
    last = view["proposal"]["beats"] if view["proposal"] else _of_plan(view)
    return [by_id[c] for c in last if c in by_id]


def _of_plan(view: Mapping[str, Any]) -> list[str]:
    return [beat["id"] for beat in view["plan"]["beats"]] if view["plan"] else []


def letters_of(beats: Sequence[Mapping[str, Any]]) -> str:
    """The draft as it stands in an address."""
    return "-".join(beat["letter"] for beat in beats)


def with_added(beats: Sequence[Mapping[str, Any]], letter: str) -> str:
    """The order with one beat more, at its end."""
    return "-".join([*(beat["letter"] for beat in beats), letter])


def moved(beats: Sequence[Mapping[str, Any]], place: int, by: int) -> str:
    """The order with the beat at ``place`` (0-based) moved by one place; as it was at either end."""
    letters = [beat["letter"] for beat in beats]
    other = place + by
    if 0 <= other < len(letters):
        letters[place], letters[other] = letters[other], letters[place]
    return "-".join(letters)


def without(beats: Sequence[Mapping[str, Any]], place: int) -> str:
    """The order with the beat at ``place`` left out."""
    return "-".join(beat["letter"] for n, beat in enumerate(beats) if n != place)
