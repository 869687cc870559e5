"""The world that all worlds of these tests begin from: *The Long Tide* with three scenes in three conditions.

Scene 42 may be shot. In scene 61 the director performs, a plan is in force and two riders are unsigned. Scene 7 is
in preparation: a palette, no plan.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from attrs import define, field

from beforehand.agreement.actions import Macro
from beforehand.agreement.beats import Beat, write_beat
from beforehand.agreement.names import Name
from beforehand.studio import boundaries, candidates, plans, production, scenes, sealing, sets
from beforehand.studio.drafts.upload import read_draft
from tests.script_drafts import BLUE
from tests.world import CALL, CAST, World, fence_entry, new_world, open_entry, scene_42

ALSO: Final = {
    "ade": ("Ade Bankole", "he"),
    "petra": ("Petra Holm", "she"),
    "dana": ("Dana Whitlock", "she"),
    "kit": ("Kit Arden", "they"),
    "noor": ("Noor Haddad", "she"),
    "milo": ("Milo Brandt", "he"),
    "felix": ("Felix Grant", "he"),
}
"""Beside the cast of ``world.py``: Noor is the deputy, Milo was an assistant director, Felix is one in scene 7."""

NAMES: Final = CAST | ALSO
POWERFUL: Final = ("teodor", "calder", "priya")
WITH_POWER: Final = (*POWERFUL, "oona")
"""Whose pages must not depend on anything private; costume is told to be among them by DESIGN §5."""

PERFORMERS: Final = ("mara", "jonas", "ade", "petra")
"""Those who perform and hold no power."""

IN_SCENE: Final = {"42": ("mara", "jonas"), "61": ("mara", "ade"), "7": ("ade", "petra")}
"""Who of them performs where. Teodor is in 61 as well: his own acts there are his to see."""


@define
class Base:
    """The recorded world, and what the steps of a script need to know of it.

    Attributes:
        world: names to ids.
        first: the approved proposal behind scene 42's plan.
        orders: digest of the order put to a person, by (scene, person, which).
        entries: ids of boundaries, by (person, which).
        also: ids of things in addresses: Mara's first answer and her hold, and what is another production's.
    """

    world: World
    first: str = ""
    orders: dict[tuple[str, str, str], str] = field(factory=dict)
    entries: dict[tuple[str, str], str] = field(factory=dict)
    also: dict[str, str] = field(factory=dict)

    def digest(self, name: str, scene: str, who: str) -> str:
        """Of a beat, or of an order such as ``order 1``."""
        if name.startswith("order"):
            return self.orders[scene, who, name]
        return self.world.digest(name, scene)

    def macro(self, name: str, *people: str, seconds: int = 5, layer: str = "cloth") -> Beat:
        """A beat of one named action between these people."""
        world = self.world
        names = {world[k]: Name(full.split()[0], full, said) for k, (full, said) in NAMES.items()}
        pair = tuple(world[p] for p in people)
        return write_beat((Macro(name, pair, layer, "surface", seconds),), names, seconds=seconds)

    def entry(self, who: str, which: str, entry: dict[str, object]) -> None:
        """Set a boundary and remember its id."""
        world = self.world
        made = boundaries.set_boundary(world.production, world[who], entry, at=world.tick())
        self.entries[who, which] = made


def base_world() -> Base:
    """Record all of it."""
    world = new_world()
    for who, (name, pronouns) in ALSO.items():
        world.people[who] = production.add_person(
            world.production, world["ines"], name=name, pronouns=pronouns, at=world.tick()
        )
    world.grant("noor", "deputy")
    world.grant("dana", "representative")
    world.grant("milo", "assistant_director")
    production.revoke_role(
        world.production, world["ines"], grant=world.grants["milo", "assistant_director", ""], at=world.tick()
    )
    base = Base(world)
    _scene_42(base)
    _scene_61(base)
    _scene_7(base)
    _own_limits(base)
    _elsewhere(base)
    sealing.seal(world.tick())
    return base


def _scene_42(base: Base) -> None:
    """Plan v1 in force, riders signed; one more beat in the palette, one unanswered, one more order asked for."""
    world = scene_42(base.world)
    scenes.state_intent(**world.by("teodor"), text="They dance because they cannot talk.")
    world.write("hand", base.macro("hand_in_hand", "mara", "jonas"))
    world.write("shoulder", base.macro("head_on_shoulder", "mara", "jonas"))
    for name in ("hand", "shoulder"):
        world.put(name, "mara", "jonas")
    for name in ("dance", "kiss", "waist", "hand"):
        for who in ("mara", "jonas"):
            world.agree(who, name)
    sets.put_on_roster(
        **world.by("ines"), name="Oona Kessler", role="costume", reason="Holds the robe.", where="floor"
    )
    chosen = [world.beats[name] for name in ("dance", "kiss", "waist", "hand")]
    plans.publish_palette(**world.by("ines"), candidates=chosen)
    base.first = _approved(base, "42", "dance", "kiss", "waist", approver="teodor")
    _put_order(base, "42", base.first, "order 1", "mara", "jonas", agreed=True)
    plans.publish_plan(**world.by("ines"), proposal=base.first)
    world.rider("mara")
    world.rider("jonas")
    second = _approved(base, "42", "waist", "dance", "kiss", approver="teodor")
    _put_order(base, "42", second, "order 2", "mara", "jonas", agreed=False)


def _scene_61(base: Base) -> None:
    world = base.world
    world.add_scene("61", "Pier, night", ("mara", "teodor", "ade"))
    world.add_day("Day 15", CALL + timedelta(days=1), "61")
    for who in ("teodor", "ade"):
        world.open_all(who)
    world.write("embrace", base.macro("embrace", "mara", "teodor"), scene="61")
    world.write("brow", base.macro("forehead_to_forehead", "mara", "ade"), scene="61")
    world.write("lean", base.macro("head_on_shoulder", "mara", "ade"), scene="61")
    for name, who in (
        ("embrace", "mara"),
        ("brow", "mara"),
        ("brow", "ade"),
        ("lean", "mara"),
        ("lean", "ade"),
    ):
        world.put(name, who, scene="61")
    world.agree("mara", "embrace", "61")
    world.agree("mara", "brow", "61")
    world.agree("ade", "brow", "61")
    world.put("embrace", "teodor", scene="61")
    world.agree("teodor", "embrace", "61")
    plans.publish_palette(**world.by("ines", "61"), candidates=[world.beats["embrace"], world.beats["brow"]])
    asked = _approved(base, "61", "embrace", "brow", approver="calder")
    _put_order(base, "61", asked, "order 1", "mara", agreed=True)
    plans.publish_plan(**world.by("ines", "61"), proposal=asked)
    world.rider("teodor", "61")
    for who in ("mara", "ade"):
        world.rider(who, "61", signed=False)


def _scene_7(base: Base) -> None:
    world = base.world
    world.add_scene("7", "Quay, morning", ("ade", "petra"))
    scenes.place_scene(**world.by("ines", "7"), day=world.days["Day 15"])
    world.open_all("petra")
    for name, macro in (
        ("walk", "hand_in_hand"),
        ("half", "half_embrace"),
        ("near", "forehead_to_forehead"),
    ):
        world.write(name, base.macro(macro, "ade", "petra"), scene="7")
        world.put(name, "ade", "petra", scene="7")
    for who, name in (("ade", "walk"), ("petra", "walk"), ("ade", "half")):
        world.agree(who, name, "7")
    plans.publish_palette(**world.by("ines", "7"), candidates=[world.beats["walk"]])
    plans.propose_plan(**world.by("teodor", "7"), candidates=[world.beats["walk"]])
    for who in ("ade", "petra"):
        world.rider(who, "7", signed=False)
    world.grant("felix", "assistant_director", "7")


def _own_limits(base: Base) -> None:
    """A fence and a gate of each, on places that no beat touches; an opening more, that nothing needs."""
    world = base.world
    everybody = frozenset(world.people.values())
    gate = {
        "disposition": "gate",
        "gate": "own_words",
        "words": "When we have eaten.",
        "leaves": ["left_foot"],
    }
    for who in PERFORMERS:
        base.entry(who, "fence", fence_entry(world[who], {"throat"}, everybody))
        base.entry(who, "gate", open_entry(world[who], "received", everybody) | gate)
        base.entry(who, "opening", open_entry(world[who], "given", everybody))
    answered = world.record().answers[world["mara"], world.digest("kiss")]
    base.also["answer"] = answered.agreements[0].id
    base.also["hold"] = sets.hold(**world.by("mara")).act
    sets.end_hold(**world.by("ines"), hold=base.also["hold"])
    candidates.write_candidate(**world.by("ines"), beat=base.macro("face_between_hands", "mara", "jonas"))


def _elsewhere(base: Base) -> None:
    """Another production on the same server, with a scene and a coordinator of its own."""
    world = base.world
    theirs, rosa = production.start_production(
        title="A Quiet Harbour",
        coordinator="Rosa Lind",
        timezone="Europe/London",
        pack="sag-aftra",
        operator="North Quay Intimacy Coordination",
        at=world.tick(),
    )
    scene = scenes.write_scene(theirs, rosa, number="1", title="Slipway", lines=["Gulls."], at=world.tick())
    base.also |= {"their production": theirs, "rosa": rosa, "their scene": scene}
    base.also["draft"] = read_draft(world.production, world["ines"], data=BLUE.encode(), at=world.tick())


def _approved(base: Base, scene: str, *names: str, approver: str) -> str:
    world = base.world
    chosen = [world.beats[name] for name in names]
    asked = plans.propose_plan(**world.by(approver, scene), candidates=chosen)
    plans.approve_plan(**world.by(approver, scene), proposal=asked)
    return asked


def _put_order(base: Base, scene: str, asked: str, name: str, *to: str, agreed: bool) -> None:
    world = base.world
    for who in to:
        before = world.record(scene).open_orders.get(world[who], frozenset())
        candidates.put_order(**world.by("ines", scene), proposal=asked, to=world[who])
        (digest,) = world.record(scene).open_orders[world[who]] - before
        base.orders[scene, who, name] = digest
        if agreed:
            world.agree_to(who, digest, scene)
