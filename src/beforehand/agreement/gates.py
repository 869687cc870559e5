"""Gates: whether the condition on an opening is met for one beat on the scene's day (DESIGN §3).

Conditions on content are read from the beat: a candidate that does not meet one never will. Conditions on
preparation are read from the record. One in the owner's own words is a fence until they marked it met, for
one digest and one day.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from beforehand.agreement.beats import Beat, boxes
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boxes import CONTACT_DIMENSIONS, Contact
from beforehand.agreement.record import Candidate, RosterEntry, SceneRecord
from beforehand.agreement.vocabulary import VOCABULARY

CONTENT_GATES = frozenset({"over_cloth", "barrier", "set_choreography", "closed_set"})
"""Met or not by what the beat is."""

_LAYERS = {"over_cloth": frozenset({"cloth", "barrier"}), "barrier": frozenset({"barrier"})}
_BUT_LAYERS = tuple(name for name in CONTACT_DIMENSIONS if name != "layers")


@frozen
class Prepared:
    """What was prepared, as far as one performer's gates on one beat can ask.

    Attributes:
        rehearsed: the beat was rehearsed.
        visitors: a visitor is named for the floor or a monitor.
        marked: ids of the boundaries that their owner marked met for this digest on this day.
    """

    rehearsed: bool = False
    visitors: bool = False
    marked: frozenset[str] = frozenset()


def prepared(record: SceneRecord, candidate: Candidate, person: str) -> Prepared:
    """What the record says of the preparation of a candidate, for one performer."""
    day = record.day.id if record.day else None
    marked = frozenset(
        boundary
        for who, boundary, digest, on in record.gates_met
        if who == person and digest == candidate.digest and on == day
    )
    return Prepared(candidate.digest in record.rehearsed, visitors(record.roster), marked)


def visitors(roster: Iterable[RosterEntry]) -> bool:
    """Whether somebody is named for the floor or a monitor as a visitor."""
    return any(entry.role.strip().lower() == "visitor" and entry.where != "remote" for entry in roster)


def gate_met(boundary: Boundary, beat: Beat, done: Prepared) -> bool:
    """Whether the boundary's gate is met for this beat."""
    if boundary.gate in CONTENT_GATES:
        return _met_by_content(boundary, beat)
    if boundary.gate == "rehearsed":
        return done.rehearsed
    if boundary.gate == "no_visitors":
        return not done.visitors
    return boundary.gate == "own_words" and boundary.id in done.marked


def _met_by_content(boundary: Boundary, beat: Beat) -> bool:
    if boundary.gate == "set_choreography":
        return beat.manner == "set" and not beat.placeholder
    if boundary.gate == "closed_set":
        return VOCABULARY.closed_set[beat.closed_set].closed
    # a condition on touch says nothing about what is shown, so there it is never met
    return boundary.direction != "shown" and _layers_through(boundary, beat) <= _LAYERS[boundary.gate]


def _layers_through(boundary: Boundary, beat: Beat) -> frozenset[str]:
    """The layers of the beat's touches that the boundary speaks of, those that it does not list among them."""
    return frozenset(
        layer
        for box in boxes(beat)
        if isinstance(box, Contact) and _speaks_of(boundary, box)
        for layer in box.layers
    )


def _speaks_of(boundary: Boundary, box: Contact) -> bool:
    if boundary.leaves.isdisjoint(box.leaves):  # tells most apart, and soonest
        return False
    limit = boundary.box
    return not any(getattr(limit, name).isdisjoint(getattr(box, name)) for name in _BUT_LAYERS)
