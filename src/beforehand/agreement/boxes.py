"""Boxes: what one permission, one limit or one expanded action speaks of (DESIGN §7).

A box is one explicit set for each dimension plus maxima. Sets are listed, never implied: "skin, so also
cloth" is stored as two layers, "anything but X" as everything else by name.
"""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from beforehand.agreement import masks


@frozen(cache_hash=True)
class Contact:
    """Touch, as sets: who touches with what, whom, where, through which layer, how, how hard.

    Attributes:
        agents: ids of those who touch (people, crew, or the name of a prop).
        parts: leaves of the body map they touch with, or ``object``.
        targets: ids of those touched.
        leaves: leaves of the body map where they are touched.
        layers: of the vocabulary's layers.
        verbs: of the vocabulary's verbs.
        pressures: of the vocabulary's pressures.
        seconds: at most so long each time, whole seconds, at least 1.
        repeats: at most so many times in a take, at least 1.
    """

    agents: frozenset[str]
    parts: frozenset[str]
    targets: frozenset[str]
    leaves: frozenset[str]
    layers: frozenset[str]
    verbs: frozenset[str]
    pressures: frozenset[str]
    seconds: int
    repeats: int

    @cached_property
    def words(self) -> int:
        """Everything but its people, as :func:`beforehand.agreement.masks.words`."""
        return masks.words("contact", self)


@frozen(cache_hash=True)
class Exposure:
    """What is shown, as sets: who, which leaves, in which state, to which audience.

    Attributes:
        people: ids of those shown.
        leaves: leaves of the body map.
        states: of the vocabulary's states.
        audiences: of the vocabulary's audiences.
        seconds: at most so long each time, whole seconds, at least 1.
        repeats: at most so many times in a take, at least 1.
    """

    people: frozenset[str]
    leaves: frozenset[str]
    states: frozenset[str]
    audiences: frozenset[str]
    seconds: int
    repeats: int

    @cached_property
    def words(self) -> int:
        """Everything but its people, as :func:`beforehand.agreement.masks.words`."""
        return masks.words("exposure", self)


Box = Contact | Exposure

CONTACT_DIMENSIONS = ("agents", "parts", "targets", "leaves", "layers", "verbs", "pressures")
EXPOSURE_DIMENSIONS = ("people", "leaves", "states", "audiences")


def dimensions(box: Box) -> tuple[str, ...]:
    """The names of the box's sets."""
    return CONTACT_DIMENSIONS if isinstance(box, Contact) else EXPOSURE_DIMENSIONS
