"""What is shown of a double in a principal's place: the principal's signed rider, never their answers (DESIGN §5)."""

from __future__ import annotations

from functools import lru_cache

from attrs import evolve, frozen

from beforehand.agreement.beats import Beat, boxes
from beforehand.agreement.boxes import Exposure
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.riding import Ridden, riders_for_double


@frozen
class Doubled:
    """One double in one beat.

    Attributes:
        double, principal: ids.
        allowed: a signed rider of the principal lets this double stand in.
        ridden: what those riders say of what is shown, with the principal in the person's place; None when
            not allowed.
    """

    double: str
    principal: str
    allowed: bool
    ridden: Ridden | None


def doubled(record: SceneRecord, beat: Beat) -> tuple[Doubled, ...]:
    """What each principal's riders say of the double who stands in for them."""
    return tuple(_doubled(record, beat, double, principal) for double, principal in beat.doubles)


def _doubled(record: SceneRecord, beat: Beat, double: str, principal: str) -> Doubled:
    riders = riders_for_double(record, principal, double)
    if riders is None:
        return Doubled(double, principal, allowed=False, ridden=None)
    return Doubled(
        double, principal, allowed=True, ridden=riders.of_boxes(shown_for(beat, double, principal))
    )


@lru_cache(maxsize=1024)
def shown_for(beat: Beat, double: str, principal: str) -> tuple[Exposure, ...]:
    """What the beat shows of the double, as though it were the principal."""
    there = frozenset({principal})
    shown = (box for box in boxes(beat) if isinstance(box, Exposure) and double in box.people)
    return tuple(evolve(box, people=there) for box in shown)
