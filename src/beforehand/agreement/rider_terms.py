"""Terms of a rider that are no box: what may be changed digitally, and who is present (DESIGN §3, rider)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from beforehand.agreement.beats import Beat
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.riders import Rider

ALTERATION: Final = {
    "none": "Nothing of {short} is changed digitally, and no likeness is made.",
    "as_performed": "Only digital work that leaves what is seen as it was performed: colour, framing, clean-up.",
    "by_consent": "Each digital change of {short} needs a consent of its own; without one, none.",
}
"""What a rider says of digital alteration, least first; ``{short}`` is the performer's name."""

PRESENT: Final = {
    "open": "No closed set is asked for.",
    "closed": "Only people named on the closed set’s list with a reason, at monitors and remote too.",
    "essential": "A closed set with the fewest people, and monitors off but for those named.",
}
"""Who is present, by the closed-set level that the rider asks at least, most open first."""

_LEVELS: Final = tuple(PRESENT)


def check_terms(alteration: str, present: str) -> None:
    """Refuse words that are none of the terms.

    Raises:
        Refusal: ``alteration``, ``present``.
    """
    if alteration not in ALTERATION:
        raise Refusal("alteration", "Digital alteration is none, as performed, or by consent of its own.")
    if present not in PRESENT:
        raise Refusal("present", "Who is present is said by a level of the closed set.")


def more_open(one: str, other: str) -> bool:
    """Whether the first level lets more people be present than the other."""
    return _LEVELS.index(one) < _LEVELS.index(other)


def too_open(beat: Beat, riders: tuple[Rider, ...]) -> Rider | None:
    """The first rider, ever signed, that asks for a set more closed than the beat's, or None."""
    signed = (rider for rider in riders if rider.signed_at or rider.once_signed)
    return next((rider for rider in signed if more_open(beat.closed_set, rider.present)), None)


def most_closed(riders: Iterable[Rider]) -> str:
    """The most closed level that any of these riders asks for, of those ever signed; ``open`` without one."""
    asked = (rider.present for rider in riders if rider.signed_at or rider.once_signed)
    return max(asked, key=_LEVELS.index, default="open")


def kept_to(beats: tuple[Beat, ...]) -> str:
    """The level that all these beats keep to at least; ``open`` without one."""
    return min((beat.closed_set for beat in beats), key=_LEVELS.index, default="open")
