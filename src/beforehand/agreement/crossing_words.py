"""A crossing as one sentence, for the performer whose boundary it is and for the coordinator."""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.ceilings import Ceiling
from beforehand.agreement.explain import lack_words, lacking
from beforehand.agreement.facts import box_line
from beforehand.agreement.inside import Crossing
from beforehand.agreement.missing import GATES
from beforehand.agreement.phrases import Names


def crossing_words(crossing: Crossing, boundaries: Iterable[Boundary], names: Names) -> str:
    """What is crossed, and by what of the beat: "A fence. Jonas touches Mara: right hand to waist (Rest), …".

    Args:
        crossing: as :func:`beforehand.agreement.inside.inside` found it.
        boundaries: all of that person's.
        names: of everybody in the beat.
    """
    own = [b for b in boundaries if b.direction == crossing.direction]
    return f"{_what(crossing, own, names)}. {box_line(crossing.box, names)}."


def _what(crossing: Crossing, own: list[Boundary], names: Names) -> str:
    if crossing.kind == "not said":
        return _not_said(crossing, own, names)
    if crossing.kind == "fence":
        return "A fence"
    words = next((b.words for b in own if b.id == crossing.boundary), "")
    return f"A gate that is not met: {f'“{words}”' if words else GATES[crossing.gate]}"


def _not_said(crossing: Crossing, own: list[Boundary], names: Names) -> str:
    """Where an entry opens just this, but for less time or fewer times, that is said."""
    opened = tuple(b.box for b in own if b.disposition != "fence")
    lack = lacking(Ceiling(permits=opened), crossing.box)
    if lack is not None and lack.permit is not None and not lack.missing:
        return f"Open, but this is {lack_words(lack, names)}"
    return "Not said, which is no"
