"""Is a beat inside a performer's rider, by which clause, and from when?

A clause covers a beat on day D iff it is signed and delivered_at + notice <= call(D), on server time. What
comes out of here does not know the call: it says when the notice of each clause has run, and whoever asks
compares. Of several clauses that cover a box, the one whose notice has run first is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from attrs import frozen

from beforehand.agreement.asked import needed
from beforehand.agreement.beats import Beat
from beforehand.agreement.boxes import Box
from beforehand.agreement.ceilings import Ceiling, Compiled
from beforehand.agreement.notice import Notice
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.riders import Clause, Rider

_KEPT = 1024

COVERED, FENCED, UNSIGNED, STRUCK, OUTSIDE, NO_RIDER = (
    "covered",
    "fenced",
    "unsigned",
    "struck",
    "outside",
    "no rider",
)
_WEIGHT = (NO_RIDER, FENCED, OUTSIDE, STRUCK, UNSIGNED)
"""What is said of a beat when its boxes differ: what is furthest from being mended."""


@frozen
class Cover:
    """What somebody's riders say of one box.

    Attributes:
        box: what of the beat.
        word: ``covered``, ``fenced`` (a clause rules it out), ``unsigned`` (a rider that is not delivered and
            signed would cover it), ``struck`` (a clause covered it until it was struck) or ``outside``.
        rider, clause: those that say so; None for ``outside``.
        runs_out: when the clause's notice has run; None unless covered.
    """

    box: Box
    word: str
    rider: Rider | None = None
    clause: Clause | None = None
    runs_out: datetime | None = None


@frozen
class Ridden:
    """What somebody's riders say of a beat.

    Attributes:
        word: ``covered`` when every box is, else ``no rider`` or the word of the box furthest from it.
        covers: for each box that concerns them.
        may_from: when the notice of every clause needed has run; None unless covered.
    """

    word: str
    covers: tuple[Cover, ...]
    may_from: datetime | None


def notice_hours(rider: Rider, notice: Notice) -> int:
    """Whole hours that count for this rider: its own, and never less than the production promised since."""
    promised = notice.promised(rider.delivered_at) if rider.delivered_at else notice.hours
    return max(promised, rider.notice_hours)


def notice_runs_out(rider: Rider, notice: Notice) -> datetime | None:
    """When the rider's notice has run (UTC), or None before it is delivered. Never less than the production's.

    Hours are hours that pass: adding them to a wall clock would give one less or more when clocks are changed.
    """
    if rider.delivered_at is None:
        return None
    return rider.delivered_at.astimezone(UTC) + timedelta(hours=notice_hours(rider, notice))


class _Clauses:
    """Clauses that are asked together, each with its rider, as one ceiling."""

    __slots__ = ("_compiled", "_listed")

    def __init__(self, listed: Iterable[tuple[Rider, Clause]], *, fences: bool = False) -> None:
        self._listed = list(listed)
        boxes = tuple(clause.box for _, clause in self._listed)
        self._compiled = Compiled(Ceiling(fences=boxes) if fences else Ceiling(permits=boxes))

    def first(self, box: Box) -> tuple[Rider, Clause] | None:
        """The first of them that covers the box alone; of fences, the first that meets it."""
        permit, fences = self._compiled.judge(box)
        found = fences[0] if fences else permit
        return None if found is None else self._listed[found]


class Riders:
    """One person's riders in one scene, made ready to be asked often. It keeps what it was asked.

    Args:
        riders: all of them; amendments count beside what they amend, each with its own notice.
        notice: the production's.
        permitting: which riders' clauses permit (for a double, those that allow it); every fence counts.
    """

    def __init__(self, riders: tuple[Rider, ...], notice: Notice, permitting: frozenset[str]) -> None:
        in_force = [r for r in riders if r.id in permitting and r.signed_at and r.delivered_at]
        other = [r for r in riders if r.id in permitting and r not in in_force]
        self._runs_out = {r.id: at for r in in_force if (at := notice_runs_out(r, notice))}
        self._any = bool(in_force or other)
        permits = sorted(_of(in_force, "permit", struck=False), key=self._in_time)
        self._permits = _Clauses(permits)
        self._unsigned = _Clauses(_of(other, "permit", struck=False))
        self._struck = _Clauses(_of(in_force, "permit", struck=True))
        signed = [r for r in riders if r.signed_at or r.once_signed]
        fences = [*_of(signed, "fence", struck=False), *_of(signed, "fence", struck=True)]
        self._fences = _Clauses(fences, fences=True)
        self._kept: dict[tuple[Beat, str], Ridden] = {}

    def ridden(self, beat: Beat, person: str) -> Ridden:
        """What these riders say of each touch the person gives or receives, and of what is shown of them."""
        key = (beat, person)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = self.of_boxes(needed(beat, person))
        return found

    def of_boxes(self, boxes: Iterable[Box]) -> Ridden:
        """The same of these boxes. With none of them, somebody still needs a rider that is signed."""
        covers = tuple(self._cover(box) for box in boxes)
        word = self._word(covers)
        if word != COVERED:
            return Ridden(word, covers, None)
        needs = [c.runs_out for c in covers if c.runs_out is not None]
        return Ridden(word, covers, max(needs) if covers else min(self._runs_out.values()))

    def _word(self, covers: tuple[Cover, ...]) -> str:
        if not self._any:
            return NO_RIDER
        said = {cover.word for cover in covers}
        if not covers:
            return COVERED if self._runs_out else UNSIGNED
        return next((word for word in _WEIGHT if word in said), COVERED)

    def _cover(self, box: Box) -> Cover:
        fence = self._fences.first(box)
        if fence is not None:
            return Cover(box, FENCED, *fence)
        permit = self._permits.first(box)
        if permit is not None:
            return Cover(box, COVERED, *permit, self._runs_out[permit[0].id])
        for word, clauses in ((UNSIGNED, self._unsigned), (STRUCK, self._struck)):
            found = clauses.first(box)
            if found is not None:
                return Cover(box, word, *found)
        return Cover(box, OUTSIDE)

    def _in_time(self, listed: tuple[Rider, Clause]) -> tuple[datetime, int, int]:
        rider, clause = listed
        return self._runs_out[rider.id], rider.number, clause.number


def _of(riders: Iterable[Rider], kind: str, *, struck: bool) -> list[tuple[Rider, Clause]]:
    return [(r, c) for r in riders for c in r.clauses if c.kind == kind and c.struck == struck]


@lru_cache(maxsize=1024)
def _ready(riders: tuple[Rider, ...], notice: Notice, permitting: frozenset[str]) -> Riders:
    return Riders(riders, notice, permitting)


def riders_of(record: SceneRecord, person: str) -> Riders:
    """The person's riders in this scene, made ready; kept by value."""
    riders = record.riders.get(person, ())
    return _ready(riders, record.notice, frozenset(r.id for r in riders))


def riders_for_double(record: SceneRecord, principal: str, double: str) -> Riders | None:
    """The principal's riders as far as they let this double show them; None when no signed one does."""
    riders = record.riders.get(principal, ())
    allowing = frozenset(r.id for r in riders if r.signed_at and _allows(r, double))
    return _ready(riders, record.notice, allowing) if allowing else None


def _allows(rider: Rider, double: str) -> bool:
    return rider.doubling == "within_rider" or (
        rider.doubling == "by_named_consent" and double in rider.named_doubles
    )
