"""What the rules were measured to find and to miss; said beside every list that they make."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen
class Measured:
    """One measurement against hand labels.

    Attributes:
        on: which scenes.
        passages: labelled passages in them.
        recall: the share of them that was flagged, in hundredths.
        precision: the share of flagged passages that were labelled, in hundredths.
        high: recall of passages labelled high, in hundredths.
    """

    on: str
    passages: int
    recall: int
    precision: int
    high: int


UNSEEN: Final = Measured("stretches of 41 screenplays that no rule had been written for", 92, 76, 65, 92)
"""The last first runs together (docs/breakdown.md); a second run on the same scenes would be unseen no more."""


def sentence(measured: Measured = UNSEEN) -> str:
    """The measurement in one sentence for a reader of the list."""
    return (
        f"Measured on {measured.on}: of {measured.passages} passages labelled by hand, {measured.recall} % were "
        f"flagged (of the gravest, {measured.high} %), and {measured.precision} % of what was flagged was labelled. "
        f"So some {100 - measured.recall} in 100 passages may be missing here."
    )
