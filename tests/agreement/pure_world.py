"""Scene 42 by acts alone, in memory: no database, no clock. What the machine of rule 2 plays with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from beforehand.agreement.actions import Macro, Touch
from beforehand.agreement.beats import Beat, beat_data, write_beat
from beforehand.agreement.boxes import Box
from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.names import Name
from beforehand.agreement.orders import order_digest
from beforehand.agreement.record import SceneRecord
from beforehand.agreement.rider_digest import rider_digest
from beforehand.agreement.riders import Clause, Rider
from beforehand.agreement.standing import shootable
from beforehand.journal.act import Body, Saved, instant
from beforehand.journal.acts import answers, boundaries, candidates, days, people, plans, riders
from beforehand.store.scene_reading import read_scene
from beforehand.store.settle import carry_out
from tests.agreement.told import scene_may_be_shot
from tests.memory import MemoryTables
from tests.world import open_entry, wide_contact, wide_exposure

T0 = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
CALL = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
NOW = CALL + timedelta(hours=1)
PRODUCTION, SCENE, DAY, INES, MARA, JONAS, TEODOR, CALDER = (
    f"00000000-0000-4000-8000-{n:012d}" for n in range(8)
)
NAMES = {
    MARA: Name("Mara", "Mara Okafor", "she"),
    JONAS: Name("Jonas", "Jonas Lindqvist", "he"),
}
PEOPLE = {
    INES: "Ines Duarte",
    MARA: "Mara Okafor",
    JONAS: "Jonas Lindqvist",
    TEODOR: "Teodor Hale",
    CALDER: "Calder Wyeth",
}
EVERYBODY = frozenset(PEOPLE)
BEATS: dict[str, Beat] = {
    "dance": write_beat([Macro("slow_dance", (MARA, JONAS), "cloth", "surface", 40)], NAMES, seconds=40),
    "kiss": write_beat([Macro("kiss", (MARA, JONAS), "skin", "surface", 3)], NAMES, seconds=3),
    "cheek": write_beat(
        [Touch("rest", (JONAS,), ("left_hand",), (MARA,), ("right_cheek",), "skin", "surface", 2)],
        NAMES,
        seconds=2,
    ),
}


class PureWorld:
    """The tables and a counter for ids and times."""

    def __init__(self) -> None:
        self.tables = MemoryTables()
        self.count = 100
        self.candidates: dict[str, str] = {}
        self.grants: dict[tuple[str, str], str] = {}

    def id(self) -> str:
        self.count += 1
        return f"00000000-0000-4000-8000-{self.count:012d}"

    def act(
        self, body: Body, author: str = INES, scene: str | None = SCENE, seen: tuple[str, ...] = ()
    ) -> str:
        """Carry one act out; its id."""
        act = self.id()
        at = T0 + timedelta(milliseconds=self.count)
        carry_out(Saved(act, at, author, PRODUCTION, scene, body, "00" * 16, seen), self.tables)
        return act

    def record(self) -> SceneRecord:
        record = read_scene(self.tables, SCENE)
        assert record is not None
        return record

    def may_be_shot(self) -> frozenset[str]:
        """Beats shootable at the fixed instant, and the scene's own id when all of it may be shot."""
        record = self.record()
        scene = {SCENE} if scene_may_be_shot(record, NOW) else set()
        return shootable(record, NOW) | scene

    def grant(self, person: str, role: str, scene: str = "") -> None:
        grant = self.id()
        self.grants[person, role] = grant
        self.act(people.GrantRole(grant, person, role, scene, ""), scene=scene or None)

    def open_all(self, person: str) -> None:
        for direction in ("given", "received", "shown"):
            entry = open_entry(person, direction, EVERYBODY)
            self.act(boundaries.OpenBoundary(self.id(), entry), person, None)

    def narrowings(self, person: str, digest: str) -> tuple[str, ...]:
        known = self.record().answers.get((person, digest))
        return tuple(n.id for n in known.narrowings) if known else ()

    def agree(self, person: str, digest: str) -> None:
        self.act(answers.Agree(digest), person, seen=self.narrowings(person, digest))

    def rider(self, person: str, *, signed: bool = True) -> str:
        rider = Rider(
            id=self.id(),
            person=person,
            number=len(self.record().riders.get(person, ())) + 1,
            source="typed",
            source_digest="",
            doubling="none",
            named_doubles=frozenset(),
            notice_hours=48,
            clauses=tuple(
                Clause(self.id(), n, "permit", box, f"clause {n}")
                for n, box in enumerate(
                    (
                        wide_contact(person, "given", EVERYBODY),
                        wide_contact(person, "received", EVERYBODY),
                        wide_exposure(person),
                    ),
                    1,
                )
            ),
            digest="",
        )
        self.act(self.rider_body(rider))
        self.act(riders.DeliverRider(rider.id))
        if signed:
            self.act(riders.SignRider(rider.id, rider_digest(SCENE, rider), "en"), person)
        return rider.id

    def amendment(self, person: str, kind: str, box: Box) -> str:
        """One clause more, delivered and not signed; the rider's id."""
        rider, number = self.id(), len(self.record().riders.get(person, ())) + 1
        clause = {"id": self.id(), "number": 1, "kind": kind, "box": box_data(box), "text": "clause 1"}
        self.act(riders.RecordRider(rider, person, number, "typed", "", "none", (), 48, (clause,), "00" * 32))
        self.act(riders.DeliverRider(rider))
        return rider

    def rider_body(self, rider: Rider) -> riders.RecordRider:
        clauses = tuple(
            {"id": c.id, "number": c.number, "kind": c.kind, "box": box_data(c.box), "text": c.text}
            for c in rider.clauses
        )
        return riders.RecordRider(
            rider.id,
            rider.person,
            rider.number,
            "typed",
            "",
            "none",
            (),
            48,
            clauses,
            rider_digest(SCENE, rider),
        )

    def plan(self, names: tuple[str, ...] = ("dance", "kiss")) -> None:
        chosen = tuple(self.candidates[n] for n in names)
        self.act(plans.PublishPalette(self.id(), chosen))
        proposal = self.id()
        self.act(plans.ProposePlan(proposal, chosen), TEODOR)
        self.act(plans.ApprovePlan(proposal), TEODOR)
        digests = tuple(BEATS[n].digest for n in names)
        for person in (MARA, JONAS):
            order = order_digest(SCENE, digests)
            self.act(candidates.PutOrder(proposal, person, order, digests))
            self.agree(person, order)
        self.act(plans.PublishPlan(self.id(), 1, proposal, chosen))


