"""Riders as production may read them: all of a scene together, once the last performer has signed (DESIGN §5).

So nobody is seen to sign late, or alone: production reads since when it has
them, not when each was signed. Amendments come in rounds by their number: a round is told when no
delivered rider of it or of an earlier one is unsigned. A struck clause shows at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from beforehand.agreement.record import SceneRecord
from beforehand.agreement.riders import Rider


def told_riders(performers: Iterable[str], riders: Mapping[str, tuple[Rider, ...]]) -> tuple[Rider, ...]:
    """The riders that production may read, in the order of performers, then of number.

    Args:
        performers: ids of everybody who performs in the scene.
        riders: by person.

    Returns:
        None of them while somebody has none that is delivered and signed.
    """
    people = tuple(performers)
    delivered = [r for p in people for r in riders.get(p, ()) if r.delivered_at]
    if not people or {r.person for r in delivered} != set(people):
        return ()
    unsigned = [r.number for r in delivered if not r.signed_at]
    before = min(unsigned, default=None)
    return tuple(r for r in delivered if before is None or r.number < before)


def told_after(record: SceneRecord, at: datetime) -> dict[str, datetime]:
    """Which riders production has after an act at this time, and since when.

    What it has once it keeps, whoever comes into the scene or leaves it afterwards.
    """
    reached = told_riders(record.performers, record.riders)
    return {**{rider.id: at for rider in reached}, **record.told}
