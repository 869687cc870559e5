"""What holds on in a scene: undress, a clinch, a bath, a labour, a screen that plays; and when it ends."""

from __future__ import annotations

import re

from attrs import define, field

from beforehand.script.screenplay import Scene

_PLACES = (
    ("bathroom", re.compile(r"BATH|SHOWER|TOILET|RESTROOM|WASHROOM|SAUNA|JACUZZI|HOT TUB|POWDER ROOM|LOO\b")),
    (
        "bedroom",
        re.compile(
            r"BED ?ROOM|\bBED\b|MOTEL|HOTEL ROOM|HOTEL SUITE|BOUDOIR|\bSUITE\b|'S ROOM|’S ROOM|BEDCHAMBER|BRIDAL"
        ),
    ),
    ("hospital", re.compile(r"HOSPITAL|DELIVERY|MATERNITY|LABOU?R|CLINIC|BIRTH|OPERATING|EXAM")),
    ("labour", re.compile(r"DELIVERY (?:ROOM|SUITE)|BIRTHING|LABOU?R (?:ROOM|WARD)")),
    ("stripclub", re.compile(r"STRIP (?:CLUB|JOINT|BAR)|TOPLESS|PEEP|BROTHEL|WHOREHOUSE|BORDELLO|STRIPPERS")),
    ("water", re.compile(r"POOL|BEACH|LAKE|OCEAN|SEA\b|RIVER|SURF")),
    ("sport", re.compile(r"GYM|RING\b|WRESTL|STADIUM|FIELD|BOXING|DOJO|LOCKER")),
    ("art", re.compile(r"MUSEUM|GALLERY")),
)
_GOES_ON = re.compile(r"CONTINUOUS|SAME|MOMENTS? LATER|CONT['’]?D")
_LASTS = {
    "sex": 9,
    "clinch": 7,
    "struggle": 8,
    "combat": 3,
    "comfort": 3,
    "seduction": 25,
    "undressed": 24,
    "inbed": 24,
    "screen": 14,
}
"""How many paragraphs and speeches a state outlives its last telling; the others last as long as the scene."""
_KEPT = frozenset({"undressed", "clinch", "sex", "labour", "lovers", "inbed", "struggle", "bath"})


@define
class States:
    """The states that hold at a point of a scene.

    Attributes:
        holding: their names.
        since: the unit of the scene in which each was last told; none for those that the heading gives.
    """

    holding: set[str] = field(factory=set)
    since: dict[str, int] = field(factory=dict)

    def begin(self, names: frozenset[str], at: int) -> None:
        """States begin, or are told again, in the unit ``at``."""
        self.holding |= names
        for name in names:
            self.since[name] = at

    def end(self, names: frozenset[str]) -> None:
        """States end."""
        self.holding -= names

    def fade(self, at: int) -> None:
        """End what was last told too long before the unit ``at``."""
        for name in [n for n in self.holding if at - self.since.get(n, at) > _LASTS.get(n, at)]:
            self.holding.discard(name)


def states_at_start(scene: Scene, before: Scene | None, left: States | None) -> States:
    """What a heading says by itself, and what goes on from the scene before where the script goes on."""
    heading = scene.heading.upper()
    states = States({name for name, pattern in _PLACES if pattern.search(heading)})
    if before is not None and left is not None and _continues(scene, before):
        states.begin(frozenset(left.holding & _KEPT), 0)
    return states


def _continues(scene: Scene, before: Scene) -> bool:
    if scene.place and scene.place.upper() == before.place.upper():
        return True
    return _GOES_ON.search(scene.time.upper()) is not None
