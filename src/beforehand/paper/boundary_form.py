"""The empty boundary form, for a performer who has no phone. It holds nobody's data, so anybody may carry it.

A fence that is ticked here can be entered by the coordinator with the time it claims; what is opened counts when its
owner opens it on a device (DESIGN §8, said aloud). There is no line for a reason (rule 5).
"""

from __future__ import annotations

from typing import Any, Final

from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.paper.press import pressed
from beforehand.paper.sections import House

DIRECTIONS: Final = (
    ("Received", "I am touched here"),
    ("Given", "I touch with this"),
    ("Shown", "this of me is seen"),
)
CONDITIONS: Final = (
    "only over cloth",
    "only through a barrier",
    "only set choreography",
    "only on a closed set",
    "only after a rehearsal",
    "only without visitors",
    "in my own words, below",
)
LEDE: Final = (
    "For each part of your body: open, gate (open under a condition), or fence (no). What you leave empty is no. "
    "No reason is asked for, here or anywhere."
)
PRIVATE: Final = (
    "Seen by you and the coordinator only. Nobody with power over you is told what stands here, or that you "
    "handed it in.",
    "A fence can be entered for you, with the time you write below. Open and gate count when you set them "
    "yourself on a device: nobody can open anything for you.",
)
DETAILS: Final = 8


def boundary_form_pdf(house: House, paper: str) -> bytes:
    """The form, the same for everybody of the production."""
    said: dict[str, Any] = {
        "production": house.production,
        "title": "Boundaries",
        "under": "Boundary form",
        "lede": LEDE,
        "directions": [list(direction) for direction in DIRECTIONS],
        "groups": [
            {"label": group.label, "rows": [row.label for row in group.rows]} for group in VOCABULARY.groups
        ],
        "layers": [word.label for word in VOCABULARY.layers.values()],
        "conditions": list(CONDITIONS),
        "details": DETAILS,
        "private": list(PRIVATE),
    }
    return pressed("boundaries", said, paper=paper, at=house.began)
