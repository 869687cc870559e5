"""Scenes 42 and 61 as records: agreed, open, signed in time, so that one thing can be changed at a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import evolve

from beforehand.agreement.actions import Action, Macro, Show, Touch
from beforehand.agreement.answers import Agreement, Answers, Narrowing
from beforehand.agreement.beats import Beat, write_beat
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.orders import order_digest
from beforehand.agreement.record import Candidate, Day, Palette, Person, Plan, Proposal, SceneRecord
from beforehand.agreement.riders import Clause, Rider
from beforehand.agreement.vocabulary import VOCABULARY
from tests.agreement.cast import CALDER, JONAS, KIT, MARA, NAMES, TEODOR

CALL = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
DAY = Day("day-14", "Day 14", CALL, "stage 2")
OTHER_DAY = Day("day-15", "Day 15", CALL + timedelta(days=1), "harbour")
DELIVERED = CALL - timedelta(hours=100)
PUBLISHED = CALL - timedelta(hours=60)
EVERYBODY = frozenset({MARA, JONAS, TEODOR, KIT})
LEAVES = frozenset(VOCABULARY.leaves)


def dance(a: str = MARA, b: str = JONAS, **more: Any) -> Beat:
    return beat(Macro("slow_dance", (a, b), "cloth", "surface", 40), seconds=40, **more)


def kiss(a: str = MARA, b: str = JONAS, **more: Any) -> Beat:
    return beat(Macro("kiss", (a, b), "skin", "surface", 3), seconds=3, **more)


def waist(layer: str = "cloth", **more: Any) -> Beat:
    path = ("upper_back", "waist")
    touch = Touch("move_to", (JONAS,), ("right_hand",), (MARA,), path, layer, "surface", 4)
    return beat(touch, seconds=4, **more)


def bare_shoulder(person: str = MARA, **more: Any) -> Beat:
    seen = Show(person, ("right_shoulder",), "bare", ("floor", "picture"), 5)
    return beat(seen, seconds=5, **more)


def own_hands(person: str = MARA) -> Beat:
    held = Touch("hold", (person,), ("right_hand",), (person,), ("left_hand",), "skin", "surface", 5)
    return beat(held, seconds=5)


def beat(*actions: Action, seconds: int, **more: Any) -> Beat:
    return write_beat(actions, NAMES, seconds=seconds, **more)


def candidate(name: str, content: Beat, offered: tuple[str, ...] = ()) -> Candidate:
    return Candidate(name, content, content.digest, {who: f"offer-{name}-{who}" for who in offered})


def entry(person: str, direction: str, disposition: str = "open", **more: Any) -> Boundary:
    """Everything of one direction listed, of whoever is in the cast; ``more`` narrows it."""
    touch = direction != "shown"
    wide: dict[str, Any] = {
        "id": f"{direction}-{person}",
        "person": person,
        "direction": direction,
        "disposition": disposition,
        "leaves": LEAVES,
        "by": EVERYBODY if touch else frozenset(),
        "parts": VOCABULARY.parts if touch else frozenset(),
        "layers": frozenset(VOCABULARY.layers) if touch else frozenset(),
        "verbs": frozenset(VOCABULARY.verbs) if touch else frozenset(),
        "pressures": frozenset(VOCABULARY.pressures) if touch else frozenset(),
        "states": frozenset() if touch else frozenset(VOCABULARY.states),
        "audiences": frozenset() if touch else frozenset(VOCABULARY.audiences),
        "seconds": 600,
        "repeats": 20,
    }
    return Boundary(**{**wide, **more})


def all_open(person: str) -> tuple[Boundary, ...]:
    return tuple(entry(person, direction) for direction in ("given", "received", "shown"))


def touching(person: str, side: str, **more: Any) -> Contact:
    """A box of all touch that the person gives (``agents``) or receives (``targets``)."""
    mine = frozenset({person})
    wide: dict[str, Any] = {
        "agents": EVERYBODY,
        "parts": VOCABULARY.parts,
        "targets": EVERYBODY,
        "leaves": LEAVES,
        "layers": frozenset(VOCABULARY.layers),
        "verbs": frozenset(VOCABULARY.verbs),
        "pressures": frozenset(VOCABULARY.pressures),
        "seconds": 600,
        "repeats": 20,
    }
    return Contact(**{**wide, side: mine, **more})


def seen(person: str, **more: Any) -> Exposure:
    states, audiences = frozenset(VOCABULARY.states), frozenset(VOCABULARY.audiences)
    wide = {"leaves": LEAVES, "states": states, "audiences": audiences, "seconds": 600, "repeats": 20}
    return Exposure(people=frozenset({person}), **{**wide, **more})


def clause(rider: str, number: int, box: Box, kind: str = "permit", *, struck: bool = False) -> Clause:
    return Clause(f"{rider}-{number}", number, kind, box, f"Clause {number}.", struck)


def rider(person: str, number: int = 1, boxes: tuple[Box, ...] | None = None, **more: Any) -> Rider:
    """A wide rider, delivered and signed long before the call."""
    known = f"rider-{person}-{number}"
    wide = (touching(person, "agents"), touching(person, "targets"), seen(person))
    clauses = tuple(clause(known, n, box) for n, box in enumerate(boxes or wide, start=1))
    plain: dict[str, Any] = {
        "id": known,
        "person": person,
        "number": number,
        "source": "typed",
        "source_digest": "",
        "doubling": "none",
        "named_doubles": frozenset(),
        "notice_hours": 48,
        "clauses": clauses,
        "digest": f"digest of {known}",
        "delivered_at": DELIVERED,
        "signed_at": DELIVERED + timedelta(hours=5),
    }
    return Rider(**{**plain, **more})


def agreed(*people: str, to: str) -> dict[tuple[str, str], Answers]:
    return {(who, to): Answers((Agreement(f"agree-{who}-{to[:8]}"),)) for who in people}


def narrowed(record: SceneRecord, who: str, digest: str, kind: str, day: str | None = None) -> SceneRecord:
    """The record after one more narrowing."""
    was = record.answers.get((who, digest), Answers())
    one = Narrowing(f"{kind}-{who}-{digest[:8]}-{len(was.narrowings)}", kind, day, "2026-11-20T10:00:00Z")
    return evolve(
        record, answers={**record.answers, (who, digest): evolve(was, narrowings=(*was.narrowings, one))}
    )


def person(who: str, **more: Any) -> Person:
    return Person(who, NAMES[who].full, **{"powerful": who == TEODOR, "pronoun": NAMES[who].pronoun, **more})


def scene(
    number: str, beats: dict[str, Beat], performers: tuple[str, ...], approver: str, **more: Any
) -> SceneRecord:
    """A scene in which everything is agreed, open, signed and approved: it may be shot from its notice on."""
    candidates = {name: candidate(name, content, content.people) for name, content in beats.items()}
    answers: dict[tuple[str, str], Answers] = {}
    orders: dict[str, tuple[str, ...]] = {}
    for one in candidates.values():
        answers |= agreed(*one.beat.people, to=one.digest)
    for who in performers:
        own = tuple(c.digest for c in candidates.values() if who in c.beat.people)
        if len(own) > 1:
            digest = order_digest(number, own)
            orders[digest] = own
            answers |= agreed(who, to=digest)
    listed = tuple(candidates)
    plain: dict[str, Any] = {
        "scene": number,
        "number": number,
        "title": "Boathouse, night",
        "performers": {who: person(who) for who in sorted(performers, key=lambda p: NAMES[p].full)},
        "day": DAY,
        "candidates": candidates,
        "answers": answers,
        "orders": orders,
        "boundaries": {who: all_open(who) for who in performers},
        "riders": {who: (rider(who),) for who in performers},
        "palette": Palette("palette", listed, PUBLISHED),
        "proposals": {"proposal": Proposal("proposal", listed, approver, PUBLISHED, approver)},
        "plan": Plan("plan", 1, listed, "proposal", PUBLISHED),
    }
    return SceneRecord(**{**plain, **more})


def scene_42(**more: Any) -> SceneRecord:
    """Mara and Jonas, three beats; the director approves."""
    beats = {"dance": dance(), "kiss": kiss(), "waist": waist()}
    return scene("42", beats, (MARA, JONAS), TEODOR, **more)


def scene_61(**more: Any) -> SceneRecord:
    """Mara and the director, who is asked last; the producer approves."""
    beats = {"dance": dance(MARA, TEODOR), "kiss": kiss(MARA, TEODOR)}
    return scene("61", beats, (MARA, TEODOR), CALDER, title="Pier, night", **more)


def with_boundaries(record: SceneRecord, who: str, *entries: Boundary) -> SceneRecord:
    return evolve(record, boundaries={**record.boundaries, who: entries})


def with_riders(record: SceneRecord, who: str, *riders: Rider) -> SceneRecord:
    return evolve(record, riders={**record.riders, who: riders})


def with_candidate(record: SceneRecord, one: Candidate) -> SceneRecord:
    return evolve(record, candidates={**record.candidates, one.id: one})
