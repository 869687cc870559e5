"""Is a beat inside a performer's own boundaries? Each contact is asked twice: of who gives and of who receives.

Deny wins over allow, never the most specific entry; what no entry opens is not said, which is no. Only the
performer and the coordinator are ever told what comes out of here (DESIGN rule 7).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from beforehand.agreement.asked import DIRECTIONS, asked, same_beat
from beforehand.agreement.beats import Beat
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boxes import Box
from beforehand.agreement.ceilings import Ceiling, Compiled
from beforehand.agreement.gates import Prepared, gate_met, prepared
from beforehand.agreement.record import Candidate, SceneRecord

_KEPT = 1024


@frozen
class Crossing:
    """Where a beat goes past somebody's own boundary.

    Attributes:
        person: whose.
        direction: ``given``, ``received`` or ``shown``.
        boundary: id of the fence, or of the gate that is not met; "" when nothing opens it (*not said*).
        gate: the gate's condition when it is an unmet one, else "".
        box: what of the beat.
    """

    person: str
    direction: str
    boundary: str
    gate: str
    box: Box

    @property
    def kind(self) -> str:
        """``fence``, ``gate`` or ``not said``."""
        return ("gate" if self.gate else "fence") if self.boundary else "not said"


class _Side:
    """One direction of a person's boundaries.

    Which gates are met depends on the beat, the numbers do not, so gates stand among the permits and among
    the fences. That is the same as putting met gates among the permits and unmet ones among the fences: a
    box that an unmet gate would permit also meets that gate as a fence.
    """

    __slots__ = ("denied", "opened", "stops")

    def __init__(self, entries: tuple[Boundary, ...]) -> None:
        self.stops = [b for b in entries if b.disposition != "open"]
        self.opened = Compiled(Ceiling(permits=tuple(b.box for b in entries if b.disposition != "fence")))
        self.denied = Compiled(Ceiling(fences=tuple(b.box for b in self.stops)))

    def against(self, box: Box, beat: Beat, done: Prepared) -> list[Boundary]:
        """Fences that the box meets, and gates that it meets and the beat does not."""
        met = (self.stops[n] for n in self.denied.judge(box)[1])
        return [b for b in met if b.disposition == "fence" or not gate_met(b, beat, done)]

    def opens(self, box: Box) -> bool:
        return self.opened.judge(box)[0] is not None


@lru_cache(maxsize=2048)  # by itself: one entry more on one side leaves the other two as ready as they were
def _side(entries: tuple[Boundary, ...]) -> _Side:
    return _Side(entries)


class Limits:
    """One person's boundaries made ready to be asked often. It keeps what it was asked, up to a thousand beats."""

    def __init__(self, person: str, entries: tuple[Boundary, ...]) -> None:
        self._person = person
        own = [b for b in entries if b.person == person]
        self._sides = {d: _side(tuple(b for b in own if b.direction == d)) for d in DIRECTIONS}
        self._conditions = {b.gate for b in own if b.disposition == "gate"}
        self._kept: dict[tuple[Beat, bool, bool, frozenset[str]], tuple[Crossing, ...]] = {}

    def crossings(self, beat: Beat, done: Prepared) -> tuple[Crossing, ...]:
        """Every box of the beat that goes past these boundaries, once for each entry against it."""
        rehearsed = done.rehearsed and "rehearsed" in self._conditions
        visitors = done.visitors and "no_visitors" in self._conditions
        key = (beat, rehearsed, visitors, done.marked)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = tuple(self._crossings(beat, done))
        return found

    def _crossings(self, beat: Beat, done: Prepared) -> Iterator[Crossing]:
        for direction, box in asked(beat).get(self._person, ()):
            side = self._sides[direction]
            against = side.against(box, beat, done)
            for entry in against:
                yield Crossing(self._person, direction, entry.id, entry.gate, box)
            if not against and not side.opens(box):
                yield Crossing(self._person, direction, "", "", box)


@lru_cache(maxsize=1024)
def limits(person: str, entries: tuple[Boundary, ...]) -> Limits:
    """A person's boundaries made ready; kept by value, so ask as often as is convenient."""
    return Limits(person, entries)


def inside(record: SceneRecord, person: str, candidate: Candidate) -> tuple[Crossing, ...]:
    """Where the candidate goes past the person's own boundaries on the scene's day; nothing when inside."""
    own = limits(person, record.boundaries.get(person, ()))
    return own.crossings(same_beat(candidate.beat), prepared(record, candidate, person))
