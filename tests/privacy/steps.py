"""What may happen in a world: acts in private, which may differ from world to world, and acts in public."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import frozen

from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.refusals import Refusal
from beforehand.store.draft_reading import passages_of
from beforehand.studio import (
    answers,
    boundaries,
    candidates,
    plans,
    requests,
    riders,
    scenes,
    sealing,
    sets,
    signing,
)
from beforehand.studio.drafts import marks
from beforehand.studio.drafts.upload import read_draft
from tests.privacy.base_world import Base
from tests.script_drafts import PINK
from tests.world import CALL, fence_entry, open_entry

ANSWERS: Final = ("agree", "talk", "decline", "withdraw", "less_today")
NARROWING_ANSWERS: Final = ANSWERS[1:]


@frozen
class Step:
    """One thing that somebody does, by names that a person can read in a failing example.

    Attributes:
        does: a key of :data:`DOES`.
        who: who does it.
        scene: its number.
        on: a beat, an order, a part of the body, or other words that ``does`` needs.
        by: whom it concerns beside its author.
    """

    does: str
    who: str
    scene: str = "42"
    on: str = ""
    by: str = ""

    def take(self, base: Base) -> bool:
        """Do it; whether it was done. A refused act must leave no trace either, so it is no mistake here."""
        try:
            DOES[self.does](base, self)
        except Refusal:
            return False
        return True


def _answer(base: Base, step: Step) -> None:
    digest = base.digest(step.on, step.scene, step.who)
    if step.does == "agree":
        base.world.agree_to(step.who, digest, step.scene)
    else:
        getattr(answers, step.does)(**base.world.by(step.who, step.scene), digest=digest)


def _fence(base: Base, step: Step) -> None:
    world = base.world
    entry = fence_entry(world[step.who], {step.on}, frozenset({world[step.by]}))
    boundaries.set_boundary(world.production, world[step.who], entry, at=world.tick())


def _gate(base: Base, step: Step) -> None:
    world = base.world
    words = {"disposition": "gate", "gate": "own_words", "words": "When we have eaten.", "leaves": [step.on]}
    entry = open_entry(world[step.who], "received", frozenset({world[step.by]})) | words
    boundaries.set_boundary(world.production, world[step.who], entry, at=world.tick())


def _open(base: Base, step: Step) -> None:
    world = base.world
    entry = open_entry(world[step.who], "shown", frozenset())
    boundaries.set_boundary(world.production, world[step.who], entry, at=world.tick())


def _lift(base: Base, step: Step) -> None:
    """Lift the fence on the throat, or end the opening that nothing needs."""
    world = base.world
    entry = base.entries[step.who, step.on]
    boundaries.end_boundary(world.production, world[step.who], boundary=entry, at=world.tick())


def _end_opening(base: Base, step: Step) -> None:
    """End the one opening under which anybody may touch this person."""
    world = base.world
    own = world.record(step.scene).boundaries[world[step.who]]
    for entry in [b.id for b in own if b.direction == "received" and b.disposition == "open"]:
        boundaries.end_boundary(world.production, world[step.who], boundary=entry, at=world.tick())


def _meet(base: Base, step: Step) -> None:
    gate = base.entries[step.who, "gate"]
    digest = base.digest(step.on, step.scene, step.who)
    boundaries.meet_gate(**base.world.by(step.who, step.scene), boundary=gate, digest=digest)


def _sign(base: Base, step: Step) -> None:
    base.world.sign(step.who, step.scene)


def _write(base: Base, step: Step) -> None:
    """The coordinator writes a candidate and puts it to one performer; ``on`` says how many seconds it has."""
    world = base.world
    beat = base.macro("hand_in_hand", step.by, _partner(step), seconds=int(step.on))
    written = candidates.write_candidate(**world.by("ines", step.scene), beat=beat)
    candidates.put_candidate(**world.by("ines", step.scene), candidate=written, to=[world[step.by]])


def _partner(step: Step) -> str:
    pairs: Mapping[str, tuple[str, str]] = {
        "42": ("mara", "jonas"),
        "61": ("mara", "ade"),
        "7": ("ade", "petra"),
    }
    return next(p for p in pairs[step.scene] if p != step.by)


def _reoffer(base: Base, step: Step) -> None:
    base.world.put(step.on, step.by, scene=step.scene)


def _rehearse(base: Base, step: Step) -> None:
    plans.rehearse(**base.world.by("ines", step.scene), candidates=[base.world.beats[step.on]])


def _ask(base: Base, step: Step) -> None:
    requests.make_request(**base.world.by(step.who, step.scene), text="May it be slower?")


def _talk_over(base: Base, step: Step) -> None:
    rider = base.world.riders[step.who, step.scene]
    signing.talk_over_rider(**base.world.by(step.who, step.scene), rider=rider)


def _draft_rider(base: Base, step: Step) -> None:
    """A rider is recorded and not delivered yet; its performer does not see it either."""
    world = base.world
    last = world.record(step.scene).riders[world[step.by]][-1]
    clauses = [
        {"kind": "permit", "box": box_data(clause.box), "text": clause.text} for clause in last.clauses
    ]
    riders.record_rider(**world.by("ines", step.scene), person=world[step.by], clauses=clauses)


def _mark(base: Base, step: Step) -> None:
    """The coordinator keeps or dismisses what was flagged in the script's first scene."""
    world = base.world
    for passage in passages_of(base.also["draft"])[:2]:
        marks.mark_passage(world.production, world["ines"], passage=passage.id, mark=step.on, at=world.tick())


