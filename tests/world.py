"""The one cast of all tests, recorded by real acts: scene 42 of *The Long Tide*."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import define, field

from beforehand.agreement.actions import Action, Macro, Show, Touch
from beforehand.agreement.beats import Beat, write_beat
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_data import boundary_data
from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.names import Name
from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.store.scene_reading import read_scene
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import answers, boundaries, candidates, plans, production, riders, scenes, signing

START = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
CALL = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
EVERY_LEAF = frozenset(VOCABULARY.leaves)
CAST = {
    "ines": ("Ines Duarte", "she"),
    "mara": ("Mara Okafor", "she"),
    "jonas": ("Jonas Lindqvist", "he"),
    "teodor": ("Teodor Hale", "he"),
    "calder": ("Calder Wyeth", "he"),
    "priya": ("Priya Nair", "she"),
    "oona": ("Oona Kessler", "she"),
}
WIDE = {
    "teodor": "director",
    "calder": "producer",
    "priya": "assistant_director",
    "oona": "costume",
}


@define
class World:
    """A production in the database, and the ids of everything in it by short names."""

    production: str
    people: dict[str, str]
    scenes: dict[str, str] = field(factory=dict)
    days: dict[str, str] = field(factory=dict)
    beats: dict[str, str] = field(factory=dict)
    grants: dict[tuple[str, str, str], str] = field(factory=dict)
    riders: dict[tuple[str, str], str] = field(factory=dict)
    at: datetime = START

    def __getitem__(self, person: str) -> str:
        return self.people[person]

    def tick(self) -> datetime:
        """The next minute: every act of a test has a time of its own."""
        self.at += timedelta(minutes=1)
        return self.at

    def record(self, scene: str = "42") -> Any:
        return read_scene(DjangoTables(), self.scenes[scene])

    def digest(self, beat: str, scene: str = "42") -> str:
        return str(self.record(scene).candidates[self.beats[beat]].digest)

    def by(self, person: str, scene: str = "42") -> dict[str, Any]:
        """What every use case in a scene is called with."""
        return {
            "production": self.production,
            "author": self[person],
            "scene": self.scenes[scene],
            "at": self.tick(),
        }

    def names(self) -> dict[str, Name]:
        return {self[k]: Name(full.split()[0], full, pronoun) for k, (full, pronoun) in CAST.items()}

    def add_scene(self, number: str, title: str, performers: tuple[str, ...], lines: int = 36) -> None:
        text = [f"Line {n} of scene {number}." for n in range(1, lines + 1)]
        args = {"number": number, "title": title, "lines": text, "draft": "Blue, 14 Nov 2026", "page": "51"}
        ines = self["ines"]
        self.scenes[number] = scenes.write_scene(self.production, ines, **args, at=self.tick())  # type: ignore[arg-type]  # the dict is of str but for lines
        for who in performers:
            self.grant(who, "performer", number)

    def grant(self, who: str, role: str, scene: str = "") -> None:
        where = self.scenes[scene] if scene else ""
        made = production.grant_role(
            self.production, self["ines"], person=self[who], role=role, scene=where, at=self.tick()
        )
        self.grants[who, role, scene] = made

    def add_day(self, label: str, call: datetime, *numbers: str) -> None:
        ines = self["ines"]
        self.days[label] = scenes.set_day(
            self.production, ines, label=label, call=call, place="stage 2", at=self.tick()
        )
        for number in numbers:
            scenes.place_scene(**self.by("ines", number), day=self.days[label])

    def open_all(self, who: str) -> list[str]:
        """Everything open to everybody in the scene: three entries, given, received, shown."""
        everybody = frozenset(self.people.values())
        made = []
        for direction in ("given", "received", "shown"):
            entry = open_entry(self[who], direction, everybody)
            made.append(boundaries.set_boundary(self.production, self[who], entry, at=self.tick()))
        return made

    def write(self, name: str, beat: Beat, scene: str = "42", lines: tuple[int, int] = (0, 0)) -> str:
        self.beats[name] = candidates.write_candidate(**self.by("ines", scene), beat=beat, lines=lines)
        return self.beats[name]

    def put(self, name: str, *to: str, scene: str = "42") -> None:
        people = [self[who] for who in to]
        candidates.put_candidate(**self.by("ines", scene), candidate=self.beats[name], to=people)

    def agree(self, who: str, name: str, scene: str = "42") -> None:
        self.agree_to(who, self.digest(name, scene), scene)

    def agree_to(self, who: str, digest: str, scene: str = "42") -> None:
        record = self.record(scene)
        known = record.answers.get((self[who], digest))
        seen = [n.id for n in known.narrowings] if known else []
        answers.agree(**self.by(who, scene), digest=digest, seen=seen)

    def put_orders(self, proposal: str, *to: str, scene: str = "42") -> None:
        """Put the order to each and have it agreed."""
        for who in to:
            candidates.put_order(**self.by("ines", scene), proposal=proposal, to=self[who])
            (digest,) = [
                d
                for d in self.record(scene).open_orders[self[who]]
                if (self[who], d) not in self.record(scene).answers
            ]
            self.agree_to(who, digest, scene)

    def propose(self, *names: str, scene: str = "42", by: str = "teodor", approver: str = "teodor") -> str:
        chosen = [self.beats[n] for n in names]
        plans.publish_palette(**self.by("ines", scene), candidates=chosen)
        proposal = plans.propose_plan(**self.by(by, scene), candidates=chosen)
        plans.approve_plan(**self.by(approver, scene), proposal=proposal)
        return proposal

    def rider(
        self,
        who: str,
        scene: str = "42",
        *,
        signed: bool = True,
        locales: tuple[str, ...] = (),
        told: Callable[[str], object] = str,
    ) -> str:
        """A wide rider, delivered, and signed unless told otherwise; each act is told."""
        box = {"given": "agents", "received": "targets"}
        everybody = frozenset(self.people.values())
        clauses = [
            {
                "kind": "permit",
                "box": box_data(wide_contact(self[who], side, everybody)),
                "text": f"{side} touch",
            }
            for side in box
        ]
        clauses.append({"kind": "permit", "box": box_data(wide_exposure(self[who])), "text": "may be shown"})
        rider = riders.record_rider(
            **self.by("ines", scene), person=self[who], clauses=clauses, locales=locales
        )
        told(f"Ines records a rider for {who.capitalize()}.")
        riders.deliver_rider(**self.by("ines", scene), rider=rider)
        told(f"Ines delivers it to {who.capitalize()}.")
        self.riders[who, scene] = rider
        if signed:
            self.sign(who, scene)
        return rider

    def sign(self, who: str, scene: str = "42") -> None:
        rider = self.riders[who, scene]
        digest = next(r.digest for r in self.record(scene).riders[self[who]] if r.id == rider)
        signing.sign_rider(**self.by(who, scene), rider=rider, digest=digest)


def open_entry(person: str, direction: str, by: frozenset[str], disposition: str = "open") -> dict[str, Any]:
    """Everything of one direction, listed."""
    touch = direction != "shown"
    return boundary_data(
        Boundary(
            id="",
            person=person,
            direction=direction,
            leaves=EVERY_LEAF,
            disposition=disposition,
            by=by if touch else frozenset(),
            parts=EVERY_LEAF if touch else frozenset(),
            layers=frozenset(VOCABULARY.layers) if touch else frozenset(),
            verbs=frozenset(VOCABULARY.verbs) if touch else frozenset(),
            pressures=frozenset(VOCABULARY.pressures) if touch else frozenset(),
            states=frozenset() if touch else frozenset(VOCABULARY.states),
            audiences=frozenset() if touch else frozenset(VOCABULARY.audiences),
            seconds=600,
            repeats=20,
        )
    )


def fence_entry(person: str, leaves: set[str], by: frozenset[str]) -> dict[str, Any]:
    """A fence around these leaves, for touch received from these people."""
    return open_entry(person, "received", by, "fence") | {
        "leaves": sorted(leaves),
        "seconds": 1,
        "repeats": 1,
    }


def wide_contact(person: str, side: str, everybody: frozenset[str]) -> Any:
    from beforehand.agreement.boxes import Contact

    mine = frozenset({person})
    return Contact(
        agents=mine if side == "given" else everybody,
        parts=EVERY_LEAF,
        targets=everybody if side == "given" else mine,
        leaves=EVERY_LEAF,
        layers=frozenset(VOCABULARY.layers),
        verbs=frozenset(VOCABULARY.verbs),
        pressures=frozenset(VOCABULARY.pressures),
        seconds=600,
        repeats=20,
    )


def wide_exposure(person: str) -> Any:
    from beforehand.agreement.boxes import Exposure

    everything = (EVERY_LEAF, frozenset(VOCABULARY.states), frozenset(VOCABULARY.audiences))
    return Exposure(frozenset({person}), *everything, seconds=600, repeats=20)


def beat(world: World, *actions: Action, seconds: int = 10, **more: Any) -> Beat:
    return write_beat(actions, world.names(), seconds=seconds, **more)


def new_world() -> World:
    """The production with its people; no scene yet."""
    made, ines = production.start_production(
        title="The Long Tide",
        coordinator="Ines Duarte",
        pronouns="she",
        timezone="Europe/London",
        pack="sag-aftra",
        operator="North Quay Intimacy Coordination",
        at=START,
    )
    world = World(made, {"ines": ines})
    for who, (name, pronouns) in CAST.items():
        if who != "ines":
            world.people[who] = production.add_person(
                made, ines, name=name, pronouns=pronouns, at=world.tick()
            )
    for who, role in WIDE.items():
        world.grant(who, role)
    return world


def scene_42(world: World) -> World:
    """Scene 42 with three beats put to Mara and Jonas, nothing answered."""
    world.add_scene("42", "Boathouse, night", ("mara", "jonas"))
    world.add_day("Day 14", CALL, "42")
    mara, jonas = world["mara"], world["jonas"]
    world.open_all("mara")
    world.open_all("jonas")
    world.write(
        "dance",
        beat(world, Macro("slow_dance", (mara, jonas), "cloth", "surface", 40), seconds=40),
        lines=(13, 15),
    )
    world.write(
        "kiss", beat(world, Macro("kiss", (mara, jonas), "skin", "surface", 3), seconds=3), lines=(17, 18)
    )
    waist = Touch(
        "move_to", (jonas,), ("right_hand",), (mara,), ("upper_back", "waist"), "cloth", "surface", 4
    )
    world.write("waist", beat(world, waist, seconds=4), lines=(20, 20))
    for name in ("dance", "kiss", "waist"):
        world.put(name, "mara", "jonas")
    return world


def agreed_42(world: World) -> World:
    """All three beats agreed by both."""
    for name in ("dance", "kiss", "waist"):
        for who in ("mara", "jonas"):
            world.agree(who, name)
    return world


def may_shoot_42() -> World:
    """Scene 42 with plan v1 in force, riders signed in time: it may be shot."""
    world = agreed_42(scene_42(new_world()))
    proposal = world.propose("dance", "kiss", "waist")
    world.put_orders(proposal, "mara", "jonas")
    plans.publish_plan(**world.by("ines"), proposal=proposal)
    world.rider("mara")
    world.rider("jonas")
    return world


__all__ = [
    "CALL",
    "CAST",
    "START",
    "Show",
    "World",
    "agreed_42",
    "beat",
    "may_shoot_42",
    "new_world",
    "scene_42",
]
