"""Boxes as plain data, and back, strictly."""

from __future__ import annotations

from typing import Any

from beforehand.agreement import reading
from beforehand.agreement.boxes import (
    CONTACT_DIMENSIONS,
    EXPOSURE_DIMENSIONS,
    Box,
    Contact,
    Exposure,
    dimensions,
)
from beforehand.agreement.vocabulary import VOCABULARY

_PERSONS = frozenset({"agents", "targets", "people"})
_KNOWN = {
    "parts": VOCABULARY.parts,
    "leaves": frozenset(VOCABULARY.leaves),
    "layers": frozenset(VOCABULARY.layers),
    "verbs": frozenset(VOCABULARY.verbs),
    "pressures": frozenset(VOCABULARY.pressures),
    "states": frozenset(VOCABULARY.states),
    "audiences": frozenset(VOCABULARY.audiences),
}


def box_data(box: Box) -> dict[str, Any]:
    """The box as plain data: its kind, its sets as sorted lists, its maxima."""
    sets = {name: sorted(getattr(box, name)) for name in dimensions(box)}
    kind = "contact" if isinstance(box, Contact) else "exposure"
    return {"kind": kind, **sets, "seconds": box.seconds, "repeats": box.repeats}


def box_from(data: object, where: str = "The box") -> Box:
    """The box that plain data describes.

    Raises:
        Refusal: a field is missing or unknown, a set is empty or holds an unknown word, or a maximum is
            out of range.
    """
    kind = reading.kind(data, where, ("contact", "exposure"))
    made: type[Contact] | type[Exposure] = Contact if kind == "contact" else Exposure
    names = CONTACT_DIMENSIONS if kind == "contact" else EXPOSURE_DIMENSIONS
    said = reading.fields(data, where, ("kind", *names, "seconds", "repeats"))
    sets = {name: frozenset(_members(name, said[name], f"{where}, {name}")) for name in names}
    return made(
        **sets,
        seconds=reading.whole(said["seconds"], where, reading.MAX_SECONDS, "seconds"),
        repeats=reading.whole(said["repeats"], where, reading.MAX_REPEATS, "repeats"),
    )


def _members(name: str, data: object, where: str) -> tuple[str, ...]:
    return reading.identities(data, where) if name in _PERSONS else reading.words(data, where, _KNOWN[name])