def _read_scene(base: Base, step: Step) -> None:
    world, draft = base.world, base.also["draft"]
    marks.mark_scene_read(world.production, world["ines"], draft=draft, index=2, at=world.tick())


def _later_draft(base: Base, step: Step) -> None:
    """The script comes in with other words; what stands in the record is what it was."""
    world = base.world
    read_draft(world.production, world["ines"], data=PINK.encode(), at=world.tick())


def _take_back(base: Base, step: Step) -> None:
    plans.take_back(**base.world.by("ines", step.scene))


def _hold(base: Base, step: Step) -> None:
    sets.hold(**base.world.by(step.who, step.scene))


def _end_holds(base: Base, step: Step) -> None:
    for hold in base.world.record(step.scene).holds:
        sets.end_hold(**base.world.by("ines", step.scene), hold=hold.id)


def _publish(base: Base, step: Step) -> None:
    """The coordinator publishes part of the approved order; its beats are joined by blanks."""
    chosen = [base.world.beats[name] for name in step.on.split()]
    plans.publish_plan(**base.world.by("ines", step.scene), proposal=base.first, candidates=chosen)


def _palette(base: Base, step: Step) -> None:
    chosen = [base.world.beats[name] for name in step.on.split()]
    plans.publish_palette(**base.world.by("ines", step.scene), candidates=chosen)


def _propose(base: Base, step: Step) -> None:
    chosen = [base.world.beats[name] for name in step.on.split()]
    plans.propose_plan(**base.world.by("teodor", step.scene), candidates=chosen)


def _approve(base: Base, step: Step) -> None:
    world = base.world
    last = list(world.record(step.scene).proposals)[-1]
    plans.approve_plan(**world.by(step.who, step.scene), proposal=last)


def _intent(base: Base, step: Step) -> None:
    scenes.state_intent(**base.world.by("teodor", step.scene), text=f"They dance. {step.on}")


def _roster(base: Base, step: Step) -> None:
    named: dict[str, Any] = {"name": "Kit Arden", "role": "boom operator", "reason": "Holds the boom."}
    sets.put_on_roster(**base.world.by("ines", step.scene), **named, where="remote")


def _move_call(base: Base, step: Step) -> None:
    world = base.world
    world.at = world.tick()
    scenes.move_call(
        world.production,
        world["priya"],
        day=world.days["Day 14"],
        call=CALL.replace(hour=int(step.on)),
        at=world.at,
    )


def _place(base: Base, step: Step) -> None:
    """The scene goes to another day: what was said for one day alone does not count there."""
    scenes.place_scene(**base.world.by("priya", step.scene), day=base.world.days[step.on])


def _take(base: Base, step: Step) -> None:
    named: dict[str, Any] = {"slate": "42A", "number": 1, "rate": "24/1", "frames": (0, 48)}
    sets.log_take(**base.world.by("ines", step.scene), **named, shown="")


def _seal(base: Base, step: Step) -> None:
    sealing.seal(base.world.tick())


DOES: Final[Mapping[str, Callable[[Base, Step], None]]] = {
    **dict.fromkeys(ANSWERS, _answer),
    "fence": _fence,
    "gate": _gate,
    "open": _open,
    "lift": _lift,
    "end opening": _end_opening,
    "meet": _meet,
    "sign": _sign,
    "write": _write,
    "reoffer": _reoffer,
    "rehearse": _rehearse,
    "draft rider": _draft_rider,
    "mark": _mark,
    "read scene": _read_scene,
    "later draft": _later_draft,
    "ask": _ask,
    "talk over": _talk_over,
    "take back": _take_back,
    "hold": _hold,
    "end holds": _end_holds,
    "publish": _publish,
    "palette": _palette,
    "propose": _propose,
    "approve": _approve,
    "intent": _intent,
    "roster": _roster,
    "move call": _move_call,
    "place": _place,
    "take": _take,
    "seal": _seal,
}