def may_shoot() -> PureWorld:
    """Scene 42 with a plan of two beats that may be shot at NOW; a third beat is written and not put."""
    w = PureWorld()
    w.act(
        people.StartProduction("The Long Tide", "Europe/London", "house", "North Quay", "North Quay", 48),
        scene=None,
    )
    for person, name in PEOPLE.items():
        w.act(people.AddPerson(person, name, "they"), scene=None)
    w.grant(INES, "coordinator")
    w.grant(TEODOR, "director")
    w.grant(CALDER, "producer")
    w.act(candidates.WriteScene("42", "Boathouse, night", "", "", "", ("The boathouse.",)))
    w.act(days.SetDay(DAY, "Day 14", instant(CALL), "stage 2"), scene=None)
    w.act(days.PlaceScene(DAY))
    for person in (MARA, JONAS):
        w.grant(person, "performer", SCENE)
        w.open_all(person)
    for name, beat in BEATS.items():
        w.candidates[name] = w.id()
        w.act(candidates.WriteCandidate(w.candidates[name], beat_data(beat), beat.digest, 0, 0))
    for name in ("dance", "kiss"):
        w.act(candidates.PutCandidate(w.candidates[name], (MARA, JONAS)))
        for person in (MARA, JONAS):
            w.agree(person, BEATS[name].digest)
    w.plan()
    for person in (MARA, JONAS):
        w.rider(person)
    return w


def facts(w: PureWorld) -> dict[str, Any]:
    """What there is to act upon, for the machine's choices."""
    record = w.record()
    return {
        "fences": [b for p in record.boundaries.values() for b in p if b.disposition == "fence"],
        "openings": [b for p in record.boundaries.values() for b in p if b.disposition != "fence"],
        "holds": record.holds,
        "roster": record.roster,
        "riders": [r for rs in record.riders.values() for r in rs],
        "proposals": list(record.proposals.values()),
    }
