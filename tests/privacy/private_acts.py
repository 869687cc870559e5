"""Which private acts there are at a place of a script: those that leave no trace, and those that set the one bit.

A struck clause is not among them: riders are contracts, and production hears of strikes at once (DESIGN §5).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import define, field

from tests.privacy.base_world import IN_SCENE
from tests.privacy.steps import ANSWERS, NARROWING_ANSWERS, Step

BEATS: Final = {
    "42": ("dance", "kiss", "waist", "hand", "shoulder"),
    "61": ("embrace", "brow", "lean"),
    "7": ("walk", "half", "near"),
}
IN_BEAT: Final = {"embrace": ("mara",)}
"""Who of the performers is in a beat, where it is not everybody in the scene."""

ORDERS: Final = {("42", "mara"): 2, ("42", "jonas"): 2, ("61", "mara"): 1}
"""How many orders of beats were put to somebody; the first is that of the plan."""

TOUCHED: Final = {
    "dance": (("jonas", "right_shoulder", "mara"), ("mara", "upper_back", "jonas")),
    "kiss": (("mara", "lips", "jonas"), ("jonas", "lips", "mara")),
    "waist": (("mara", "waist", "jonas"),),
    "embrace": (("mara", "middle_back", "teodor"),),
    "brow": (("mara", "forehead", "ade"), ("ade", "forehead", "mara")),
}
"""Whose body a beat of a plan touches, where, and by whom."""

ENDS_OPENING: Final = {"jonas": "42", "ade": "61"}
"""Who may end all touch: Mara is in two plans, so hers would set two bits."""


@define
class Scene:
    """What is public of a scene at one place of a script, and what must stay publishable.

    Attributes:
        plan: the beats of the plan in force.
        bit: whether it is with the coordinator.
        kept: beats that no world may narrow, because all will publish them.
    """

    number: str
    plan: tuple[str, ...] = ()
    bit: bool = False
    kept: frozenset[str] = field(default=frozenset())

    @property
    def free(self) -> tuple[str, ...]:
        """Beats that may be narrowed here without a trace: outside the plan, or all once the bit is set."""
        held = () if self.bit else self.plan
        return tuple(b for b in BEATS[self.number] if b not in held and b not in self.kept)

    def beats_of(self, who: str, beats: Iterable[str]) -> list[str]:
        """Those of the beats that this performer is in."""
        return [b for b in beats if who in IN_BEAT.get(b, IN_SCENE[self.number])]

    def orders_of(self, who: str, *, free: bool) -> list[str]:
        """The orders whose narrowing leaves no trace here, or the one whose narrowing does."""
        names = [f"order {n}" for n in range(1, ORDERS.get((self.number, who), 0) + 1)]
        bound = [] if self.bit or len(self.beats_of(who, self.plan)) < 2 else names[:1]
        return [n for n in names if (n not in bound) == free]


def quiet(scene: Scene, actors: Iterable[str]) -> list[Step]:
    """Acts that no page of those with power may show in any way."""
    found: list[Step] = []
    for who in [a for a in IN_SCENE[scene.number] if a in actors]:
        found += _quiet_answers(scene, who)
        found += _quiet_limits(scene, who)
        found += _from_the_coordinator(scene, who)
    return found


def touching(scene: Scene, actors: Iterable[str]) -> list[Step]:
    """Acts that set the bit, each at once: narrowings of the plan in force, and the coordinator's own revision."""
    found = [Step("take back", "ines", scene.number)]
    free = [b for b in scene.plan if b not in scene.kept]
    for who in [a for a in IN_SCENE[scene.number] if a in actors]:
        about = [*scene.beats_of(who, free), *scene.orders_of(who, free=False)]
        found += [Step(kind, who, scene.number, on) for on in about for kind in NARROWING_ANSWERS]
        found += _limits_on(scene, who, free)
        if ENDS_OPENING.get(who) == scene.number and not scene.kept:
            found.append(Step("end opening", who, scene.number))
    return found


def _quiet_answers(scene: Scene, who: str) -> list[Step]:
    """Any answer on what is free; agreeing again on anything."""
    free = [*scene.beats_of(who, scene.free), *scene.orders_of(who, free=True)]
    found = [Step(kind, who, scene.number, on) for on in free for kind in ANSWERS]
    return found + [Step("agree", who, scene.number, b) for b in scene.beats_of(who, scene.plan)]


def _quiet_limits(scene: Scene, who: str) -> list[Step]:
    """Boundaries where no beat of the plan touches, and gates marked met."""
    number = scene.number
    partner = next(p for p in IN_SCENE[number] if p != who)
    found = [
        Step(kind, who, number, leaf, partner) for kind in ("fence", "gate") for leaf in ("nose", "left_toes")
    ]
    found += [Step("lift", who, number, which) for which in ("fence", "opening")]
    found += [Step("open", who, number), *(Step("meet", who, number, b) for b in BEATS[number][:2])]
    found += [Step("ask", who, number), Step("talk over", who, number)]
    if scene.bit:
        found += _limits_on(scene, who, [b for b in scene.plan if b not in scene.kept])
    return found


def _limits_on(scene: Scene, who: str, beats: Iterable[str]) -> list[Step]:
    where = [place for beat in beats for place in TOUCHED[beat] if place[0] == who]
    return [Step(kind, who, scene.number, leaf, by) for _, leaf, by in where for kind in ("fence", "gate")]


def _from_the_coordinator(scene: Scene, to: str) -> list[Step]:
    """What the coordinator does before anything is published: writes, puts, puts again, rehearses, reads."""
    number, beats = scene.number, scene.beats_of(to, BEATS[scene.number])
    return [
        Step("write", "ines", number, "7", to),
        Step("write", "ines", number, "11", to),
        *(Step("reoffer", "ines", number, beat, to) for beat in beats),
        Step("rehearse", "ines", number, beats[0], to),
        Step("draft rider", "ines", number, "", to),
        *(Step("mark", "ines", number, mark) for mark in ("kept", "dismissed")),
        Step("read scene", "ines", number),
        Step("later draft", "ines", number),
    ]
