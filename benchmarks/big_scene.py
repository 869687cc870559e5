"""A scene of 40 beats and 6 performers, each with 60 boundaries and a rider of 20 clauses, by real acts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import define, field

from beforehand.agreement.actions import Touch
from beforehand.agreement.beats import write_beat
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boundary_data import boundary_data
from beforehand.agreement.boxes import Contact
from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.names import Name
from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.studio import answers, boundaries, candidates, plans, production, riders, scenes, signing

LEAVES = tuple(sorted(leaf for leaf, known in VOCABULARY.leaves.items() if not known.guarded))
BEATS, PERFORMERS, ENTRIES, CLAUSES = 40, 6, 60, 20
START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
CALL = START + timedelta(days=10)


@define
class BigScene:
    """Ids of the scene and of all in it, and a clock that goes on by a second for each act."""

    production: str
    coordinator: str
    scene: str = ""
    performers: list[str] = field(factory=list)
    candidates: list[str] = field(factory=list)
    digests: list[str] = field(factory=list)
    at: datetime = START

    def by(self, author: str) -> dict[str, Any]:
        """What a use case in the scene is called with."""
        self.at += timedelta(seconds=1)
        return {"production": self.production, "author": author, "scene": self.scene, "at": self.at}

    def next(self) -> datetime:
        """The next second."""
        self.at += timedelta(seconds=1)
        return self.at


def build() -> BigScene:
    """Record it all, up to a published plan that may be shot."""
    made, ines = production.start_production(
        title="A large scene",
        coordinator="Ines Duarte",
        timezone="Europe/London",
        pack="house",
        operator="North Quay",
        at=START,
    )
    big = BigScene(made, ines)
    director = production.add_person(made, ines, name="Teodor Hale", at=big.next())
    production.grant_role(made, ines, person=director, role="director", at=big.next())
    big.scene = scenes.write_scene(
        made, ines, number="90", title="The dance hall", lines=["A dance hall."], at=big.next()
    )
    day = scenes.set_day(made, ines, label="Day 1", call=CALL, at=big.next())
    scenes.place_scene(**big.by(ines), day=day)
    for n in range(PERFORMERS):
        person = production.add_person(made, ines, name=f"Performer{n} Sample", at=big.next())
        production.grant_role(made, ines, person=person, role="performer", scene=big.scene, at=big.next())
        big.performers.append(person)
    for person in big.performers:
        _boundaries(big, person)
        _rider(big, person)
    for n in range(BEATS):
        _beat(big, n)
    _plan(big, director)
    return big


def _beat(big: BigScene, n: int) -> None:
    names = {p: Name(f"P{i}", f"Performer{i} Sample", "they") for i, p in enumerate(big.performers)}
    ring = [*big.performers[1:], big.performers[0]]
    actions = [
        Touch("rest", (a,), ("right_hand",), (b,), (LEAVES[(n + i) % len(LEAVES)],), "cloth", "surface", 5)
        for i, (a, b) in enumerate(zip(big.performers, ring, strict=True))
    ]
    beat = write_beat(actions, names, seconds=5 + n, masking=f"Set-up {n}")
    made = candidates.write_candidate(**big.by(big.coordinator), beat=beat)
    candidates.put_candidate(**big.by(big.coordinator), candidate=made, to=big.performers)
    for person in big.performers:
        answers.agree(**big.by(person), digest=beat.digest, seen=())
    big.candidates.append(made)
    big.digests.append(beat.digest)


def _boundaries(big: BigScene, person: str) -> None:
    everybody = frozenset(big.performers)
    for n in range(ENTRIES):
        direction = "given" if n % 2 else "received"
        entry = Boundary(
            id="",
            person=person,
            direction=direction,
            leaves=frozenset(LEAVES) if n < 2 else frozenset({LEAVES[n % len(LEAVES)]}),
            disposition="open",
            by=everybody,
            parts=frozenset(LEAVES),
            layers=frozenset({"cloth", "barrier"}),
            verbs=frozenset(VOCABULARY.verbs),
            pressures=frozenset(VOCABULARY.pressures),
            seconds=600,
            repeats=20,
        )
        boundaries.set_boundary(big.production, person, boundary_data(entry), at=big.next())


def _rider(big: BigScene, person: str) -> None:
    everybody = frozenset(big.performers)
    clauses = [
        {"kind": "permit", "box": box_data(_box(everybody, n)), "text": f"Clause {n}"} for n in range(CLAUSES)
    ]
    rider = riders.record_rider(**big.by(big.coordinator), person=person, clauses=clauses)
    riders.deliver_rider(**big.by(big.coordinator), rider=rider)
    record = _record(big)
    signing.sign_rider(**big.by(person), rider=rider, digest=record.riders[person][0].digest)


def _box(everybody: frozenset[str], n: int) -> Contact:
    leaves = frozenset(LEAVES) if n == CLAUSES - 1 else frozenset({LEAVES[n]})
    return Contact(
        agents=everybody,
        parts=frozenset(LEAVES),
        targets=everybody,
        leaves=leaves,
        layers=frozenset({"cloth"}),
        verbs=frozenset({"rest"}),
        pressures=frozenset({"surface"}),
        seconds=600,
        repeats=20,
    )


def _plan(big: BigScene, director: str) -> None:
    plans.publish_palette(**big.by(big.coordinator), candidates=big.candidates)
    proposal = plans.propose_plan(**big.by(director), candidates=big.candidates)
    plans.approve_plan(**big.by(director), proposal=proposal)
    for person in big.performers:
        candidates.put_order(**big.by(big.coordinator), proposal=proposal, to=person)
        (digest,) = _record(big).open_orders[person]
        answers.agree(**big.by(person), digest=digest, seen=())
    plans.publish_plan(**big.by(big.coordinator), proposal=proposal)


def _record(big: BigScene) -> Any:
    from beforehand.store.scene_reading import read_scene
    from beforehand.store.tables.django_tables import DjangoTables

    return read_scene(DjangoTables(), big.scene)
