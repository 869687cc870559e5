"""Ceilings: what is permitted, what is fenced, and whether an action stays inside (DESIGN §7).

``covers((P, F), a)`` holds iff every box ``b`` of ``a`` lies in some one permit (each dimension a subset, its
maxima not above the permit's) and meets no fence (some dimension disjoint; maxima never limit a fence).
One permit must cover alone: two that would cover together do not, so that the answer can be "clause 3" and
that clause's notice can be asked for. A box with an empty dimension says nothing, and is not covered.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from attrs import frozen

from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.masks import Space

_KEPT = 4096


@frozen(cache_hash=True)
class Ceiling:
    """Permits and fences. The order of permits is that in which they are named to people."""

    permits: tuple[Box, ...] = ()
    fences: tuple[Box, ...] = ()


class _Entries:
    """The entries of a ceiling that are of one kind of box, as numbers beside their places in the ceiling."""

    __slots__ = ("fences", "permits", "space")

    def __init__(self, kind: type[Contact] | type[Exposure], ceiling: Ceiling) -> None:
        permits = [(n, box) for n, box in enumerate(ceiling.permits) if type(box) is kind]
        fences = [(n, box) for n, box in enumerate(ceiling.fences) if type(box) is kind]
        people = (who for _, box in (*permits, *fences) for side in _sides(box) for who in side)
        self.space = Space("contact" if kind is Contact else "exposure", people)
        self.permits = [(~self.number(box), box.seconds, box.repeats, n) for n, box in permits]
        self.fences = [(self.number(box), n) for n, box in fences]

    def number(self, box: Box) -> int:
        return self.space.number(box.words, *_sides(box))

    def judge(self, box: Box) -> tuple[int | None, tuple[int, ...]]:
        """The first permit that covers the box alone, if no fence meets it; and the fences that do."""
        number, disjoint = self.number(box), self.space.disjoint
        if disjoint(number, number):  # an empty dimension: it says nothing
            return None, ()
        met = tuple([n for fence, n in self.fences if not disjoint(number, fence)])
        return (None if met else self._first_permit(number, box)), met

    def _first_permit(self, number: int, box: Box) -> int | None:
        for outside, seconds, repeats, n in self.permits:
            if not number & outside and box.seconds <= seconds and box.repeats <= repeats:
                return n
        return None


def _sides(box: Box) -> tuple[frozenset[str], ...]:
    return (box.agents, box.targets) if isinstance(box, Contact) else (box.people,)


class Compiled:
    """A ceiling made ready to be asked often. It keeps what it was asked, up to a few thousand boxes."""

    __slots__ = ("_contacts", "_exposures", "_kept")

    def __init__(self, ceiling: Ceiling) -> None:
        self._contacts = _Entries(Contact, ceiling)
        self._exposures = _Entries(Exposure, ceiling)
        self._kept: dict[Box, tuple[int | None, tuple[int, ...]]] = {}

    def judge(self, box: Box) -> tuple[int | None, tuple[int, ...]]:
        """What :func:`covering` says of the box, and the indices of the fences that meet it."""
        found = self._kept.get(box)
        if found is None:
            found = (self._contacts if type(box) is Contact else self._exposures).judge(box)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[box] = found
        return found


@lru_cache(maxsize=1024)
def compiled(ceiling: Ceiling) -> Compiled:
    """The ceiling made ready to be asked often; kept by value, so ask as often as is convenient."""
    return Compiled(ceiling)


def covering(ceiling: Ceiling, box: Box) -> int | None:
    """Index of the first permit that covers the box alone, or None; None also where a fence meets the box."""
    return compiled(ceiling).judge(box)[0]


def covers(ceiling: Ceiling, boxes: Iterable[Box]) -> bool:
    """Whether every box lies in some one permit and meets no fence. An action of no boxes is covered."""
    judge = compiled(ceiling).judge
    return all(judge(box)[0] is not None for box in boxes)


def uncovered(ceiling: Ceiling, boxes: Iterable[Box]) -> tuple[Box, ...]:
    """The boxes that are not covered, in the order given."""
    judge = compiled(ceiling).judge
    return tuple(box for box in boxes if judge(box)[0] is None)


def crossed(ceiling: Ceiling, boxes: Iterable[Box]) -> tuple[tuple[int, Box], ...]:
    """Every fence that is met, as (index of the fence, the box that meets it), in the order of the boxes."""
    judge = compiled(ceiling).judge
    return tuple((fence, box) for box in boxes for fence in judge(box)[1])
